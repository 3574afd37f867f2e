import {formOf, type Form, type FormOptions} from './form.js'
import {keptLines} from './markdown-lines.js'
import {blankLinesBetween} from './places.js'
import type {Lexicon} from '../lexicon/lexicon.js'
import type {Recognized, Source} from '../recognize.js'

/**
 * Write a Markdown dump with the few changes that no Markdown reader sees: line ends of one sort, no blanks on empty
 * lines, none behind a line save those that break it, one or two blank lines where there are some already. Code, front
 * matter and everything between tags stay as they are. Linear.
 *
 * @param keepGaps True to leave the number of blank lines alone.
 */
export function markdownForm(
  found: Recognized,
  source: Source,
  lexicon: Lexicon,
  options: FormOptions,
  keepGaps: boolean,
): string {
  const {on, lineEnd} = options
  const {text, lines} = source
  const form = formOf(found, lexicon, options)
  const wanted = wantedBlanks(form)
  const kept = keptLines(source)
  const pieces: string[] = []
  let blanks: number[] = []
  // What the line above ends with.
  let ending = ''
  for (let at = 0; at < lines.count; at++) {
    if (isBlankLine(at) && !kept.has(at)) blanks.push(at)
    else {
      gap(at)
      ending = endOf(at)
      pieces.push(trailing(at), ending)
    }
  }
  if (!on('blankLines') || keepGaps) asTheyAre()
  else if (pieces.length > 0 && pieces[pieces.length - 1] === '') pieces.push(lineEnd)
  return pieces.join('')

  /** Blank lines above a line: as many as the form wants, where it wants any. */
  function gap(at: number): void {
    const count = pieces.length > 0 ? (wanted.get(at) ?? blanks.length) : 0
    const stay = !on('blankLines') || keepGaps || isIndented(at)
    if (stay || count === blanks.length) asTheyAre()
    // Where line ends are to stay, what is put in ends as the line above: CR and LF would be one line end.
    else if (blanks.length > 0) pieces.push((on('lineEnds') ? lineEnd : ending).repeat(count))
    blanks = []
  }

  /** Blank lines, as many as there are. */
  function asTheyAre(): void {
    for (const blank of blanks) {
      const shown = blankText(blank)
      const end = endOf(blank)
      // Without the blank that stood between them CR and LF would be one line end.
      const parted = shown === '' && ending === '\r' && end === '\n'
      ending = parted ? ending : end
      pieces.push(shown, ending)
    }
  }

  function blankText(at: number): string {
    return on('indentation') && !kept.has(at) ? '' : raw(at)
  }

  function endOf(at: number): string {
    const end = lines.ends[at] ?? 0
    const next = at + 1 < lines.count ? (lines.starts[at + 1] ?? text.length) : text.length
    if (end === next) return ''
    return on('lineEnds') ? lineEnd : text.slice(end, next)
  }

  /** Two blanks at the end of a line break it, so they go only where nothing follows. */
  function trailing(at: number): string {
    const line = raw(at)
    if (!on('indentation') || kept.has(at) || isIndented(at)) return line
    const breaks = line.endsWith('  ') && at + 1 < lines.count && !isBlankLine(at + 1)
    return breaks ? line : line.slice(0, trailingFrom(line))
  }

  function raw(at: number): string {
    return text.slice(lines.starts[at] ?? 0, lines.ends[at] ?? 0)
  }

  function isBlankLine(at: number): boolean {
    return trailingFrom(raw(at)) === 0
  }

  /** Four blanks or a tab may be code, where every blank counts. */
  function isIndented(at: number): boolean {
    const line = raw(at)
    return line.startsWith('    ') || /^ {0,3}\t/.test(line)
  }
}

/** Where the blanks and tabs at the end of a line begin. */
function trailingFrom(line: string): number {
  let end = line.length
  while (end > 0 && (line[end - 1] === ' ' || line[end - 1] === '\t')) end--
  return end
}

/** For the lines, from 0, that have blank lines above them: how many the form wants, one or two. */
function wantedBlanks(form: Form): ReadonlyMap<number, number> {
  const wanted = new Map<number, number>()
  for (const [at, place] of form.places.entries()) {
    const above = form.places[at - 1]
    if (above && place.entry.block.blanks > 0)
      wanted.set(place.entry.block.line, Math.max(1, blankLinesBetween(above, place)))
  }
  return wanted
}
