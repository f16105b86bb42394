import { z } from 'zod'
import { UnitLink } from '#organisation/api.ts'
import { Day, endpoint, pageOf } from '#platform/endpoint.ts'
import { InstallationCard } from './installation-card.ts'

const Id = z.uuid()
const Fingerprint = z.string().regex(/^[0-9a-f]{64}$/)
const Name = z.string().trim().normalize('NFC').min(2).max(300)
const Reason = z.string().trim().normalize('NFC').min(3).max(500)
/** A package as the text of its file. */
const PackageText = z.string().min(1).max(950_000)

export const MOST_PARTNERS = 200
export const MOST_REASONS = 50

/** Another installation whose signature has been accepted. */
export const Partner = z.object({
  id: Id,
  fingerprint: Fingerprint,
  name: z.string(),
  acceptedAt: z.iso.datetime(),
  acceptedBy: z.string().nullable(),
})
export type Partner = z.infer<typeof Partner>

export const getInstallation = endpoint(
  'GET /api/transfers/installation',
  z.object({}),
  z.object({
    card: InstallationCard,
    fingerprint: Fingerprint,
    partners: z.array(Partner).max(MOST_PARTNERS),
  }),
  'This installation’s public keys and fingerprint, and the installations it has accepted',
)

export const acceptPartner = endpoint(
  'POST /api/transfers/partners',
  z.object({
    organisationId: Id,
    card: InstallationCard,
    /** As compared with the other side, by telephone or on paper. */
    fingerprint: Fingerprint,
  }),
  Partner,
  'Accept another installation by the fingerprint of its keys',
)

export const withdrawPartner = endpoint(
  'POST /api/transfers/partners/:id/withdrawal',
  z.object({ id: Id, reason: Reason }),
  z.object({ withdrawn: z.literal(true) }),
  'Accept packages of this installation no longer',
)

/** A package made or taken in here. */
export const PackageRow = z.object({
  id: Id,
  direction: z.enum(['out', 'in']),
  person: z.object({ id: Id, fullName: z.string(), memberCode: z.string().nullable() }).nullable(),
  unit: UnitLink,
  otherName: z.string(),
  installation: z.string(),
  letterNo: z.string(),
  letterOn: Day,
  sealedAt: z.iso.datetime(),
  /** Of a package made here: since when its receipt is in; of one taken in: the day it was received. */
  receivedOn: Day.nullable(),
})
export type PackageRow = z.infer<typeof PackageRow>

export const listPackages = endpoint(
  'GET /api/transfers/packages',
  z.object({
    organisationId: Id,
    direction: z.enum(['out', 'in']).optional(),
    after: z.string().max(200).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  pageOf(PackageRow),
  'Packages made and taken in at a unit and below, newest first',
)

/** A file as text, to be saved by the page. */
const TextFile = z.object({ name: z.string(), text: z.string() })

export const makePackage = endpoint(
  'POST /api/transfers/packages',
  z.object({
    personId: Id,
    fingerprint: Fingerprint,
    letterNo: z.string().trim().normalize('NFC').min(1).max(100),
    letterOn: Day,
    receiver: Name,
  }),
  TextFile.extend({ id: Id }),
  'Seal a member’s whole record for another installation, with the letter of introduction',
)

/** What stands in a package, for who decides whether to take it in. */
export const PackagePreview = z.object({
  id: Id,
  sealedAt: z.iso.datetime(),
  sender: z.object({ card: InstallationCard, fingerprint: Fingerprint, isAccepted: z.boolean() }),
  letter: z.object({
    number: z.string(),
    issuedOn: Day,
    issuer: z.string(),
    sender: z.string(),
    receiver: z.string(),
  }),
  person: z.object({
    fullName: z.string(),
    bornOn: z.string(),
    memberCode: z.string(),
    officialOn: Day.nullable(),
    lastUnit: z.string().nullable(),
    isKnown: z.boolean(),
  }),
  counts: z.object({
    movements: z.int(),
    attributes: z.int(),
    periods: z.int(),
    statuses: z.int(),
    badges: z.int(),
    posts: z.int(),
  }),
  /** Working days that the letter has been under way by the day of the question. */
  refusals: z.array(z.looseObject({ code: z.string(), source: z.string().optional() })).max(MOST_REASONS),
})
export type PackagePreview = z.infer<typeof PackagePreview>

export const previewPackage = endpoint(
  'POST /api/transfers/packages/preview',
  z.object({ text: PackageText }),
  PackagePreview,
  'What is in a package, who signed it, and what stands against taking it in',
)

export const receivePackage = endpoint(
  'POST /api/transfers/packages/received',
  z.object({
    text: PackageText,
    /** The branch that receives the member. */
    organisationId: Id,
    on: Day,
    /** Why the letter was presented late, where it was. */
    lateReason: Reason.nullable().default(null),
  }),
  z.object({ personId: Id, receipt: TextFile }),
  'Take the member in: the record as it came, the movement, and the receipt for the sender',
)

export const takeReceipt = endpoint(
  'POST /api/transfers/receipts',
  z.object({ text: PackageText }),
  z.object({ personId: Id, receivedOn: Day, unit: z.string() }),
  'Take in the receipt of a package made here: the member leaves the count on the day the receiver took him in',
)
