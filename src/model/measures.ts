import { sql } from 'kysely'
import type { Measure } from '#measure/declaration.ts'
import { columnOf, under, WHOSE } from '#measure/facts.ts'
import { kindWords, stateWords } from './words.ts'

const KIND = columnOf('kind', { vi: 'Mô hình, thí điểm', en: 'Model or pilot' }, kindWords)
const COMMON = { source: null, action: 'work.read', opensTo: 'things' } as const

const MODELS: Measure = {
  ...COMMON,
  key: 'models',
  label: { vi: 'Mô hình mới, thí điểm', en: 'Models and pilots' },
  definition: {
    vi: 'Mô hình mới và việc thí điểm do đơn vị và cấp dưới thực hiện từ ngày cuối kỳ trở về trước, theo tình trạng đến ngày ấy.',
    en: 'New models and pilots of the unit and those below begun by the last day, by how far they are then.',
  },
  noun: { vi: 'mô hình', en: 'models' },
  time: 'day',
  dimensions: [KIND, columnOf('state', { vi: 'Tình trạng', en: 'State' }, stateWords), WHOSE],
  rows: (targets, { to }) => sql`
    select above.ancestor_id as target_id, above.descendant_id as kept_by, model.from_day as on_day, model.kind, coalesce(last.stage, 'running') as state,
      model.public_id as thing_id, model.name as thing_name, '/models/' || model.public_id as thing_path
    from model
    left join lateral (
      select act.stage from model_act act where act.model_id = model.id and act.superseded_at is null and act.on_day <= ${to}
        and act.stage <> 'adopted'
      order by act.on_day desc, act.id desc limit 1
    ) last on true
    ${under(sql`model.organisation_id`, targets, sql`${to}::date`)}
    where model.superseded_at is null and model.from_day <= ${to}`,
}

const ADOPTIONS: Measure = {
  ...COMMON,
  key: 'model-adoptions',
  label: { vi: 'Đơn vị áp dụng mô hình', en: 'Models taken up' },
  definition: {
    vi: 'Lần một đơn vị bắt đầu áp dụng một mô hình trong kỳ, tính ở đơn vị áp dụng.',
    en: 'Each time a unit took up a model in the period, at that unit.',
  },
  noun: { vi: 'lần áp dụng', en: 'adoptions' },
  time: 'period',
  dimensions: [KIND, WHOSE],
  rows: (targets, { from, to }) => sql`
    select above.ancestor_id as target_id, above.descendant_id as kept_by, act.on_day, model.kind, model.public_id as thing_id, model.name as thing_name,
      '/models/' || model.public_id as thing_path
    from model_act act join model on model.id = act.model_id and model.superseded_at is null
    ${under(sql`act.organisation_id`, targets, sql`act.on_day`)}
    where act.stage = 'adopted' and act.superseded_at is null and act.on_day between ${from} and ${to}`,
}

export const MODEL_MEASURES: readonly Measure[] = [MODELS, ADOPTIONS]
