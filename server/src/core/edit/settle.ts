import type {DumpReader} from '../dump-reader.js'
import {lineAt} from '../lines.js'
import {decisionsOf, formDifference, formOf, writeForm, type Form} from './form.js'
import {known, type Known} from './known.js'
import {readingDifference} from './reading.js'

/** A form written down as far as the recognizer reads it right. */
export interface Settled {
  readonly now: Known
  /** The lines, from 1, that were left as they are. */
  readonly left: readonly number[]
  /** What would have become of a word; then the text is the old one. */
  readonly refused?: string
}

/** So many readings are spent on a stretch of a dump that its canonical form would change the meaning of. */
const readings = 60

/**
 * Write a form with as many of its decisions as the recognizer reads right.
 *
 * Where the whole is read otherwise, each stretch up to a footer is settled by itself, since a footer ends all that
 * hangs together; what is then still read otherwise is settled in the whole.
 *
 * @param before What the form is of.
 * @param isWanted Tells which decisions are to be carried out at all.
 */
export function settle(
  form: Form,
  before: Known,
  reader: DumpReader,
  isWanted: (decision: number) => boolean = () => true,
): Settled {
  const possible = decisionsOf(form)
  const wanted = possible.filter(isWanted)
  if (wanted.length === 0) return {now: before, left: []}
  const refused = new Set(possible.filter((decision) => !isWanted(decision)))
  const first = attempt(form, before, reader, refused)
  if (first.kind !== 'otherwise') return settled(form, before, first, [])
  for (const decision of refusedByStretch(form, reader, new Set(wanted))) refused.add(decision)
  const result = search(form, before, reader, wanted, refused)
  return settled(
    form,
    before,
    result,
    wanted.filter((decision) => refused.has(decision)),
  )
}

function settled(form: Form, before: Known, result: Attempt, refused: readonly number[]): Settled {
  if (result.kind === 'words') return {now: before, left: [], refused: result.reason}
  if (result.kind === 'otherwise') return {now: before, left: linesOf(form, decisionsOf(form))}
  return {now: result.now, left: linesOf(form, refused)}
}

/**
 * Try decisions near the place that is read otherwise one by one: one without which the reading gets further is
 * refused for good; where none helps, all of them are. When nothing is left to try, every gap stays as it is.
 *
 * @param refused Decisions not to be carried out; more are added.
 */
function search(
  form: Form,
  before: Known,
  reader: DumpReader,
  wanted: readonly number[],
  refused: Set<number>,
): Attempt {
  let spent = 0
  let result = tried(refused)
  while (result.kind === 'otherwise' && spent < readings) {
    const failed = result
    const suspects = nearest(wanted, refused, form, failed.entry)
    if (suspects.length === 0) break
    const better = suspects.find((decision) => {
      result = tried(new Set([...refused, decision]))
      return result.kind === 'alike' || (result.kind === 'otherwise' && result.reached > failed.reached)
    })
    if (better !== undefined) refused.add(better)
    else {
      for (const decision of suspects) refused.add(decision)
      result = tried(refused)
    }
  }
  if (result.kind !== 'otherwise') return result
  for (const decision of wanted) if (decision % 2 === 0) refused.add(decision)
  return tried(refused)

  function tried(leave: ReadonlySet<number>): Attempt {
    spent++
    return attempt(form, before, reader, leave)
  }
}

/** Settle each stretch up to a footer as a dump of its own; the decisions that had to be refused in them. */
function refusedByStretch(form: Form, reader: DumpReader, wanted: ReadonlySet<number>): readonly number[] {
  const {found, places} = form
  const stretches = stretchesOf(form)
  if (stretches.length < 2) return []
  return stretches.flatMap(({first, last}) => {
    const start = found.lines.starts[places[first]?.entry.block.line ?? 0] ?? 0
    const below = places[last + 1]?.entry.block
    const next = below ? (found.lines.starts[below.line] ?? 0) : found.text.length
    const alone = reader.recognize(found.text.slice(start, next), 'plain')
    if (alone.entries.length !== last - first + 1) return []
    const part = formOf(alone, reader.lexicon, form)
    // What stands above and below the stretch is decided with the whole.
    const end = last + 1 === places.length ? 2 * (last + 1) : 2 * last + 1
    const own = decisionsOf(part).filter((decision) => {
      const whole = decision + 2 * first
      return decision > 0 && whole <= end && wanted.has(whole)
    })
    const refused = new Set(decisionsOf(part).filter((decision) => !own.includes(decision)))
    const result = search(part, known(alone, reader), reader, own, refused)
    const left = result.kind === 'alike' ? own.filter((decision) => refused.has(decision)) : own
    return left.map((decision) => decision + 2 * first)
  })
}

/** The entries from the top or a footer to the next footer, that included. */
function stretchesOf({places}: Form): readonly {readonly first: number; readonly last: number}[] {
  const stretches: {first: number; last: number}[] = []
  let first = 0
  let footer = false
  for (const [at, place] of places.entries()) {
    const kind = place.entry.facts.kind
    if (footer && kind !== 'footer' && kind !== 'menu') {
      stretches.push({first, last: at - 1})
      first = at
      footer = false
    }
    if (kind === 'footer') footer = true
  }
  if (first < places.length) stretches.push({first, last: places.length - 1})
  return stretches
}

/** Write the form, and read it again. */
function attempt(form: Form, before: Known, reader: DumpReader, leave: ReadonlySet<number>): Attempt {
  const {found} = form
  const isLeft = (decision: number): boolean => leave.has(decision)
  const text = writeForm(form, isLeft)
  if (text === found.text) return {kind: 'alike', now: before}
  const lost = formDifference(form, isLeft)
  if (lost) {
    const line = lineAt(found.lines, lost.before) + 1
    return {kind: 'words', reason: `line ${line}: expected "${lost.expected}", got "${lost.found}"`}
  }
  const after = known(reader.recognize(text, 'plain', found), reader)
  const difference = readingDifference(form, before, isLeft, after)
  return difference ? {kind: 'otherwise', ...difference} : {kind: 'alike', now: after}
}

type Attempt =
  | {readonly kind: 'alike'; readonly now: Known}
  | {readonly kind: 'otherwise'; readonly entry: number; readonly reached: number}
  | {readonly kind: 'words'; readonly reason: string}

/**
 * The decisions to suspect when an entry is read otherwise: those nearest to it, and the line end of the file, which
 * tells whether its last sentence was cut off.
 */
function nearest(all: readonly number[], refused: ReadonlySet<number>, form: Form, entry: number): readonly number[] {
  const place = 2 * entry
  const open = all.filter((decision) => !refused.has(decision))
  const end = 2 * form.places.length
  const near = open
    .filter((decision) => decision !== end)
    .sort((a, b) => Math.abs(a - place) - Math.abs(b - place) || a - b)
    .slice(0, 5)
  return open.includes(end) ? [end, ...near] : near
}

function linesOf(form: Form, refused: readonly number[]): readonly number[] {
  const lines = refused.map((decision) => {
    const place = form.places[decision >> 1] ?? form.places[form.places.length - 1]
    return (place?.entry.block.line ?? 0) + 1
  })
  return [...new Set(lines)].sort((a, b) => a - b)
}
