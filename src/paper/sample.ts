import { day } from '#platform/day.ts'
import { composePaper, type Composed } from './compose.ts'
import type { Filled, Gathered, PaperForm, PaperValues } from './declaration.ts'
import { fill } from './filled.ts'
import { sampleValues } from './tags.ts'

/** What a form looks like with invented values. */
export function sampleFilled(form: PaperForm): Filled {
  const isPersonal = form.layout === 'form'
  const gathered: Gathered = {
    organisationId: '',
    subject: { kind: 'sample', id: '' },
    head: {
      ...(isPersonal ? {} : { superior: 'Đảng bộ tỉnh Ví dụ', issuer: 'Đảng ủy Ví dụ', number: '05-QĐ/ĐU' }),
      place: 'Ví dụ',
      on: day('2022-09-05'),
      subject: 'về việc ví dụ',
    },
    to: form.layout === 'letter' ? ['Đảng ủy Ví dụ'] : [],
    values: sampleValues(form.fields) as PaperValues,
    signature: isPersonal
      ? { authority: 'Người viết', name: 'Nguyễn Văn Ví' }
      : { authority: 'T/M Đảng ủy', post: 'Bí thư', name: 'Nguyễn Văn Ví' },
    ...(form.layout === 'minutes' ? { leftSignature: { name: 'Trần Thị Dụ' } } : {}),
    recipients: isPersonal ? [] : ['Như trên', 'Đảng ủy cấp trên'],
    keptAt: isPersonal ? null : 'Văn phòng',
  }
  return fill(form.fields, gathered)
}

/**
 * The built-in layout with tags in the place of values, from which a unit begins its own template. Rows of a list are
 * one row that repeats.
 */
export function startOfTemplate(form: PaperForm): Composed {
  const label = (key: string) => form.fields.find((one) => one.key === key)!.label.vi
  const text = (key: string) => `{${label(key)}}`
  const rows = (key: string) => {
    const field = form.fields.find((one) => one.key === key)!
    if (field.kind !== 'list') return []
    const last = field.columns.length - 1
    const entries = field.columns.map((column, at) => {
      const [begins, ends] = [
        at === 0 ? `{#${field.label.vi}}` : '',
        at === last ? `{/${field.label.vi}}` : '',
      ]
      return [column.key, `${begins}{${column.label.vi}}${ends}`] as const
    })
    return [Object.fromEntries(entries)]
  }
  const { gathered } = sampleFilled(form)
  const tagged: Gathered = {
    ...gathered,
    head: {
      ...gathered.head,
      ...(gathered.head.issuer
        ? { superior: '{Cơ quan cấp trên}', issuer: '{Cơ quan ban hành}', number: '{Số và ký hiệu}' }
        : {}),
      subject: '{Trích yếu}',
    },
    to: gathered.to!.length > 0 ? ['{Kính gửi}'] : [],
    signature: gathered.head.issuer
      ? { authority: '{Thẩm quyền ký}', post: '{Chức vụ người ký}', name: '{Người ký}' }
      : { authority: 'Người viết', name: '{Người ký}' },
    ...(gathered.leftSignature ? { leftSignature: { name: '{Người ghi biên bản}' } } : {}),
  }
  const paper = composePaper(form, { text, orDots: text, rows, gathered: tagged })
  const right = paper.head?.right.map((line) =>
    line.italic ? { ...line, text: '{Địa danh và ngày tháng}' } : line,
  )
  return {
    ...paper,
    head: paper.head && { left: paper.head.left, right: right! },
    recipients: paper.recipients && {
      heading: paper.recipients.heading,
      lines: ['{#Nơi nhận}', '- {Tên nơi nhận},', '{/Nơi nhận}', '- Lưu {Nơi lưu}.'],
    },
  }
}
