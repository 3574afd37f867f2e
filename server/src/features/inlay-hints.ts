import type {InlayHint, Position, Range} from 'vscode-languageserver-types'
import type {Unit} from '../core/facts.js'
import {mentionsIn} from '../core/mentions.js'
import {personOf} from '../core/people.js'
import type {EventDate} from '../core/unit-dates.js'
import {dateAt, placeIn} from './date-at.js'
import {rangeOf} from './convert.js'
import {visible} from './plain.js'
import type {Source, Surroundings} from './source.js'

/**
 * What the text leaves out: behind initials or a surname the full name, once an item; behind a day without a year the
 * year that was inferred. Only what is sure is hinted at. Linear in the mentions and units of the file.
 */
export function inlayHints(source: Source, around: Surroundings, range: Range): InlayHint[] {
  return [...nameHints(source, around, range), ...yearHints(source, range)].sort(
    (a, b) => a.position.line - b.position.line || a.position.character - b.position.character,
  )
}

function nameHints({facts, key}: Source, {index}: Surroundings, range: Range): InlayHint[] {
  const hints: InlayHint[] = []
  const seen = new Set<string>()
  for (const mention of mentionsIn(facts)) {
    const {named, unit} = mention
    if (named.name.given !== undefined || named.name.surname === undefined) continue
    const link = personOf(index, key, mention)
    const {end} = rangeOf(mention)
    const at = `${unit} ${link.id}`
    if (link.candidates || seen.has(at) || !isInside(end, range)) continue
    seen.add(at)
    const name = visible(link.name)
    // What the page or the workspace knows no more of than the text says is no hint.
    if (name.split(' ').length < 2 || /^(?:\p{Lu}\p{Ll}{0,2}\.)+\s/u.test(name)) continue
    hints.push({position: end, label: `(${name})`, paddingLeft: true, tooltip: `Full name: ${link.reason}.`})
  }
  return hints
}

function yearHints({facts, shown}: Source, range: Range): InlayHint[] {
  if (!shown) return []
  return facts.units.flatMap(({event}: Unit) => (event ? hintOf(event) : []))

  function hintOf({date, endDate, evidence, certainty, reason}: EventDate): InlayHint[] {
    if (!shown || certainty !== 'inferred') return []
    const at = dateAt(shown, {line: evidence.line - 1, character: evidence.column - 1})
    if (!at || at.date.from.year !== undefined || at.date.to?.year !== undefined) return []
    const position = placeIn(shown, at.entry, at.date.end)
    if (!isInside(position, range)) return []
    return [
      {
        position,
        label: (endDate ?? date).slice(0, 4),
        paddingLeft: true,
        ...(reason === undefined ? {} : {tooltip: `Year inferred: ${visible(reason)}.`}),
      },
    ]
  }
}

function isInside({line, character}: Position, {start, end}: Range): boolean {
  if (line < start.line || (line === start.line && character < start.character)) return false
  return line < end.line || (line === end.line && character <= end.character)
}
