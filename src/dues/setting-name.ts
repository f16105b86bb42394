/** What a setting is called, in words of the page. */
export function settingName(
  key: string,
  said: { region: string; rounding: string; keepOf: (group: string) => string },
  groups: Readonly<Record<string, string>>,
): string {
  if (key === 'region') return said.region
  if (key === 'rounding') return said.rounding
  return said.keepOf(groups[key.slice('keep:'.length)] ?? key)
}
