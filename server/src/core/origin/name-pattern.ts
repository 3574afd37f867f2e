import {written} from './moment.js'
import {noOrigin, type Origin} from './origin.js'

/** A pattern of the setting `sources`, ready to be matched. */
export interface NamePattern {
  /** What a path from the folder says of its file; `noOrigin` when it does not fit. Costs pattern times path, at most. */
  readonly originOf: (path: string) => Origin
}

/** A step of a pattern: signs as they stand, any signs of one part of the path, a host, or digits of a time. */
type Step =
  | {readonly kind: 'signs'; readonly signs: string}
  | {readonly kind: 'any'}
  | {readonly kind: 'host'}
  | {readonly kind: 'digits'; readonly part: TimePart; readonly count: number}

type TimePart = 'year' | 'month' | 'day' | 'hour' | 'minute' | 'second'

/** What the letters of a time stand for, and how many digits they take. */
const letters: Readonly<Record<string, TimePart>> = {
  yyyy: 'year',
  MM: 'month',
  dd: 'day',
  HH: 'hour',
  mm: 'minute',
  ss: 'second',
}

/** A longer path is not looked at: nobody names files so. */
const longestPath = 1_000

/**
 * Compile a pattern such as `{host}_{date:yyyyMMdd}*.txt`: `*` stands for any signs but `/`, `{host}` for the name of a
 * server, `{date:…}` for a time of retrieval, in which `yyyy`, `MM`, `dd`, `HH`, `mm`, `ss` are digits and all else
 * stands for itself. A pattern with `/` is held against the path from the folder, another against the file name.
 *
 * @returns
 *   Undefined for what is no such pattern: an unknown name in braces, a date without year, month and day, one thing
 *   asked for twice, or more than 200 signs.
 */
export function namePattern(pattern: string): NamePattern | undefined {
  const steps = pattern.length <= 200 ? stepsOf(pattern) : undefined
  if (!steps || !isWhole(steps)) return undefined
  const ofPath = pattern.includes('/')
  return {
    originOf(path) {
      const text = ofPath ? path : path.slice(path.lastIndexOf('/') + 1)
      const ends = text.length <= longestPath ? matched(steps, text) : undefined
      return ends ? originOf(steps, ends, text) : noOrigin
    },
  }
}

function stepsOf(pattern: string): readonly Step[] | undefined {
  const steps: Step[] = []
  for (let at = 0; at < pattern.length;) {
    const sign = pattern.charAt(at)
    if (sign === '*') {
      steps.push({kind: 'any'})
      at++
    } else if (sign === '{') {
      const end = pattern.indexOf('}', at)
      const inside = end === -1 ? undefined : bracedSteps(pattern.slice(at + 1, end))
      if (!inside) return undefined
      steps.push(...inside)
      at = end + 1
    } else {
      steps.push({kind: 'signs', signs: sign})
      at++
    }
  }
  return steps
}

function bracedSteps(inside: string): readonly Step[] | undefined {
  if (inside === 'host') return [{kind: 'host'}]
  if (!inside.startsWith('date:')) return undefined
  const format = inside.slice('date:'.length)
  const steps: Step[] = []
  for (let at = 0; at < format.length;) {
    const name = Object.keys(letters).find((letter) => format.startsWith(letter, at))
    const part = name === undefined ? undefined : letters[name]
    if (name !== undefined && part) steps.push({kind: 'digits', part, count: name.length})
    else steps.push({kind: 'signs', signs: format.charAt(at)})
    at += name?.length ?? 1
  }
  return steps
}

/** True for a pattern that asks for something, for nothing twice, and for a whole day where it asks for a time. */
function isWhole(steps: readonly Step[]): boolean {
  const parts = steps.flatMap((step) => (step.kind === 'digits' ? [step.part] : step.kind === 'host' ? ['host'] : []))
  if (parts.length === 0 || new Set(parts).size < parts.length) return false
  const has = (part: TimePart): boolean => parts.includes(part)
  if (parts.length > 1 || !parts.includes('host')) {
    if (!has('year') || !has('month') || !has('day')) return false
  }
  return has('minute') === has('hour') && (has('minute') || !has('second'))
}

