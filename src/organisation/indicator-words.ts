import type { Words } from '#ui/words.tsx'

/** What published figures count, by code; a code that is missing here is shown as it is. */
export const indicatorWords = {
  members: { vi: 'Đảng viên', en: 'Members' },
  admitted: { vi: 'Kết nạp', en: 'Admitted' },
  considered_for_admission: { vi: 'Xét kết nạp', en: 'Considered for admission' },
  grassroots_organisations: { vi: 'Tổ chức cơ sở đảng', en: 'Grassroots organisations' },
  grassroots_committees: { vi: 'Đảng bộ cơ sở', en: 'Grassroots organisations with branches' },
  grassroots_branches: { vi: 'Chi bộ cơ sở', en: 'Grassroots branches' },
  applicant_classes: { vi: 'Lớp bồi dưỡng đối tượng Đảng', en: 'Classes for applicants' },
  applicant_learners: { vi: 'Học viên lớp đối tượng Đảng', en: 'Learners in classes for applicants' },
  new_member_classes: { vi: 'Lớp đảng viên mới', en: 'Classes for new members' },
  new_member_learners: { vi: 'Học viên lớp đảng viên mới', en: 'Learners in classes for new members' },
  badges_presented: { vi: 'Huy hiệu Đảng đã trao', en: 'Badges presented' },
  review_completed_percent: {
    vi: 'Tổ chức cơ sở đảng hoàn thành kiểm điểm hằng năm (%)',
    en: 'Grassroots organisations that completed the yearly review (%)',
  },
  target_grassroots_good_percent: {
    vi: 'Chỉ tiêu tổ chức cơ sở đảng hoàn thành tốt nhiệm vụ trở lên (%)',
    en: 'Target: grassroots organisations at “good” or better (%)',
  },
  target_members_good_percent: {
    vi: 'Chỉ tiêu đảng viên hoàn thành tốt nhiệm vụ trở lên (%)',
    en: 'Target: members at “good” or better (%)',
  },
  conference: { vi: 'Hội nghị', en: 'Conference' },
  conference_sites: { vi: 'Điểm cầu', en: 'Conference sites' },
  schemes: { vi: 'Đề án', en: 'Schemes' },
  matters_for_central_committee: {
    vi: 'Nội dung trình Ban Chấp hành Trung ương',
    en: 'Matters for the Central Committee',
  },
  plenums_implemented: { vi: 'Hội nghị Trung ương được triển khai', en: 'Plenums implemented' },
  task_groups_of_21_KL_TW: {
    vi: 'Nhóm nhiệm vụ của Kết luận 21-KL/TW',
    en: 'Groups of tasks in Conclusion 21-KL/TW',
  },
  programme_items_planned: { vi: 'Nội dung trong chương trình', en: 'Items planned in the programme' },
  programme_items_submitted: { vi: 'Nội dung đã trình', en: 'Items submitted' },
  items_outside_programme: { vi: 'Nội dung phát sinh ngoài chương trình', en: 'Items outside the programme' },
  focal_tasks: { vi: 'Nhiệm vụ trọng tâm', en: 'Focal tasks' },
  lessons: { vi: 'Bài học kinh nghiệm', en: 'Lessons' },
  review_after_years: { vi: 'Sơ kết sau (năm)', en: 'Reviewed after (years)' },
} satisfies Words
