const DECISION = ['T02', 'T03']
const LETTER = ['T16', 'T24', 'T26', 'T27']

/** Which form an issued document is printed by: a decision, a letter, or any other text. */
export function paperOfType(typeId: string): string {
  if (DECISION.includes(typeId)) return 'document-decision'
  return LETTER.includes(typeId) ? 'document-letter' : 'document-text'
}
