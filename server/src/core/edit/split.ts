import type {DumpReader, Format} from '../dump-reader.js'
import {skipBlanks} from '../characters.js'
import type {Recognized} from '../recognize.js'
import {mergeInput, type MergeInput, type MergeUnit, type Piece} from './merge-units.js'
import {placesOf} from './places.js'
import {splitNames} from './split-names.js'

/** A stretch of whole lines of a dump, as a file of its own. */
export interface SplitFile {
  /** Without a folder, and with the ending that was asked for; no two differ in case alone. */
  readonly name: string
  /** The lines as they stand in the dump; the last one is closed. */
  readonly text: string
  /** From 1, both included. */
  readonly line: number
  readonly endLine: number
  /** How many items and articles it holds: more than one where they can only be read rightly together. */
  readonly units: number
}

/** How to split. */
export interface SplitOptions {
  readonly format: Format
  /** `.txt`. */
  readonly ending: string
  /** The stems of names that other dumps have taken; those of this one are put to them. */
  readonly taken?: Set<string>
}

/**
 * Split a dump into a file for each item and article, with the navigation round it: the files one behind the other are
 * the dump, line for line, save blank lines at their edges. Merging them gives what merging the dump gives, for each is
 * read again and must hold what the dump holds there: the same items with the same lines, days and neighbors. One that
 * does not goes into a file with the next, so that an item whose day only its place tells stays with the item below it.
 *
 * @returns In the order of the dump; none for a text of blanks. Reads the dump a few times; linear for most.
 */
export function split(
  found: Recognized,
  reader: DumpReader,
  {format, ending, taken}: SplitOptions,
): readonly SplitFile[] {
  const {text, lines} = found.source ?? found
  const whole = mergeInput('', found, reader.facts(found), reader.lexicon)
  const good = new Set<string>()
  let stretches = withNeighbors(stretchesOf(cutsOf(found), found), readsAlike)
  // Each round joins what is read otherwise, in ever longer runs, so that there are few of them.
  for (let reach = 1; stretches.length > 1; reach *= 2) {
    const wrong = stretches.map((stretch) => !readsAlike(stretch))
    if (!wrong.includes(true)) break
    stretches = stretchesOf(joined(stretches, wrong, reach), found)
  }
  const files = stretches.map((stretch) => {
    const {units, loose} = partOf(whole, stretch)
    const words = units[0]?.body[0]?.words ?? loose[0]?.words
    const day = units.map((unit) => unit.stated?.date ?? unit.day).find((date) => date !== null) ?? null
    return {day, head: words?.text ?? '', units: units.length, stretch}
  })
  const names = splitNames(files, ending, taken)
  return files.map(({units, stretch: {first, last}}, at) => ({
    name: names[at] ?? '',
    text: textOf({first, last}),
    line: first + 1,
    endLine: last + 1,
    units,
  }))

  function textOf({first, last}: Stretch): string {
    return text.slice(lines.starts[first], lines.starts[last + 1] ?? text.length)
  }

  /** True when a merge would take from the stretch by itself what it takes from it inside the dump. */
  function readsAlike(stretch: Stretch): boolean {
    const place = `${stretch.first}-${stretch.last}`
    if (good.has(place)) return true
    const again = reader.recognize(textOf(stretch), format)
    const alone = mergeInput('', again, reader.facts(again), reader.lexicon)
    const alike = signOf(partOf(whole, stretch)) === signOf(alone)
    if (alike) good.add(place)
    return alike
  }
}

/** Lines, from 0, of which the first and the last show something; both included. */
interface Stretch {
  readonly first: number
  readonly last: number
}

/** The first lines, from 0, of all items and articles but the first; what stands above that goes with it. */
function cutsOf(found: Recognized): readonly number[] {
  const cuts: number[] = []
  let unit = -1
  let page = -1
  // The head of a page goes with the item below it, its footer with the one above.
  let head: number | undefined
  for (const place of placesOf(found)) {
    const {block, facts} = place.entry
    if (place.page !== page) head = undefined
    page = place.page
    if (place.unit < 0) {
      if (facts.kind !== 'footer') head ??= block.line
      continue
    }
    if (place.opens) {
      if (unit >= 0) cuts.push(head ?? block.line)
      unit = place.unit
    }
    head = undefined
  }
  return cuts
}

