type Say = (facts: Record<string, string | number>) => { vi: string; en: string }

/** What waits in the inbox about transfers, by code. */
export const awaitingWords: Record<'late-letter' | 'receive-list' | 'late-list', Say> = {
  'late-letter': () => ({
    vi: 'Giấy giới thiệu quá 30 ngày làm việc chưa được tiếp nhận: liên hệ đảng viên và nơi nhận',
    en: 'The letter has not been presented within 30 working days: ask the member and the receiver',
  }),
  'receive-list': ({ members }) => ({
    vi: `Tiếp nhận danh sách ${members} đảng viên`,
    en: `Receive a list of ${members} members`,
  }),
  'late-list': ({ members }) => ({
    vi: `Danh sách ${members} đảng viên quá 30 ngày làm việc chưa được tiếp nhận`,
    en: `A list of ${members} members has not been received within 30 working days`,
  }),
}
