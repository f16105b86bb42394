/** The values asked for last, made when they are missing, of those that are worth keeping. */
export class Recent<Value> {
  private kept = new Map<string, Value>()

  constructor(
    private most: number,
    private isWorthIt: (value: Value) => boolean = () => true,
  ) {}

  get(key: string, make: () => Value): Value {
    const known = this.kept.get(key)
    if (known !== undefined) {
      this.kept.delete(key)
      this.kept.set(key, known)
      return known
    }
    const made = make()
    if (!this.isWorthIt(made)) return made
    if (this.kept.size >= this.most) this.kept.delete(this.kept.keys().next().value!)
    this.kept.set(key, made)
    return made
  }

  values(): IterableIterator<Value> {
    return this.kept.values()
  }

  clear(): void {
    this.kept.clear()
  }
}
