import { tell } from './tell.ts'
import { wordsOfUi } from './words-of-ui.ts'
import { useWords } from './words.tsx'

/** Closes the form, if there is one, and says that it is recorded. */
export function useDone(onClose?: () => void): () => void {
  return told(useWords(wordsOfUi).recorded, onClose)
}

/** As `useDone`, with a sentence of the room's own. */
export function told(sentence: string, onClose?: () => void): () => void {
  return () => {
    tell(sentence)
    onClose?.()
  }
}
