import type {Disk} from '../border/disk.js'
import {insideOf, isFile, keyOf, type Key} from '../border/places.js'
import {factsAt, filesOf} from '../core/workspace-index.js'
import {Refused} from './serve.js'
import type {CurrentText, Texts} from './texts.js'
import type {View} from './view.js'

/**
 * The files that a command is given by their addresses: named ones whatever they are, and the dumps of folders. Throws
 * `Refused` for a folder without any.
 */
export function namedFiles(
  uris: readonly string[],
  {world, around}: View,
  disk: Disk,
  outcome: string,
): readonly Key[] {
  const keys = new Set<Key>()
  for (const key of uris.map(keyOf)) {
    const isNamed = factsAt(world.index, key) ?? world.open.has(key)
    if (isNamed || !isFile(key) || disk.kindOf(key) !== 'folder') {
      keys.add(key)
      continue
    }
    const before = keys.size
    for (const [file] of filesOf(world.index)) if (insideOf(key, file) !== undefined) keys.add(file)
    if (keys.size === before && uris.length === 1)
      throw new Refused(`${around.labelOf(key)} holds no dumps: ${outcome}.`)
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
