import { formatDay, type Day } from '#platform/day.ts'

type Both = { vi: string; en: string }

/** What the engine says against opening a case, in the words of a transfer. */
export const openingWords = {
  'second-missing': { vi: 'Hãy chọn nơi nhận.', en: 'Choose the receiver.' },
  'second-is-home': { vi: 'Nơi nhận trùng nơi chuyển.', en: 'Sender and receiver are the same.' },
  'second-not-there': ({ name, on }: { name: string; on: Day }) => ({
    vi: `Ngày ${formatDay(on)} ${name} không còn hoạt động; hãy chọn tổ chức kế tục.`,
    en: `On ${formatDay(on)} ${name} is no longer there; choose its successor.`,
  }),
  'home-not-there': ({ name, on }: { name: string; on: Day }) => ({
    vi: `Ngày ${formatDay(on)} ${name} không còn hoạt động.`,
    en: `On ${formatDay(on)} ${name} is no longer there.`,
  }),
  'person-not-of-home': ({ on }: { on: Day }) => ({
    vi: `Ngày ${formatDay(on)} người này không sinh hoạt ở nơi chuyển.`,
    en: `On ${formatDay(on)} the person does not belong to the sender.`,
  }),
  'person-stands': ({ on }: { on: Day }) => ({
    vi: `Ngày ${formatDay(on)} người này đang được tính ở một tổ chức trong sổ; hãy chuyển trong sổ.`,
    en: `On ${formatDay(on)} a unit of the register counts the person; transfer inside the register.`,
  }),
  'case-open-already': ({ openedOn }: { openedOn: Day }) => ({
    vi: `Đã có hồ sơ cùng loại, mở ngày ${formatDay(openedOn)}, chưa kết thúc.`,
    en: `A case of this kind, opened on ${formatDay(openedOn)}, has not ended.`,
  }),
  'case-excluded': ({ openedOn }: { openedOn: Day }) => ({
    vi: `Đang có hồ sơ khác, mở ngày ${formatDay(openedOn)}, phải kết thúc trước.`,
    en: `Another case, opened on ${formatDay(openedOn)}, must end first.`,
  }),
  'field-missing': ({ field }: { field: Both }) => ({
    vi: `Chưa ghi “${field.vi}”.`,
    en: `“${field.en}” is missing.`,
  }),
  'field-wrong': ({ field }: { field: Both }) => ({
    vi: `“${field.vi}” chưa đúng.`,
    en: `“${field.en}” cannot be so.`,
  }),
  'field-in-future': ({ field }: { field: Both }) => ({
    vi: `“${field.vi}” chưa đến.`,
    en: `“${field.en}” is still to come.`,
  }),
  'act-in-future': ({ on }: { on: Day }) => ({
    vi: `Ngày ${formatDay(on)} chưa đến.`,
    en: `${formatDay(on)} is still to come.`,
  }),
  'subject-missing': { vi: 'Hãy chọn đảng viên.', en: 'Choose the member.' },
}
