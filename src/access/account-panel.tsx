import { Button, Modal } from '@mantine/core'
import { useState } from 'react'
import { formatDay } from '#platform/day.ts'
import { useAct } from '#ui/ask.ts'
import { Confirm } from '#ui/confirm.tsx'
import { formatInstant } from '#ui/format.ts'
import { Facts } from '#ui/page.tsx'
import { useSay, WhyNot } from '#ui/refusals.tsx'
import { tell } from '#ui/tell.ts'
import { useWords } from '#ui/words.tsx'
import type { NewLink } from './account-link.tsx'
import type { FindUnits } from './accounts-page.tsx'
import { disableAccount, enableAccount, grantRole, resetPassword, revokeRole, type Account } from './api.ts'
import { pageWords } from './page-words.ts'
import { RoleAtUnitFields, useRoleAtUnit } from './role-at-unit.tsx'
import { useSession } from './session.tsx'
import { refusalWords, roleWords } from './words.ts'
import style from './account-panel.module.css'

/** One account: its roles, given and ended here, its password link, and its disabling. */
export function AccountPanel({
  account,
  findUnits,
  onClose,
  onLink,
}: {
  account: Account
  findUnits: FindUnits
  onClose: () => void
  onLink: (link: NewLink) => void
}) {
  const said = useWords(pageWords)
  const isOwn = useSession().account.id === account.id
  return (
    <Modal
      opened
      onClose={onClose}
      title={account.fullName}
      size="lg"
      closeButtonProps={{ 'aria-label': said.close }}
    >
      <div className={style.panel}>
        <Facts
          facts={[
            { name: said.userName, value: account.userName },
            { name: said.lastSeen, value: formatInstant(account.lastSeenAt) },
            ...(account.email ? [{ name: said.email, value: account.email }] : []),
          ]}
        />
        <Holdings account={account} isOwn={isOwn} />
        {isOwn ? (
          <p className={style.dim}>{said.own}</p>
        ) : (
          <>
            <Grant account={account} findUnits={findUnits} />
            <Access account={account} onLink={onLink} />
          </>
        )}
      </div>
    </Modal>
  )
}

function Holdings({ account, isOwn }: { account: Account; isOwn: boolean }) {
  const said = useWords(pageWords)
  const roles = useWords(roleWords)
  const say = useSay(refusalWords)
  const [ending, setEnding] = useState<Account['holdings'][number] | null>(null)
  const act = useAct(revokeRole, {
    renews: ['/api/accounts'],
    onDone: () => {
      setEnding(null)
      tell(said.recorded)
    },
  })
  const unitOf = ({ name, code }: Account['holdings'][number]) => name ?? code ?? said.wholeRegister
  return (
    <section>
      <h3 className={style.heading}>{said.roles}</h3>
      {account.holdings.length === 0 && <p className={style.dim}>{said.noRoles}</p>}
      <ul className={style.holdings}>
        {account.holdings.map((holding) => (
          <li key={holding.id} className={style.holding}>
            <span>
              <strong>{roles[holding.role]}</strong> · {unitOf(holding)}{' '}
              <span className={style.dim}>{said.since(formatDay(holding.from))}</span>
            </span>
            {!isOwn && (
              <Button variant="default" size="compact-sm" onClick={() => setEnding(holding)}>
                {said.revoke}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {ending && (
        <Confirm
          opened
          title={said.revokeTitle(roles[ending.role], unitOf(ending))}
          act={said.revoke}
          busy={act.isPending}
          error={act.error}
          say={say}
          onConfirm={() => act.mutate({ id: account.id, holdingId: ending.id })}
          onCancel={() => setEnding(null)}
        >
          <p>{said.revokeText}</p>
        </Confirm>
      )}
    </section>
  )
}

function Grant({ account, findUnits }: { account: Account; findUnits: FindUnits }) {
  const said = useWords(pageWords)
  const say = useSay(refusalWords)
  const [place, setPlace] = useRoleAtUnit()
  const act = useAct(grantRole, { renews: ['/api/accounts'], onDone: () => tell(said.recorded) })
  const unit = place.unit
  return (
    <section className={style.grant}>
      <h3 className={style.heading}>{said.grant}</h3>
      <RoleAtUnitFields value={place} onChange={setPlace} findUnits={findUnits} />
      <WhyNot error={act.error} say={say} />
      <Button
        variant="default"
        loading={act.isPending}
        disabled={!unit}
        onClick={() => unit && act.mutate({ id: account.id, role: place.role, organisationId: unit.key })}
      >
        {said.grantAct}
      </Button>
    </section>
  )
}

function Access({ account, onLink }: { account: Account; onLink: (link: NewLink) => void }) {
  const said = useWords(pageWords)
  const say = useSay(refusalWords)
  const [asks, setAsks] = useState(false)
  const renews = ['/api/accounts']
  const link = useAct(resetPassword, {
    renews,
    onDone: (made) => onLink({ name: account.fullName, ...made.link }),
  })
  const enable = useAct(enableAccount, { renews, onDone: () => tell(said.recorded) })
  const disable = useAct(disableAccount, {
    renews,
    onDone: () => {
      setAsks(false)
      tell(said.recorded)
    },
  })
  return (
    <section className={style.access}>
      <WhyNot error={link.error ?? enable.error} say={say} />
      {account.disabledAt ? (
        <Button
          variant="default"
          loading={enable.isPending}
          onClick={() => enable.mutate({ id: account.id })}
        >
          {said.enable}
        </Button>
      ) : (
        <>
          <Button variant="default" loading={link.isPending} onClick={() => link.mutate({ id: account.id })}>
            {said.newLink}
          </Button>
          <Button variant="default" onClick={() => setAsks(true)}>
            {said.disable}
          </Button>
        </>
      )}
      <Confirm
        opened={asks}
        title={said.disableTitle(account.fullName)}
        act={said.disable}
        busy={disable.isPending}
        error={disable.error}
        say={say}
        onConfirm={() => disable.mutate({ id: account.id })}
        onCancel={() => setAsks(false)}
      >
        <p>{said.disableText}</p>
      </Confirm>
    </section>
  )
}
