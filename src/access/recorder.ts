import { useWords, type Words } from '#ui/words.tsx'

const words = { commandLine: { vi: 'dòng lệnh', en: 'command line' } } satisfies Words

/** Who recorded or looked, in words: a command line is named by its user of the operating system. */
export function useRecorder(): (userName: string) => string {
  const { commandLine } = useWords(words)
  return (userName) => userName.replace(/^machine:/, `${commandLine}: `)
}
