import type { Day } from '#platform/day.ts'
import type { PackageRefusal } from './envelope.ts'

/** Everything that can stand against making a package or taking one in. */
export type PackageProblem =
  | PackageRefusal
  | { code: 'fingerprint-differs' | 'package-for-itself' | 'not-a-member-now' }
  | { code: 'signer-not-accepted'; fingerprint: string }
  | { code: 'letter-in-future'; on: Day }
  | { code: 'package-content-unknown'; places: string }
  | { code: 'package-is-receipt' | 'package-is-record' }
  | { code: 'package-taken-already'; on: Day | null }
  | { code: 'still-counted-here'; unit: string }
  | { code: 'member-code-of-another' }
  | { code: 'received-before-letter'; letterOn: Day; on: Day }
  | { code: 'received-in-future'; on: Day; today: Day }
  | { code: 'received-late'; by: Day; source: string }
  | { code: 'receiver-not-branch' }
  | { code: 'receipt-without-package' | 'receipt-from-another' | 'case-not-there-yet' | 'left-meanwhile' }
  | { code: 'receipt-taken-already'; on: Day }
