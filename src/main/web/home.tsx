import { Navigate } from '@tanstack/react-router'
import { useMay } from '#access/session.tsx'
import { HomePage } from '#organisation/home-page.tsx'

/** The unit that I work for; a member who holds no other role sees his own record instead. */
export function Home() {
  const [readsUnits, readsHimself] = [useMay('organisation.read'), useMay('self.read')]
  return readsHimself && !readsUnits ? <Navigate to="/me" replace /> : <HomePage />
}
