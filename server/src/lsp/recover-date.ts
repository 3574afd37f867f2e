import {keyOf} from '../border/places.js'
import {wordsIdentity} from '../core/copies/run.js'
import {formatOf} from '../core/dump-reader.js'
import {applyEdits} from '../core/edit/apply.js'
import type {FileFacts} from '../core/facts.js'
import {recoveredDate} from '../core/recovered.js'
import {factsAt} from '../core/workspace-index.js'
import {textEdits} from '../features/formatting.js'
import {dateLineEdit} from '../features/recover-date.js'
import {shownOf} from '../features/source.js'
import type {CommandParts} from './commands.js'
import type {RecoveryPlace} from './protocol.js'
import {changedText} from './removals.js'
import {Refused} from './serve.js'
import {annotated} from './workspace-edit.js'

/**
 * Write the day that a dated copy gives into an item or article without one, as a date line. Throws `Refused` where the
 * text is not what it was when that was offered, and where the line would be read as anything else.
 */
export async function recoverDate({uri, line, date}: RecoveryPlace, parts: CommandParts): Promise<void> {
  const {around, world, rulesOf} = parts.view()
  const key = keyOf(uri)
  const facts = factsAt(world.index, key)
  const at = facts?.units.findIndex((unit) => unit.line === line) ?? -1
  const unit = facts?.units[at]
  const current = await parts.texts.current(key)
  if (!facts || !unit || !current || recoveredDate(world.index, key, at)?.date !== date) throw left(changedText)
  if (current.doubt !== undefined) throw left(current.doubt)
  if (!current.lossless) throw left('some bytes of the file say nothing as text, and an edit would lose them')
  const {reader} = rulesOf(key)
  const fresh = reader.facts(current.found)
  const whole = {line: 1, endLine: facts.lines}
  if (fresh.lines !== facts.lines || wordsIdentity(fresh, whole) !== wordsIdentity(facts, whole))
    throw left(changedText)
  const shown = shownOf(current.found)
  const edit = dateLineEdit(shown, unit, date)
  const format = current.found.source ? 'markdown' : formatOf(key)
  const after = reader.facts(reader.recognize(applyEdits(shown.text, [edit]), format))
  if (!isDatedOnly(facts, after, at, date)) throw left('a date line there would be read as something else')
  const {applied, failureReason} = await parts.connection.workspace.applyEdit({
    label: 'Recover date',
    edit: annotated(parts.client, 'Recover date', false, [
      {uri: around.uriOf(key), version: current.version, edits: textEdits([edit], shown.text, shown.lines)},
    ]),
  })
  if (!applied) throw left(failureReason ?? 'the editor did not apply the edit')

  function left(why: string): Refused {
    return new Refused(`The item on line ${line} of ${around.labelOf(key)} was left as it is: ${why}.`)
  }
}

/** True when the one unit has the day now, and everything else says what it said. */
function isDatedOnly(before: FileFacts, after: FileFacts, at: number, date: string): boolean {
  if (before.units.length !== after.units.length) return false
  return after.units.every(({published}, unit) =>
    unit === at
      ? published?.date === date && published.certainty === 'stated'
      : published?.date === before.units[unit]?.published?.date,
  )
}
