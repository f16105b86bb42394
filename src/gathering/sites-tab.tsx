import { Button, NumberInput } from '@mantine/core'
import { useState } from 'react'
import { useAct, useAsk } from '#ui/ask.ts'
import { useAsOf, useClosedReason } from '#ui/asof.tsx'
import { TextField } from '#ui/field.tsx'
import { GoButton } from '#ui/go.tsx'
import { Card } from '#ui/page.tsx'
import { Answer, Empty } from '#ui/states.tsx'
import { Table, type Column } from '#ui/table.tsx'
import { useWords } from '#ui/words.tsx'
import type { Gathering } from './api.ts'
import { useDone } from '#ui/done.ts'
import { RENEWS, WriteDialog } from './dialog.tsx'
import { MakeSites } from './make-sites.tsx'
import { changeSite, listSites, withdrawSite, type Site } from './site-api.ts'
import { words } from './site-words.ts'
import style from './gathering.module.css'

/** Điểm cầu: the sites with chair, numbers and place; making and changing them. */
export function SitesTab({ gathering }: { gathering: Gathering }) {
  const said = useWords(words)
  const closed = useClosedReason()
  const { on } = useAsOf()
  const [making, setMaking] = useState(false)
  const [editing, setEditing] = useState<Site | null>(null)
  const { id, state, may } = gathering
  const mine = may.record && state !== 'cancelled' && state !== 'concluded'
  const sites = useAsk(listSites, { id, on })
  const actions = (
    <>
      {gathering.counts.sites > 0 && <GoButton to={`/gatherings/${id}/sites/print`}>{said.print}</GoButton>}
      {mine && gathering.counts.sites > 0 && (state === 'announced' || state === 'held') && (
        <GoButton to={`/gatherings/${id}/sites/codes`}>{said.codes}</GoButton>
      )}
      {mine && !making && (
        <Button disabled={closed !== null} title={closed ?? undefined} onClick={() => setMaking(true)}>
          {said.make}
        </Button>
      )}
    </>
  )
  return (
    <>
      {making && <MakeSites gathering={gathering} onClose={() => setMaking(false)} />}
      <Card title={said.sites} actions={actions}>
        <Answer of={sites} lines={8}>
          {({ items }) => (
            <Table
              name={said.sites}
              rows={items}
              rowKey={(row) => row.id}
              columns={columnsOf(said, mine && closed === null ? setEditing : null)}
              empty={<Empty title={said.noSites}>{said.noSitesText}</Empty>}
            />
          )}
        </Answer>
      </Card>
      {editing && <EditSite gathering={gathering} site={editing} onClose={() => setEditing(null)} />}
    </>
  )
}

function columnsOf(
  said: ReturnType<typeof useWords<typeof words>>,
  onEdit: ((site: Site) => void) | null,
): Column<Site>[] {
  const columns: Column<Site>[] = [
    {
      key: 'name',
      title: said.site,
      to: (row) => (row.unit ? `/organisations/${row.unit.id}` : undefined),
      sort: (row) => row.name,
      cell: (row) => `${row.number}. ${row.name}`,
    },
    {
      key: 'chair',
      title: said.chair,
      narrow: false,
      cell: (row) => (
        <>
          {row.chair ?? '–'}
          {row.place && <span className={style.small}>{row.place}</span>}
        </>
      ),
    },
    { key: 'invited', title: said.invited, number: (row) => row.invited, total: true },
    { key: 'present', title: said.present, number: (row) => row.present, total: true },
  ]
  if (onEdit)
    columns.push({
      key: 'edit',
      title: '',
      narrow: false,
      cell: (row) => (
        <Button
          variant="subtle"
          size="compact-sm"
          aria-label={said.editSite(row.name)}
          onClick={() => onEdit(row)}
        >
          {said.edit}
        </Button>
      ),
    })
  return columns
}

function EditSite({ gathering, site, onClose }: { gathering: Gathering; site: Site; onClose: () => void }) {
  const said = useWords(words)
  const [chair, setChair] = useState(site.chair ?? '')
  const [place, setPlace] = useState(site.place ?? '')
  const [invited, setInvited] = useState(site.invited)
  const done = useDone(onClose)
  const act = useAct(changeSite, { renews: RENEWS, onDone: done })
  const away = useAct(withdrawSite, { renews: RENEWS, onDone: done })
  const which = { id: gathering.id, siteId: site.id }
  return (
    <WriteDialog
      title={said.editSite(site.name)}
      act={{ error: act.error ?? away.error, isPending: act.isPending }}
      onClose={onClose}
      onSubmit={() =>
        act.mutate({ ...which, chair: chair.trim() || null, place: place.trim() || null, invited })
      }
    >
      <TextField label={said.chair} maxLength={300} value={chair} onChange={setChair} />
      <NumberInput
        label={said.invited}
        min={1}
        max={100_000}
        allowDecimal={false}
        value={invited ?? ''}
        onChange={(value) => setInvited(typeof value === 'number' ? value : null)}
      />
      <TextField label={said.place} maxLength={300} value={place} onChange={setPlace} />
      {site.present === null && (
        <Button variant="subtle" loading={away.isPending} onClick={() => away.mutate(which)}>
          {said.withdrawSite}
        </Button>
      )}
    </WriteDialog>
  )
}
