import { tell } from './tell.ts'
import { wordsOfUi } from './words-of-ui.ts'
import { useWords } from './words.tsx'

/** Closes the form, if there is one, and says that it is recorded. */
export function useDone(onClose?: () => void): () => void {
  const said = useWords(wordsOfUi)
  return () => {
    tell(said.recorded)
    onClose?.()
  }
}
