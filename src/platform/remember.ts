const MOST = 100_000

/** The same function of a text, which it works out once for texts that come again and again. */
export function remembering<Value extends object | string>(
  answer: (text: string) => Value,
): (text: string) => Value {
  const known = new Map<string, Value>()
  return (text) => {
    const before = known.get(text)
    if (before !== undefined) return before
    const value = answer(text)
    if (known.size >= MOST) known.clear()
    known.set(text, value)
    return value
  }
}
