import {teamFile} from '../border/team-file.js'
import {chosenCopies, noChoices, type ChosenCopies} from '../core/copies/choices.js'
import type {Folders} from './folders.js'

/** What the teams of all folders say of copies: the same value as `before` where they say the same. */
export function choicesOf({all}: Folders, before: ChosenCopies = noChoices): ChosenCopies {
  const after = chosenCopies(
    all.map(({key, copies}) => ({
      choices: copies,
      team: `${key}/${teamFile}`,
      fileOf: (path) => `${key}/${path}`,
    })),
  )
  return saidIn(after) === saidIn(before) ? before : after
}

function saidIn({accepted, kept}: ChosenCopies): string {
  return JSON.stringify([[...accepted], [...kept]])
}
