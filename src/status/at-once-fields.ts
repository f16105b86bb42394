import type { Field } from '#procedure/declaration.ts'
import type { AtOnce } from './api.ts'

const NOTE: Field = {
  key: 'note',
  name: { vi: 'Ghi chú', en: 'Note' },
  kind: 'text',
  most: 500,
  required: false,
}

const FROM: Field = { key: 'from', name: { vi: 'Đi từ ngày', en: 'Away from' }, kind: 'day' }
const EXPECTED: Field = {
  key: 'expected_on',
  name: { vi: 'Dự kiến về ngày', en: 'Expected back on' },
  kind: 'day',
  future: true,
  required: false,
}
const PLACE: Field = {
  key: 'place',
  name: { vi: 'Nơi đến', en: 'Where to' },
  hint: { vi: 'Xã, phường; tỉnh, thành phố hoặc nước', en: 'Commune; province or country' },
  kind: 'text',
  most: 300,
  shownTo: 'person.contact',
}
const CONTACT: Field = {
  key: 'contact',
  name: { vi: 'Cách liên lạc', en: 'How to reach him' },
  kind: 'text',
  most: 200,
  required: false,
  shownTo: 'person.contact',
}

const STANDING: Field = {
  key: 'standing',
  name: { vi: 'Kết thúc', en: 'What ends' },
  kind: 'choice',
  choices: [
    { id: 'mien_sinh_hoat', name: { vi: 'Miễn công tác và sinh hoạt đảng', en: 'Exemption' } },
    { id: 'di_lam_an_xa', name: { vi: 'Đi làm ăn xa', en: 'Working far away' } },
    { id: 'o_nuoc_ngoai', name: { vi: 'Ở nước ngoài', en: 'Abroad' } },
  ],
}

const AWAY: readonly Field[] = [FROM, EXPECTED, PLACE, CONTACT, NOTE]

/** What is filled in for the acts that a branch records at once; shared by their procedures and the form. */
export const FIELDS_AT_ONCE: Record<AtOnce, readonly Field[]> = {
  'far-away': AWAY,
  abroad: AWAY,
  'status-return': [STANDING, NOTE],
  death: [NOTE],
}
