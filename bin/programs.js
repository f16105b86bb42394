import { spawn } from 'node:child_process'

/**
 * Runs a program with our terminal and waits for its exit code. Signals are passed on, and we end after it.
 */
export function run(command, args, options = {}) {
  return start(command, args, options).ended
}

/** Starts a program without waiting; `ended` is its exit code (128 + n after signal n). */
export function start(command, args, options = {}) {
  const child = spawn(command, args, { stdio: 'inherit', ...options })
  // Ctrl-C in a terminal reaches the child by itself; twice would mean "at once".
  const pass = (signal) => (signal === 'SIGINT' && process.stdin.isTTY ? undefined : child.kill(signal))
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP']
  for (const signal of signals) process.on(signal, pass)
  const ended = new Promise((done, fail) => {
    child.once('error', fail)
    child.once('exit', (code, signal) => {
      for (const one of signals) process.off(one, pass)
      done(code ?? (signal === 'SIGINT' ? 130 : 143))
    })
  })
  return { child, ended }
}

/** Runs Node.js on a program of an installed package, e.g. `vitest/vitest.mjs`. */
export function runInstalled(root, program, args, options = {}) {
  return run(process.execPath, [`${root}/node_modules/${program}`, ...args], { cwd: root, ...options })
}
