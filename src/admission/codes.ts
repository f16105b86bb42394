/** By whom somebody is introduced (nguồn giới thiệu): the Youth Union, the trade union, or official members alone. */
export const ROUTES = ['youth', 'union', 'members'] as const
export type Route = (typeof ROUTES)[number]

/**
 * Where somebody proved himself (bối cảnh), as "Covid-19 front line" of article 000: it hastens a case and changes no step. A
 * new one is a line here and its words.
 */
export const CONTEXTS = ['covid_frontline', 'disaster', 'hamlet_without_members', 'private_firm'] as const
export type Context = (typeof CONTEXTS)[number]

/** What is noted while somebody is on the list: things that happened on a day, never an opinion about the person. */
export const NOTES = [
  'met',
  'task_given',
  'task_done',
  'commended',
  'joined_activity',
  'cell_reviewed',
] as const
export type Note = (typeof NOTES)[number]

/** Papers of the dossier that grow old: verification of the history, opinions of mass organisations and of the residence. */
export const PAPERS = ['verification', 'mass_opinion', 'residence_opinion'] as const
export type Paper = (typeof PAPERS)[number]

/** Why somebody was taken off the list. */
export const REMOVALS = ['moved', 'own_wish', 'no_longer_fit', 'over_age', 'died', 'mistake'] as const
export type Removal = (typeof REMOVALS)[number]

/** How lower-secondary schooling is shown: by the diploma, by the completed programme, or by a lawful exception. */
export const SCHOOLINGS = ['diploma', 'programme', 'exception'] as const
export type Schooling = (typeof SCHOOLINGS)[number]

/** Why somebody over the age is considered all the same. */
export const OVER_AGE_GROUNDS = ['no_organisation_there', 'special_need'] as const
export type OverAgeGround = (typeof OVER_AGE_GROUNDS)[number]

/** What a former member declares of why he left; of the rest nothing is kept. */
export const BARS = ['none', 'minor_crime', 'disunity', 'corruption', 'serious_crime'] as const
export type Bar = (typeof BARS)[number]

/** What an admission was: the first, a second one after years outside, or the return of a membership wrongly taken. */
export const ADMISSION_KINDS = ['admission', 'readmission', 'restoration'] as const
export type AdmissionKind = (typeof ADMISSION_KINDS)[number]

/** How far somebody on the list has come on a day. */
export const STAGES = ['listed', 'trained', 'applied', 'probation', 'official'] as const
export type Stage = (typeof STAGES)[number]

/** What wants a look at somebody on the list. */
export const WARNINGS = [
  'no_helper',
  'one_helper',
  'no_certificate',
  'certificate_expired',
  'certificate_runs_out',
  'paper_old',
  'too_young',
  'over_age',
] as const
export type WarningCode = (typeof WARNINGS)[number]
