import {headOf} from '../core/block-facts.js'
import type {CodeAction, Command, Position} from 'vscode-languageserver-types'
import {datedBlock, firstBlock, unitsOf} from '../core/corrections/blocks.js'
import {
  correctionFields,
  correctionOf,
  fieldText,
  hashText,
  isCorrectable,
  type CorrectionField,
} from '../core/corrections/corrections.js'
import type {Unit} from '../core/facts.js'
import type {Entry, UnitSpan} from '../core/layout/sheet.js'
import {isoDay} from '../core/rules/date.js'
import type {EventDate} from '../core/unit-dates.js'
import {dateAt, entryAt} from './date-at.js'
import {holds} from './hover-date.js'
import {visible} from './plain.js'
import type {Shown, Source} from './source.js'

/** The kind that the actions are of, and the commands they name. */
export interface CorrectionCommands {
  readonly kind: string
  readonly correct: string
  /** Asks for the day; absent where the client has no such command. */
  readonly enterDay?: string
}

/** So many units of a block's words stand in the team's file beside its hash. */
const longestWords = 80

/**
 * What can be said of the item at a position that the rules have wrong: its days, where it starts, that it is none; and
 * what was said already, to be taken back. Each is a command that writes into the team's file, and holds for every copy
 * of the block. Linear in the parts of the dump.
 */
export function correctionActions(source: Source, position: Position, commands: CorrectionCommands): CodeAction[] {
  const {shown, facts, uri} = source
  if (!shown) return []
  const {found} = shown
  const here = entryAt(found.entries, position.line)
  const at = facts.units.findIndex((unit) => holds(unit, position.line + 1))
  const unit = facts.units[at]
  const span = unitsOf(found.pages)[at]
  const dated = span && found.entries[datedBlock(span, found.entries) ?? -1]
  const first = span && found.entries[firstBlock(span, found.entries) ?? -1]
  return [
    ...(unit && dated ? dayActions(unit, dated) : []),
    ...itemActions(),
    ...[...new Set([here, dated, first])].flatMap((entry) => (entry ? removals(entry) : [])),
  ]

  function dayActions(unit: Unit, entry: Entry): CodeAction[] {
    const actions: CodeAction[] = []
    const written = writtenDay(shown, position)
    for (const [field, name, day] of [
      ['published', 'day of publication', unit.published],
      ['event', 'day of the event', unit.event],
    ] as const) {
      const now = dayText(day)
      if (commands.enterDay !== undefined) {
        const question = {uri, ...blockOf(entry), field, now: now ?? null}
        actions.push(action(`Correct the ${name} (${now ?? 'none'})…`, commands.enterDay, question))
      }
      if (written !== undefined && written !== now)
        actions.push(correct(`Take ${written} for the ${name}`, entry, field, written))
      if (now !== undefined && day?.certainty !== 'corrected')
        actions.push(correct(`${now} is not the ${name}`, entry, field, 'none'))
    }
    return actions
  }

  function itemActions(): CodeAction[] {
    const actions: CodeAction[] = []
    if (here && here !== first && isCorrectable(here.facts.kind) && !isRepetition(span, here))
      actions.push(correct('An item starts here', here, 'item', 'starts'))
    if (!unit || !first || !isHead(first)) return actions
    if (!isFirstOfPage(span))
      actions.push(correct(`This ${unit.kind} goes on the one above`, first, 'item', 'continues'))
    actions.push(correct(`This is no ${unit.kind}`, first, 'item', 'none'))
    return actions
  }

  /** True from the first line of the unit to the end of the block it begins with. */
  function isHead({block}: Entry): boolean {
    return position.line < block.line + block.lines
  }

  function isRepetition(unit: UnitSpan | undefined, entry: Entry): boolean {
    const place = found.entries.indexOf(entry)
    return unit?.parts.some(({kind, first, last}) => kind === 'title' && first < place && place <= last) ?? false
  }

  function isFirstOfPage(unit: UnitSpan | undefined): boolean {
    return found.pages.some(({children}) => children.find((child) => 'parts' in child) === unit)
  }

  function removals(entry: Entry): CodeAction[] {
    const said = correctionOf(found.corrections, entry.facts)
    if (!said) return []
    return correctionFields.flatMap((field) => {
      const value = fieldText(said, field)
      return value === undefined
        ? []
        : [correct(`Remove this correction: ${saidText(field, value)}`, entry, field, null)]
    })
  }

  function action(title: string, command: string, argument: unknown): CodeAction {
    const run: Command = {title, command, arguments: [argument]}
    return {title, kind: commands.kind, command: run}
  }

  function correct(title: string, entry: Entry, field: CorrectionField, value: string | null): CodeAction {
    return action(title, commands.correct, {uri, ...blockOf(entry), field, value})
  }
}

/** `published 2024-02-16`, `item starts`: a correction in words. */
export function saidText(field: CorrectionField, value: string): string {
  return `${field} ${value}`
}

function blockOf({facts}: Entry): {readonly block: string; readonly words: string} {
  return {block: hashText(facts.copy), words: visible(headOf(facts).slice(0, longestWords))}
}

function dayText(day: EventDate | null): string | undefined {
  if (!day) return undefined
  return day.endDate === undefined ? day.date : `${day.date}/${day.endDate}`
}

/** The full day that is written at the position. */
function writtenDay(shown: Shown | undefined, position: Position): string | undefined {
  const date = shown && dateAt(shown, position)?.date
  if (!date || date.impossible || date.from.year === undefined || date.from.day === undefined) return undefined
  return isoDay(date.from.year, date.from.month, date.from.day)
}
