import { Button, type ButtonProps } from '@mantine/core'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import type { ReactNode } from 'react'

export interface Destination {
  /** A path such as `/members/0190…`; the day and the unit in the address travel along. */
  to: string
  /** More of the address, e.g. `{ tab: 'history' }` or `{ on: '2021-12-31' }`; undefined takes a value away. */
  search?: Record<string, string | undefined>
}

/** A link inside the product that keeps the chosen day and unit. */
export function Go({
  to,
  search,
  children,
  className = 'dv-link',
  ...rest
}: Destination & {
  children: ReactNode
  className?: string
  'aria-label'?: string
  'aria-current'?: 'page'
}) {
  return (
    <Link to={to} search={search ?? {}} className={className} {...rest}>
      {children}
    </Link>
  )
}

/** A link that looks like a button: for what one does next, not for what one records. */
export function GoButton({
  to,
  search,
  children,
  ...rest
}: Destination & ButtonProps & { children: ReactNode }) {
  return (
    <Button
      variant="default"
      {...rest}
      renderRoot={(props) => <Link to={to} search={(search ?? {}) as never} {...props} />}
    >
      {children}
    </Button>
  )
}

/** Goes to another page of the product, keeping day and unit. */
export function useGo(): (destination: Destination & { replace?: boolean }) => void {
  const navigate = useNavigate()
  return ({ to, search, replace = false }) => void navigate({ to, search: search ?? {}, replace })
}

/**
 * A value of the page kept in the address (`?tab=history`), so that a link shows the same: `[value, setValue]`.
 * Never names or numbers of people. `setValue(fallback)` takes it out of the address again.
 */
export function useAddress<Value extends string = string>(
  name: string,
  fallback: NoInfer<Value>,
): [Value, (value: Value) => void] {
  const navigate = useNavigate()
  const search = useSearch({ strict: false }) as Record<string, string | undefined>
  const set = (value: Value) =>
    void navigate({
      to: '.',
      search: (before: Record<string, unknown>) => ({
        ...before,
        [name]: value === fallback ? undefined : value,
      }),
      replace: true,
      resetScroll: false,
    } as never)
  return [(search[name] as Value | undefined) ?? fallback, set]
}
