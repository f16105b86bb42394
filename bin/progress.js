/** Says in plain words, on standard error, what is being done. */
export function say(text) {
  process.stderr.write(`${text}\n`)
}

/** Ends with a plain sentence when this Node.js is too old for Dangvu. */
export function requireNode() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major > 20 || (major === 20 && minor >= 19)) return
  say(`Dangvu needs Node.js 20.19 or later; this is ${process.versions.node}.`)
  process.exit(1)
}