/** The stretches between the cuts, without the blank lines at their edges. */
function stretchesOf(cuts: readonly number[], {text, lines}: Recognized): readonly Stretch[] {
  const bounds = [0, ...cuts, lines.count]
  return bounds.slice(1).flatMap((past, at) => {
    let first = bounds[at] ?? 0
    let last = past - 1
    while (first <= last && isBlankLine(first)) first++
    while (first <= last && isBlankLine(last)) last--
    return first <= last ? [{first, last}] : []
  })

  function isBlankLine(line: number): boolean {
    const end = lines.ends[line] ?? 0
    return skipBlanks(text, lines.starts[line] ?? 0, end) === end
  }
}

/** So many stretches are looked at together before more of them are joined than need be. */
const nearest = 4

/**
 * Join each stretch that is read otherwise by itself with as few of those round it as make it right, such as the one that
 * tells its year, those above it before those below. One that none of them makes right stays as it is. Linear.
 */
function withNeighbors(stretches: readonly Stretch[], readsAlike: (stretch: Stretch) => boolean): readonly Stretch[] {
  const done: Stretch[] = []
  for (let at = 0; at < stretches.length; at++) {
    const own = stretches[at]
    if (!own) break
    const around = readsAlike(own) ? undefined : runAround(own, at)
    if (around) done.length -= around.above
    done.push(around?.run ?? own)
    at += around?.below ?? 0
  }
  return done

  /** The shortest run round a stretch that is read alike, with how many on either side are in it. */
  function runAround({first, last}: Stretch, at: number): RunAround | undefined {
    for (let others = 1; others < nearest; others++) {
      for (let above = others; above >= 0; above--) {
        const below = others - above
        const top = above === 0 ? first : done[done.length - above]?.first
        const bottom = below === 0 ? last : stretches[at + below]?.last
        if (top === undefined || bottom === undefined) continue
        const run = {first: top, last: bottom}
        if (readsAlike(run)) return {run, above, below}
      }
    }
    return undefined
  }
}

interface RunAround {
  readonly run: Stretch
  readonly above: number
  readonly below: number
}

/** The cuts without those between a stretch that is wrong and the `reach` next; the last goes with the one above it. */
function joined(stretches: readonly Stretch[], wrong: readonly boolean[], reach: number): readonly number[] {
  const gone = new Set<number>()
  for (const [at, bad] of wrong.entries()) {
    if (!bad) continue
    for (let next = at + 1; next <= at + reach; next++) gone.add(next)
    if (at === stretches.length - 1) gone.add(at)
  }
  return stretches.flatMap(({first}, at) => (at === 0 || gone.has(at) ? [] : [first]))
}

/** What stands in the stretch. */
function partOf({units, loose}: MergeInput, {first, last}: Stretch): Pick<MergeInput, 'units' | 'loose'> {
  const inside = ({line}: {readonly line: number}): boolean => line > first && line <= last + 1
  return {units: units.filter(inside), loose: loose.filter(inside)}
}

/** All that a merge takes from some lines of a dump, as one text. */
function signOf({units, loose}: Pick<MergeInput, 'units' | 'loose'>): string {
  return JSON.stringify([units.map(unitSign), loose.map(pieceSign)])
}

function unitSign(unit: MergeUnit): unknown {
  const {kind, body, dateLine, aboveDate, stated, published, day, event, dayBelow} = unit
  const said = stated && [stated.date, stated.text, stated.corrected]
  return [kind, body.map(pieceSign), dateLine && pieceSign(dateLine), aboveDate, said, published, day, event, dayBelow]
}

function pieceSign({kind, words, tight}: Piece, at = 0): unknown {
  return [kind, words.key, words.text, words.kind, at > 0 && tight]
}
