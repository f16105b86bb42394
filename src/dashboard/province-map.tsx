import { useEffect, useId, useState, type KeyboardEvent } from 'react'
import { Loading } from '#ui/states.tsx'
import { useWords } from '#ui/words.tsx'
import { toneOf } from './map-shown.ts'
import { ARCHIPELAGOS, loadShapes, PICTURE, type Shape } from './province-shapes.ts'
import { words } from './words.ts'
import style from './map.module.css'

/** What the map says of a province. */
export interface MapPart {
  code: string
  /** `Ninh Bình: 8.642`. */
  said: string
  /** From 0; null: no figure. */
  class: number | null
}

interface MapProps {
  /** What it shows, for those who hear it. */
  name: string
  parts: readonly MapPart[]
  classes: number
  current: string | null
  onCurrent: (code: string) => void
  onOpen: (code: string) => void
}

/**
 * The 34 provinces in tones by class, with the number of the class written in where there is room. One stop of the tab key:
 * arrows walk from north to south, Enter opens.
 */
export function ProvinceMap({ name, parts, classes, current, onCurrent, onOpen }: MapProps) {
  const said = useWords(words)
  const id = useId()
  const shapes = useShapes()
  if (!shapes) return <Loading lines={12} />
  const chosen = shapes.find(({ code }) => code === current)
  const byCode = new Map(parts.map((part) => [part.code, part]))
  const optionId = (code: string) => `${id}-${code}`
  return (
    <svg
      role="listbox"
      aria-label={name}
      aria-activedescendant={current === null ? undefined : optionId(current)}
      tabIndex={0}
      viewBox={`0 0 ${PICTURE.width} ${PICTURE.height}`}
      className={style.map}
      onKeyDown={(event) => walk(event, { shapes, current, onCurrent, onOpen })}
      onFocus={() => current === null && onCurrent(shapes[0]!.code)}
    >
      <defs>
        <pattern
          id={`${id}-none`}
          width={7}
          height={7}
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <rect width={7} height={7} className={style.noneGround} />
          <line y2={7} className={style.noneLine} />
        </pattern>
      </defs>
      {shapes.map((shape) => {
        const part = byCode.get(shape.code)
        const tone = part?.class == null ? null : toneOf(part.class, classes)
        return (
          <g
            key={shape.code}
            id={optionId(shape.code)}
            role="option"
            aria-selected={shape.code === current}
            aria-label={part?.said}
            className={`${style.province} ${tone === null ? style.none : style[`tone${tone}`]}`}
            style={tone === null ? { fill: `url(#${id}-none)` } : undefined}
            onPointerEnter={() => onCurrent(shape.code)}
            onClick={() => (onCurrent(shape.code), onOpen(shape.code))}
          >
            <Outline shape={shape} number={part?.class == null ? null : part.class + 1} />
          </g>
        )
      })}
      {chosen && (
        <g aria-hidden className={style.chosen}>
          <path d={chosen.path} />
          {chosen.islands.map(({ x, y }) => (
            <circle key={`${x} ${y}`} cx={x} cy={y} r={4} />
          ))}
        </g>
      )}
      <g aria-hidden className={style.names}>
        <text {...ARCHIPELAGOS.hoangSa}>{said.map.hoangSa}</text>
        <text {...ARCHIPELAGOS.truongSa}>{said.map.truongSa}</text>
      </g>
    </svg>
  )
}

function Outline({ shape, number }: { shape: Shape; number: number | null }) {
  return (
    <>
      <path d={shape.path} />
      {shape.islands.map(({ x, y }) => (
        <circle key={`${x} ${y}`} cx={x} cy={y} r={4} />
      ))}
      {shape.roomy && number !== null && (
        <text {...shape.at} dy="0.35em" aria-hidden className={style.class}>
          {number}
        </text>
      )}
    </>
  )
}

function useShapes(): readonly Shape[] | null {
  const [shapes, setShapes] = useState<readonly Shape[] | null>(null)
  useEffect(() => {
    let gone = false
    void loadShapes().then((loaded) => !gone && setShapes(loaded))
    return () => {
      gone = true
    }
  }, [])
  return shapes
}

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }

function walk(
  event: KeyboardEvent,
  {
    shapes,
    current,
    onCurrent,
    onOpen,
  }: Pick<MapProps, 'current' | 'onCurrent' | 'onOpen'> & { shapes: readonly Shape[] },
): void {
  const last = shapes.length - 1
  const at = shapes.findIndex(({ code }) => code === current)
  const step = STEPS[event.key]
  const next =
    step !== undefined
      ? Math.min(last, Math.max(0, at + step))
      : event.key === 'Home'
        ? 0
        : event.key === 'End'
          ? last
          : null
  if (next !== null) onCurrent(shapes[next]!.code)
  else if (event.key === 'Enter' && current !== null) onOpen(current)
  else return
  event.preventDefault()
}
