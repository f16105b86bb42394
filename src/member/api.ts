import { z } from 'zod'
import { PersonRow, Sex, UnitName } from '#person/api.ts'
import { Day, endpoint, pageOf } from '#platform/endpoint.ts'

export const AGE_BAND_LABELS = ['<=30', '31-40', '41-50', '51-60', '>=61'] as const

/** Which members of the unit; every filter is optional and they all hold together. */
export const MemberFilters = z.strictObject({
  status: z.enum(['official', 'probationary']).optional(),
  sex: Sex.optional(),
  ageBand: z.enum(AGE_BAND_LABELS).optional(),
  education: z.string().max(200).optional(),
  theory: z.string().max(200).optional(),
  stratum: z.string().max(200).optional(),
})
export type MemberFilters = z.infer<typeof MemberFilters>

const Question = {
  organisationId: z.uuid(),
  on: Day.optional(),
  below: z.boolean().default(true),
  after: z.uuid().optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
}

/**
 * `total` counts all members that the question finds within reach, on the first page alone and up to 5,000 (null
 * beyond); `beyondReach` counts those who were there on the day and whose record is now kept where the reader may not
 * look.
 */
export const listMembers = endpoint(
  'POST /api/members/list',
  z.object({ ...Question, filters: MemberFilters.default({}) }),
  pageOf(PersonRow).extend({ total: z.int().nullable(), beyondReach: z.int().nullable() }),
  'Members of a unit on a day (danh sách đảng viên), in the Vietnamese order of names',
)

/** The most badges of one member that a line names. */
export const MOST_BADGES = 20

/**
 * A line of the register of members as of a day. The form's columns for those who moved out, died or left stay empty
 * here: the line is of a member who is there on the day. Source: form 7-HSĐV.
 */
export const RegisterLine = z.object({
  id: z.uuid(),
  fullName: z.string(),
  birthName: z.string().nullable(),
  bornOn: z.string(),
  sex: Sex,
  /** Ethnicity and religion only for those who may see them. */
  ethnicity: z.string().nullable(),
  religion: z.string().nullable(),
  nativePlace: z.string().nullable(),
  schooling: z.string().nullable(),
  theory: z.string().nullable(),
  education: z.string().nullable(),
  foreignLanguage: z.string().nullable(),
  formerProfession: z.string().nullable(),
  profession: z.string().nullable(),
  joinedOn: Day.nullable(),
  officialOn: Day.nullable(),
  /** Numbers in full for those who may see them, else masked. */
  cardNo: z.string().nullable(),
  dossierNo: z.string().nullable(),
  badges: z.array(z.object({ level: z.int(), number: z.string().nullable() })).max(MOST_BADGES),
  enlistedOn: Day.nullable(),
  dischargedOn: Day.nullable(),
  retiredOn: Day.nullable(),
  inOn: Day.nullable(),
  inFrom: z.string().nullable(),
  organisation: UnitName.nullable(),
})
export type RegisterLine = z.infer<typeof RegisterLine>

export const printRegister = endpoint(
  'POST /api/members/register',
  z.object({ ...Question, limit: z.coerce.number().int().min(1).max(500).default(200) }),
  pageOf(RegisterLine),
  'The register of members (sổ danh sách đảng viên, 7-HSĐV) of a unit on a day; an export',
)
