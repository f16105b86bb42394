import { useUnit } from '#access/session.tsx'
import { useAskPages } from '#ui/ask.ts'
import { ChoiceField } from '#ui/field.tsx'
import { useAddress } from '#ui/go.tsx'
import { Card, Page, Toolbar } from '#ui/page.tsx'
import { Answer } from '#ui/states.tsx'
import { useWords } from '#ui/words.tsx'
import { ActTable } from './act-table.tsx'
import { listActs, SCOPES, type Scope } from './api.ts'
import { NewActButton } from './new-act-button.tsx'
import { words } from './words.ts'

/** The decisions on the bodies of a unit, the latest first. */
export function BodyActsPage() {
  const said = useWords(words)
  const { id, name } = useUnit()
  const [scope, setScope] = useAddress<Scope>('scope', 'own')
  const list = useAskPages(listActs, id ? { organisationId: id, scope } : null)
  return (
    <Page
      title={said.acts}
      note={name}
      breadcrumb={[{ name: said.title, to: '/bodies' }]}
      actions={<NewActButton />}
    >
      <Toolbar label={said.filters}>
        <ChoiceField
          label={said.scope}
          value={scope}
          onChange={(chosen) => chosen && setScope(chosen)}
          choices={SCOPES.map((value) => ({ value, label: said.scopes[value] }))}
        />
      </Toolbar>
      <Card>
        <Answer of={list}>{(rows) => <ActTable rows={rows} more={list.more} />}</Answer>
      </Card>
    </Page>
  )
}
