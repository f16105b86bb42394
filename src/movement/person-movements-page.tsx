import { Button } from '@mantine/core'
import { useParams } from '@tanstack/react-router'
import { Printer } from 'lucide-react'
import { useAsOf } from '#ui/asof.tsx'
import { useAsk } from '#ui/ask.ts'
import { formatMaybeDay } from '#ui/format.ts'
import { GoButton } from '#ui/go.tsx'
import { Card, Page } from '#ui/page.tsx'
import { useWords } from '#ui/words.tsx'
import { getStanding } from './api.ts'
import { MemberMovements } from './member-movements.tsx'
import { words } from './words.ts'

/** The ledger of one member. */
export function PersonMovementsPage() {
  const said = useWords(words)
  const { id } = useParams({ strict: false }) as { id: string }
  const { on, isToday } = useAsOf()
  const { data } = useAsk(getStanding, { personId: id, on })
  const place =
    data &&
    (data.unit
      ? said.standsIn(formatMaybeDay(on), data.unit.name, formatMaybeDay(data.since))
      : said.standsNowhere(formatMaybeDay(on)))
  return (
    <Page
      title={data ? said.historyOf(data.person.fullName) : said.openHistory}
      breadcrumb={[{ name: said.movements, to: '/movements' }]}
      note={place}
      actions={
        <>
          <Button variant="default" leftSection={<Printer size={16} aria-hidden />} onClick={() => print()}>
            {said.print}
          </Button>
          <GoButton to={`/people/${id}`}>{said.openFile}</GoButton>
          {data?.may.record && isToday && (
            <GoButton to="/movements/new" search={{ person: id }} variant="filled">
              {said.record}
            </GoButton>
          )}
        </>
      }
    >
      <Card title={said.history}>
        <MemberMovements personId={id} />
      </Card>
    </Page>
  )
}
