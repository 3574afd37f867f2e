import type {DumpReader} from '../dump-reader.js'
import {lineAt} from '../lines.js'
import type {Recognized} from '../recognize.js'
import {cutsOf, decisionsOf, writeForm, type Form} from './form.js'
import {readingDifference} from './reading.js'
import {wordDifference} from './words.js'

/** A form written down as far as the recognizer reads it right. */
export interface Settled {
  readonly text: string
  readonly found: Recognized
  /** The lines, from 1, that were left as they are. */
  readonly left: readonly number[]
  /** What would have become of a word; then the text is the old one. */
  readonly refused?: string
}

/** So many readings are spent on a text that its canonical form would change the meaning of. */
const readings = 60

/**
 * Write a form with as many of its decisions as the recognizer reads right. Where it reads something else, the
 * decisions near that place are tried one by one: one without which the reading gets further is left out for good.
 *
 * @param isWanted Tells which decisions are to be carried out at all.
 */
export function settle(form: Form, reader: DumpReader, isWanted: (decision: number) => boolean = () => true): Settled {
  const {found} = form
  const unchanged: Settled = {text: found.text, found, left: []}
  const possible = decisionsOf(form)
  const all = possible.filter(isWanted)
  if (all.length === 0) return unchanged
  const facts = reader.facts(found)
  const unwanted = possible.filter((decision) => !isWanted(decision))
  const refused = new Set(unwanted)
  let spent = 0
  let result = attempt(refused)
  while (result.kind === 'otherwise' && spent < readings) {
    const failed = result
    const suspects = nearest(all, refused, form, failed.entry)
    if (suspects.length === 0) break
    const better = suspects.find((decision) => {
      result = attempt(new Set([...refused, decision]))
      return result.kind === 'alike' || (result.kind === 'otherwise' && result.reached > failed.reached)
    })
    if (better !== undefined) refused.add(better)
    else {
      for (const decision of suspects) refused.add(decision)
      result = attempt(refused)
    }
  }
  if (result.kind === 'otherwise') {
    for (const decision of all) if (decision % 2 === 0) refused.add(decision)
    result = attempt(refused)
  }
  if (result.kind === 'words') return {...unchanged, refused: result.reason}
  if (result.kind === 'alike') return {...result, left: linesOf(form, refused, unwanted)}
  return {...unchanged, left: linesOf(form, new Set(all), [])}

  function attempt(leave: ReadonlySet<number>): Attempt {
    spent++
    const isLeft = (decision: number): boolean => leave.has(decision)
    const text = writeForm(form, isLeft)
    if (text === found.text) return {kind: 'alike', text, found}
    const lost = wordDifference(found.text, text, [], cutsOf(form))
    if (lost) {
      const line = lineAt(found.lines, lost.before) + 1
      return {kind: 'words', reason: `line ${line}: expected "${lost.expected}", got "${lost.found}"`}
    }
    const read = reader.recognize(text, 'plain')
    const difference = readingDifference(form, facts, isLeft, read, reader.facts(read))
    return difference ? {kind: 'otherwise', ...difference} : {kind: 'alike', text, found: read}
  }
}

type Attempt =
  | {readonly kind: 'alike'; readonly text: string; readonly found: Recognized}
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

function linesOf(form: Form, refused: ReadonlySet<number>, unwanted: readonly number[]): readonly number[] {
  const lines = new Set<number>()
  for (const decision of refused) {
    if (unwanted.includes(decision)) continue
    const place = form.places[decision >> 1] ?? form.places[form.places.length - 1]
    lines.add((place?.entry.block.line ?? 0) + 1)
  }
  return [...lines].sort((a, b) => a - b)
}
