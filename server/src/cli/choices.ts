import {dirname, resolve} from 'node:path'
import {chosenCopies, type ChosenCopies} from '../core/copies/choices.js'
import type {Input} from './inputs.js'
import type {FoundTeam} from './nearest-team.js'

/** What the teams of the inputs say of copies. Linear in the inputs where a team keeps a copy. */
export function choicesOf(teams: readonly FoundTeam[], inputs: readonly Input[]): ChosenCopies {
  let byPlace: ReadonlyMap<string, string> | undefined
  return chosenCopies(
    teams.map(({copies, file = ''}) => ({
      choices: copies,
      team: file,
      fileOf: (path) => names().get(resolve(dirname(file), path)) ?? path,
    })),
  )

  /** The inputs as they are printed, by where they are. */
  function names(): ReadonlyMap<string, string> {
    return (byPlace ??= new Map(
      inputs.flatMap((input) => (input.kind === 'file' ? [[resolve(input.path), input.file] as const] : [])),
    ))
  }
}
