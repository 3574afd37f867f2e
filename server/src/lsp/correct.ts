import {correctionChange} from '../border/change-corrections.js'
import {insideOf, uriOf} from '../border/places.js'
import {teamFile} from '../border/team-file.js'
import {correctionFields, fieldText, hashOfText, hashText} from '../core/corrections/corrections.js'
import {dayOf, verdictOf} from '../core/corrections/read.js'
import {filesOf} from '../core/workspace-index.js'
import {saidText} from '../features/correction-actions.js'
import {visible} from '../features/plain.js'
import type {CommandParts} from './commands.js'
import {folderOf, labelOf} from './folders.js'
import type {CorrectedPlace, CorrectionParams, ListedCorrection, TeamOutcome} from './protocol.js'
import {Refused} from './serve.js'
import {teamFolder, writeTeam} from './write-team.js'

/** Write what a team says of a block, or takes back, into its file; see `writeTeam`. */
export async function correct(params: CorrectionParams, parts: CommandParts): Promise<TeamOutcome> {
  const folder = teamFolder(parts, params.uri)
  checkValue(params)
  const change = correctionChange({...params, words: visible(params.words)})
  const label = params.value === null ? 'Remove correction' : 'Correct dump'
  return writeTeam(folder.key, params.team, change, label, parts)
}

function checkValue({block, field, value}: CorrectionParams): void {
  if (!hashOfText(block))
    throw new Refused(`The hash of a block is 22 digits from 0 to f, got ${JSON.stringify(block)}.`)
  if (value === null) return
  const good = field === 'item' ? verdictOf(value) : field === null ? undefined : dayOf(value, field === 'event')
  if (good === undefined) throw new Refused(`${field ?? 'A correction'} cannot be ${JSON.stringify(value)}.`)
}

/** The corrections of all folders, each with the dumps that have its block. Linear in the files of the index. */
export function listCorrections({folders, view}: CommandParts): readonly ListedCorrection[] {
  const {world, around} = view()
  const all = folders()
  return all.all.flatMap((folder) => {
    const places = new Map<string, CorrectedPlace[]>()
    for (const [key, {corrected}] of filesOf(world.index)) {
      if (corrected.length === 0 || insideOf(folder.key, key) === undefined || folderOf(all, key) !== folder) continue
      for (const {line, correction} of corrected) {
        const name = hashText(correction.block)
        const place = {uri: around.uriOf(key), label: around.labelOf(key), line}
        const known = places.get(name)
        if (known) known.push(place)
        else places.set(name, [place])
      }
    }
    const path = `${folder.key}/${teamFile}`
    return [...folder.reader.corrections.values()].flat().map((correction) => {
      const block = hashText(correction.block)
      const says = correctionFields.flatMap((field) => {
        const value = fieldText(correction, field)
        return value === undefined ? [] : [saidText(field, value)]
      })
      const {words} = correction
      return {
        uri: uriOf(path),
        label: labelOf(all, path),
        block,
        words: visible(words),
        says,
        places: (places.get(block) ?? []).sort((a, b) =>
          a.label < b.label ? -1 : a.label > b.label ? 1 : a.line - b.line,
        ),
      }
    })
  })
}
