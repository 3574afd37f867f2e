import {insideOf, keyOf, type Key} from '../border/places.js'
import {filesOf} from '../core/workspace-index.js'
import {Refused} from './serve.js'

import type {CurrentText, Texts} from './texts.js'
import type {View} from './view.js'

/** The files that a command is given by their addresses: named ones whatever they are, and the dumps of folders. */
export function namedFiles(uris: readonly string[], {world}: View): readonly Key[] {
  const keys = new Set<Key>()
  const known = [...filesOf(world.index)].map(([file]) => file)
  for (const key of uris.map(keyOf)) {
    const inside = known.filter((file) => insideOf(key, file) !== undefined)
    if (inside.length === 0) keys.add(key)
    for (const file of inside) keys.add(file)
  }
  return [...keys]
}

/** The text of a file that is to go into another one. Throws `Refused` where it cannot be read, or not without doubt. */
export async function sureText(key: Key, texts: Texts, view: View, outcome: string): Promise<CurrentText> {
  const current = await texts.current(key)
  const label = view.around.labelOf(key)
  if (!current) throw new Refused(`${label} cannot be read: ${outcome}.`)
  if (current.doubt !== undefined) throw new Refused(`${label}: ${current.doubt}. ${capital(outcome)}.`)
  return current
}

function capital(sentence: string): string {
  return sentence.charAt(0).toUpperCase() + sentence.slice(1)
}
