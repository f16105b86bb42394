import { Button } from '@mantine/core'
import { useParams } from '@tanstack/react-router'
import { formatDay } from '#platform/day.ts'
import { useAsk } from '#ui/ask.ts'
import { useAsOf } from '#ui/asof.tsx'
import { formatNumber } from '#ui/format.ts'
import { GoButton } from '#ui/go.tsx'
import { Card, Page } from '#ui/page.tsx'
import { Answer, Empty } from '#ui/states.tsx'
import { useWords } from '#ui/words.tsx'
import { getGathering } from './api.ts'
import { words as pageWords } from './page-words.ts'
import { words } from './print-words.ts'
import { listSites, type Sites } from './site-api.ts'
import { words as siteWords } from './site-words.ts'
import style from './gathering.module.css'

/** The list of sites on paper: number, site, chair, invited, present, remark, signature. */
export function SitesPrintPage() {
  const said = useWords(words)
  const page = useWords(pageWords)
  const { id } = useParams({ strict: false }) as { id: string }
  const { on } = useAsOf()
  const gathering = useAsk(getGathering, { id, on })
  const sites = useAsk(listSites, { id, on })
  const shown = gathering.data
  return (
    <Page
      title={said.listTitle}
      note={
        shown &&
        [shown.title, formatDay(shown.fromDay), shown.convener.name, shown.chair].filter(Boolean).join(' · ')
      }
      breadcrumb={[
        { name: page.title, to: '/gatherings' },
        ...(shown ? [{ name: shown.title, to: `/gatherings/${id}`, search: { tab: 'sites' } }] : []),
      ]}
      actions={
        <>
          <GoButton to={`/gatherings/${id}`} search={{ tab: 'sites' }}>
            {said.back}
          </GoButton>
          <Button onClick={() => print()}>{said.print}</Button>
        </>
      }
    >
      <Card>
        <Answer of={sites} lines={12}>
          {(found) => <Sheet sites={found} />}
        </Answer>
      </Card>
    </Page>
  )
}

function Sheet({ sites: { items, invited, present } }: { sites: Sites }) {
  const said = useWords(siteWords)
  const own = useWords(words)
  if (items.length === 0) return <Empty title={said.noSites}>{said.noSitesText}</Empty>
  const blank = (value: number | null) => (value === null ? '' : formatNumber(value))
  return (
    <div className={style.scroller} role="group" aria-label={own.listTitle} tabIndex={0}>
      <table className={style.sheet}>
        <caption className="dv-hidden">{own.listTitle}</caption>
        <thead>
          <tr>
            {[
              said.number,
              said.site,
              said.chair,
              said.invited,
              said.present,
              said.remark,
              said.signature,
            ].map((title) => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {items.map((site) => (
            <tr key={site.id}>
              <td className={style.number}>{site.number}</td>
              <td>
                {site.name}
                {site.place && <span className={style.small}>{site.place}</span>}
              </td>
              <td>{site.chair}</td>
              <td className={style.number}>{blank(site.invited)}</td>
              <td className={style.number}>{blank(site.present)}</td>
              <td>{site.note}</td>
              <td className={style.signature} />
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <td />
            <th scope="row">{said.total}</th>
            <td />
            <td className={style.number}>{formatNumber(invited)}</td>
            <td className={style.number}>{formatNumber(present)}</td>
            <td />
            <td />
          </tr>
        </tfoot>
      </table>
    </div>
  )
}
