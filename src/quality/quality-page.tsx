import { useUnit } from '#access/session.tsx'
import { useAsk } from '#ui/ask.ts'
import { useAsOf } from '#ui/asof.tsx'
import { GoButton, useAddress } from '#ui/go.tsx'
import { LinkTabs } from '#ui/link-tabs.tsx'
import { Page } from '#ui/page.tsx'
import { Answer, Empty } from '#ui/states.tsx'
import { useWords } from '#ui/words.tsx'
import { getQuality } from './api.ts'
import { FoundPeople } from './found-people.tsx'
import { ScoreOverview } from './score-overview.tsx'
import { words } from './words.ts'
import style from './quality.module.css'

const VIEWS = ['overview', 'people'] as const

/** How complete and plausible the files of a unit are: by field, by the units below, person by person. */
export function QualityPage() {
  const said = useWords(words)
  const { on } = useAsOf()
  const { id, name } = useUnit()
  const [view] = useAddress<(typeof VIEWS)[number]>('view', 'overview')
  const quality = useAsk(getQuality, id ? { organisationId: id, on } : null)
  return (
    <Page
      title={said.title}
      note={name && said.note(name)}
      actions={
        <>
          <GoButton to="/quality/campaigns">{said.campaigns}</GoButton>
          <GoButton to="/quality/duplicates">{said.duplicates}</GoButton>
        </>
      }
    >
      {id === null ? (
        <Empty title={said.noUnit} />
      ) : (
        <>
          <LinkTabs
            label={said.parts}
            current={view}
            tabs={VIEWS.map((key) => ({
              key,
              name: said[key],
              to: '/quality',
              search: { view: key },
            }))}
          />
          <div className={style.panel}>
            {view === 'people' ? (
              <FoundPeople organisationId={id} mayList={quality.data?.may.list ?? true} />
            ) : (
              <Answer of={quality} lines={12}>
                {(found) => <ScoreOverview organisationId={id} quality={found} />}
              </Answer>
            )}
          </div>
        </>
      )}
    </Page>
  )
}
