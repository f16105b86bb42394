import { Modal } from '@mantine/core'
import { useWords } from '#ui/words.tsx'
import { words } from './words.ts'
import style from './keyboard-help.module.css'

/** All keys in one list. */
export function KeyboardHelp({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { help, keys, keyNames, close } = useWords(words)
  const rows = [
    ['Ctrl K', keys.search],
    ['?', keys.help],
    [keyNames.arrows, keys.walk],
    [keyNames.sides, keys.openTree],
    [keyNames.ends, keys.ends],
    ['Enter', keys.enter],
    [keyNames.letters, keys.letters],
    ['Esc', keys.escape],
  ] as const
  return (
    <Modal opened={opened} onClose={onClose} title={help} centered closeButtonProps={{ 'aria-label': close }}>
      <dl className={style.keys}>
        {rows.map(([key, what]) => (
          <div key={key} className={style.row}>
            <dt>
              <kbd className={style.key}>{key}</kbd>
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  )
}
