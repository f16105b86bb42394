/** Five lessons of the conference of 30/06/2021, shortened from the article. */
export const LESSONS_2021 = [
  'Bám sát các nghị quyết, quy định, quy chế, văn bản chỉ đạo của Trung ương; tranh thủ ý kiến chỉ đạo, hướng dẫn của cấp trên để chủ động tham mưu.',
  'Xây dựng đảng đoàn, ban cán sự đảng, đảng ủy đoàn kết, trong sạch, vững mạnh.',
  'Thực hiện tốt nguyên tắc tập trung dân chủ, quy chế làm việc; đề cao trách nhiệm của tập thể, cá nhân, nhất là người đứng đầu.',
  'Thường xuyên quan tâm, động viên, chia sẻ, tạo môi trường làm việc cho cán bộ, công chức, viên chức, người lao động.',
  'Làm tốt công tác quy hoạch, đào tạo, bồi dưỡng, bố trí sử dụng cán bộ và thực hiện chế độ, chính sách cán bộ.',
] as const

/** Six focal tasks of the same conference; the article gives their number, the division into six is ours. */
export const TASKS_2021 = [
  'Tiếp tục học tập, tuyên truyền Nghị quyết Đại hội XIII; cụ thể hóa bằng chương trình hành động.',
  'Hoàn thành chương trình công tác năm 2021 bảo đảm tiến độ, chất lượng; nâng cao năng lực tham mưu, chất lượng các đề án.',
  'Hoàn thiện các quy chế, quy định, hướng dẫn về công tác tổ chức xây dựng Đảng phù hợp với cơ quan, đơn vị.',
  'Rà soát, kiện toàn tổ chức bộ máy tinh gọn; quy hoạch, bổ nhiệm, giới thiệu bầu cử cán bộ theo lộ trình tăng tuổi nghỉ hưu; bảo đảm cơ cấu 3 độ tuổi.',
  'Nâng cao chất lượng phối hợp giữa các đảng đoàn, ban cán sự đảng, đảng ủy với các cơ quan Đảng ở Trung ương.',
  'Sơ kết, tổng kết, đánh giá mô hình thí điểm, nhân rộng mô hình hiệu quả; kịp thời tháo gỡ khó khăn, vướng mắc, kiến nghị.',
] as const

/** Five focal tasks of the city's commission for 2022; the article gives their number, the division is ours. */
export const TASKS_TPHCM = [
  'Tham mưu xây dựng và triển khai Chương trình công tác năm 2022 bảo đảm tiến độ, chất lượng; tiếp tục thực hiện các nghị quyết, quy định, kết luận của Trung ương về tổ chức xây dựng Đảng.',
  'Nâng cao hiệu quả các chương trình đào tạo nguồn cán bộ lãnh đạo, quản lý trẻ và cán bộ xuất thân từ công nhân; bổ sung chính sách thu hút nhân lực chất lượng cao.',
  'Tập trung công tác tổ chức cơ sở đảng, đảng viên; xây dựng đội ngũ đảng viên tiên phong, gương mẫu.',
  'Kiểm tra, giám sát chuyên đề về công tác tổ chức xây dựng Đảng; thực hiện kế hoạch khảo sát của Ban Chỉ đạo xây dựng các đề án.',
  'Thi đua xây dựng ngành trong sạch, vững mạnh; cải cách thủ tục hành chính, ứng dụng công nghệ thông tin; củng cố bộ máy và đội ngũ làm công tác tổ chức.',
] as const

/** Two matters which the national conference asked the whole sector to attend to in 2022. */
export const MATTERS_2022 = [
  'Chuẩn bị nội dung về tổ chức cơ sở đảng và đảng viên trình Hội nghị Trung ương 5.',
  'Tổng kết 15 năm thực hiện Nghị quyết Trung ương 5 khóa X về đổi mới phương thức lãnh đạo của Đảng, trình Hội nghị Trung ương 6.',
] as const
