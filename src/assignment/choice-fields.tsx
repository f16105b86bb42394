import { Checkbox, Radio, Textarea } from '@mantine/core'
import type { Day } from '#platform/day.ts'
import { KIND_BY_CODE } from '#organisation/kinds.ts'
import { useAsk } from '#ui/ask.ts'
import { formatNumber } from '#ui/format.ts'
import { Answer, Empty } from '#ui/states.tsx'
import { useLocale, useWords } from '#ui/words.tsx'
import { getChoices, type Choice } from './api.ts'
import { words } from './words.ts'
import style from './assignment.module.css'

/** Whom something goes to: units directly below, kinds of units below, or a list. */
export function ChoiceFields({
  organisationId,
  on,
  value,
  onChange,
}: {
  organisationId: string
  on: Day
  value: Choice
  onChange: (choice: Choice) => void
}) {
  const said = useWords(words)
  const locale = useLocale()
  const choices = useAsk(getChoices, { organisationId, on })
  const choose = (of: string) =>
    onChange(of === 'below' ? { of, kinds: [] } : of === 'list' ? { of, text: '' } : { of: 'children' })
  return (
    <Answer of={choices}>
      {({ children, below }) =>
        below.length === 0 ? (
          <Empty title={said.nothingBelow} />
        ) : (
          <div className={style.form}>
            <Radio.Group aria-label={said.to} value={value.of} onChange={choose}>
              <div className={style.form}>
                <Radio value="children" label={said.children(formatNumber(children))} mt="xs" />
                <Radio value="below" label={said.below} />
                <Radio value="list" label={said.list} />
              </div>
            </Radio.Group>
            {value.of === 'below' && (
              <Checkbox.Group
                aria-label={said.below}
                value={value.kinds}
                onChange={(kinds) => onChange({ of: 'below', kinds })}
              >
                <div className={style.pair}>
                  {below.map(({ kind, units }) => (
                    <Checkbox
                      key={kind}
                      value={kind}
                      label={said.kindCount(KIND_BY_CODE.get(kind)?.[locale] ?? kind, formatNumber(units))}
                    />
                  ))}
                </div>
              </Checkbox.Group>
            )}
            {value.of === 'list' && (
              <Textarea
                label={said.listLabel}
                autosize
                minRows={4}
                maxRows={16}
                value={value.text}
                onChange={(event) => onChange({ of: 'list', text: event.currentTarget.value })}
              />
            )}
          </div>
        )
      }
    </Answer>
  )
}
