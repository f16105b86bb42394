import { Button, Radio } from '@mantine/core'
import { useState } from 'react'
import { listJobs } from '#job/api.ts'
import type { Period } from '#statistics/period.ts'
import { useAct } from '#ui/ask.ts'
import { Go } from '#ui/go.tsx'
import { Card } from '#ui/page.tsx'
import { useSay, WhyNot } from '#ui/refusals.tsx'
import { tell } from '#ui/tell.ts'
import { useLocale, useWords } from '#ui/words.tsx'
import { LAYOUTS, requestForms } from './api.ts'
import { refusalWords } from './refusal-words.ts'
import { words } from './words.ts'
import style from './form.module.css'

/** Asks for all forms with the units below as one workbook; it is made in the background. */
export function MakeAll({ unit, period }: { unit: string; period: Period }) {
  const said = useWords(words)
  const lang = useLocale()
  const say = useSay(refusalWords)
  const [layout, setLayout] = useState<(typeof LAYOUTS)[number]>('rows')
  const ask = useAct(requestForms, { renews: [listJobs.path], onDone: () => tell(said.asked) })
  return (
    <Card title={said.all}>
      <div className={style.stack}>
        <p>{said.allHint}</p>
        <Radio.Group
          label={said.below2}
          value={layout}
          onChange={(value) => setLayout(value === 'sheets' ? 'sheets' : 'rows')}
        >
          <div className={style.stack}>
            {LAYOUTS.map((one) => (
              <Radio key={one} value={one} label={said.layouts[one]} />
            ))}
          </div>
        </Radio.Group>
        <WhyNot error={ask.error} say={say} />
        <div className={style.buttons}>
          <Button
            variant="default"
            loading={ask.isPending}
            onClick={() => ask.mutate({ organisationId: unit, ...period, layout, lang })}
          >
            {said.make}
          </Button>
          {ask.isSuccess && <Go to="/jobs">{said.toJobs}</Go>}
        </div>
      </div>
    </Card>
  )
}