/**
 * Where each step ends in a text that fits all of them; undefined for one that does not. First it is found from the end
 * of which steps, at which places, the rest fits, so that the stars of a hostile pattern cost no more than its length
 * times that of the text. A host is as long as can be, what a star stands for as short.
 */
function matched(steps: readonly Step[], text: string): readonly number[] | undefined {
  const width = text.length + 1
  const fits = new Uint8Array((steps.length + 1) * width)
  fits[steps.length * width + text.length] = 1
  const rest = (step: number, at: number): boolean => fits[step * width + at] === 1
  for (let step = steps.length - 1; step >= 0; step--) {
    for (let at = text.length; at >= 0; at--) {
      const next = steps[step]
      if (next && (endsAt(next, step, at) !== undefined || goesOn(next, step, at))) fits[step * width + at] = 1
    }
  }
  if (!rest(0, 0)) return undefined
  const ends: number[] = []
  let at = 0
  for (const [step, next] of steps.entries()) {
    while (next.kind === 'host' ? goesOn(next, step, at) : endsAt(next, step, at) === undefined) at++
    at = endsAt(next, step, at) ?? at
    ends.push(at)
  }
  return ends

  /** The place behind the step, when it can end with what stands at `at` and the rest fits there. */
  function endsAt(next: Step, step: number, at: number): number | undefined {
    const end = at + taken(next, at)
    return end >= at && end <= text.length && rest(step + 1, end) ? end : undefined
  }

  /** True when the step can take one sign more than what stands at `at`. */
  function goesOn({kind}: Step, step: number, at: number): boolean {
    if (kind === 'any') return at < text.length && text.charAt(at) !== '/' && rest(step, at + 1)
    return kind === 'host' && isHostSign(at) && rest(step, at + 1)
  }

  /** How many signs the step takes at `at` before it ends there; less than nothing when it cannot. */
  function taken(next: Step, at: number): number {
    switch (next.kind) {
      case 'any':
        return 0
      case 'host':
        return isHostSign(at) ? 1 : -1
      case 'signs':
        return text.startsWith(next.signs, at) ? next.signs.length : -1
      case 'digits':
        return isDigits(text, at, at + next.count) ? next.count : -1
    }
  }

  function isHostSign(at: number): boolean {
    return /[a-z0-9.-]/i.test(text.charAt(at))
  }
}

function isDigits(text: string, start: number, end: number): boolean {
  return end <= text.length && !/\D/.test(text.slice(start, end))
}

function originOf(steps: readonly Step[], ends: readonly number[], text: string): Origin {
  let host: string | undefined
  const parts: Partial<Record<TimePart, string>> = {}
  const span = {start: text.length, end: 0}
  for (const [at, step] of steps.entries()) {
    const start = at === 0 ? 0 : (ends[at - 1] ?? 0)
    const end = ends[at] ?? start
    if (step.kind === 'host') host = text.slice(start, end)
    if (step.kind !== 'digits') continue
    parts[step.part] = text.slice(start, end)
    span.start = Math.min(span.start, start)
    span.end = Math.max(span.end, end)
  }
  const {year, month, day} = parts
  const time =
    year !== undefined && month !== undefined && day !== undefined ? written({...parts, year, month, day}) : undefined
  // A name whose digits are no day fits by chance.
  if (year !== undefined && time === undefined) return noOrigin
  if (host !== undefined && !/^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/i.test(host)) return noOrigin
  return {
    source: host === undefined ? null : {value: host, evidence: {place: 'file name', text: host}},
    retrieved:
      time === undefined ? null : {value: time, evidence: {place: 'file name', text: text.slice(span.start, span.end)}},
  }
}
