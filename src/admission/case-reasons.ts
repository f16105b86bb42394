import { reasons as cardReasons } from '#card/reasons.ts'
import { formatDay } from '#platform/day.ts'
import type { Procedure } from '#procedure/declaration.ts'
import type { CaseFacts, CaseRefusal } from './case-rules.ts'
import { conditionRefusals, returnRefusals, stepRefusals } from './refusal-words.ts'

/** Why an admission, a readmission or a restoration does not go on, as sentences. */
export const caseReasons: Procedure<CaseFacts, CaseRefusal>['reasons'] = {
  ...cardReasons,
  ...conditionRefusals,
  ...stepRefusals,
  ...returnRefusals,
  'not-listed': () => ({
    vi: 'Người này chưa có trong danh sách quần chúng ưu tú của chi bộ.',
    en: 'The person is on no branch’s list of outstanding people.',
  }),
  'listed-later': ({ since }) => ({
    vi: `Người này vào danh sách từ ${formatDay(since)}, sau ngày lập hồ sơ.`,
    en: `The person is on the list since ${formatDay(since)}, later than the case.`,
  }),
  'has-been-member': () => ({
    vi: 'Người này đã từng là đảng viên: làm thủ tục kết nạp lại hoặc khôi phục đảng tịch.',
    en: 'The person has been a member: readmit or restore instead.',
  }),
  'ceremony-late': ({ due }) => ({
    vi: `Quá hạn tổ chức lễ (${formatDay(due)}): cần văn bản đồng ý của cấp ủy có thẩm quyền.`,
    en: `The ceremony was due by ${formatDay(due)}: the superior’s consent is needed.`,
  }),
}
