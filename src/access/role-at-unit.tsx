import { useState } from 'react'
import { ChoiceField } from '#ui/field.tsx'
import { FindField, type Choice } from '#ui/find-field.tsx'
import { useWords } from '#ui/words.tsx'
import type { FindUnits } from './accounts-page.tsx'
import { pageWords } from './page-words.ts'
import { ROLES, type Role } from './rules.ts'
import { useMyUnits } from './session.tsx'
import { rolePurposes, roleWords } from './words.ts'

/** A role and the unit at which it is to be held; the unit begins with the first of mine. */
export interface RoleAtUnit {
  role: Role
  unit: Choice | null
}

/** The state of the two fields. */
export function useRoleAtUnit(): [RoleAtUnit, (value: RoleAtUnit) => void] {
  const first = useMyUnits()[0]
  return useState<RoleAtUnit>({
    role: 'secretary',
    unit: first ? { key: first.id, name: first.name ?? first.code ?? '' } : null,
  })
}

/** Chooses a role and the unit at which it is held. */
export function RoleAtUnitFields({
  value,
  onChange,
  findUnits,
}: {
  value: RoleAtUnit
  onChange: (value: RoleAtUnit) => void
  findUnits: FindUnits
}) {
  const said = useWords(pageWords)
  const roles = useWords(roleWords)
  const purposes = useWords(rolePurposes)
  return (
    <>
      <ChoiceField
        label={said.role}
        value={value.role}
        onChange={(role) => role && onChange({ ...value, role })}
        choices={ROLES.filter((role) => role !== 'member').map((role) => ({
          value: role,
          label: roles[role],
        }))}
        description={purposes[value.role]}
      />
      <FindField
        label={said.unit}
        required
        value={value.unit}
        onChange={(unit) => onChange({ ...value, unit })}
        find={findUnits}
      />
    </>
  )
}
