import { useSearch } from '@tanstack/react-router'
import { useMay, useUnit } from '#access/session.tsx'
import { getOrganisation } from '#organisation/api.ts'
import { findUnitsOn } from '#organisation/find-units.ts'
import { useAsk } from '#ui/ask.ts'
import { useAsOf, useClosedReason } from '#ui/asof.tsx'
import { FindField } from '#ui/find-field.tsx'
import { GoButton, useGo } from '#ui/go.tsx'
import { Card, Page } from '#ui/page.tsx'
import { Answer, Empty } from '#ui/states.tsx'
import { useWords } from '#ui/words.tsx'
import { listBranches } from './bulk-api.ts'
import { BulkForm } from './bulk-form.tsx'
import { bulkWords } from './bulk-words.ts'
import style from './transfer.module.css'

/** Issues a letter with a list: whose branches go, who receives them, what the letter says. */
export function BulkTransferPage() {
  const said = useWords(bulkWords)
  const may = useMay('movement.record')
  const closed = useClosedReason()
  const { id } = useUnit()
  const { from } = useSearch({ strict: false }) as { from?: string }
  const reason = closed ?? (may ? said.noUnit : said.notMine)
  const unitId = from ?? id
  return (
    <Page title={said.title} note={said.note} breadcrumb={[{ name: said.transfers, to: '/transfers' }]}>
      {closed || !may || unitId === null ? (
        <Card>
          <Empty title={reason} action={<GoButton to="/transfers">{said.toList}</GoButton>} />
        </Card>
      ) : (
        <OfUnit key={unitId} unitId={unitId} />
      )}
    </Page>
  )
}

function OfUnit({ unitId }: { unitId: string }) {
  const said = useWords(bulkWords)
  const go = useGo()
  const { today } = useAsOf()
  const unit = useAsk(getOrganisation, { id: unitId, on: today })
  const branches = useAsk(listBranches, { organisationId: unitId })
  return (
    <>
      <Card>
        <Answer of={unit} lines={1}>
          {(found) => (
            <div className={style.form}>
              <FindField
                label={said.unit}
                description={said.unitHint}
                value={{ key: found.id, name: found.state.name }}
                onChange={(choice) => choice && go({ to: '/transfers/bulk', search: { from: choice.key } })}
                find={findUnitsOn(today)}
              />
            </div>
          )}
        </Answer>
      </Card>
      <Answer of={branches} lines={5}>
        {(found) =>
          found.branches.length === 0 ? (
            <Card>
              <Empty title={said.noBranches} />
            </Card>
          ) : (
            <BulkForm unitId={unitId} found={found} />
          )
        }
      </Answer>
    </>
  )
}
