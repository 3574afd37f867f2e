import {copied, detached} from '../detached.js'
import {nameOf} from '../names.js'
import type {NamedMention} from './official.js'

/**
 * The loose candidates of a text as the mentions they are if the page confirms them: by their surname, or as an
 * address.
 *
 * @param loose
 *   Flat pairs of start and end, as `findNames` gives them.
 */
export function looseNames(text: string, loose: readonly number[]): NamedMention[] {
  const names: NamedMention[] = []
  for (let at = 0; at + 1 < loose.length; at += 2) {
    const start = loose[at] ?? 0
    const end = loose[at + 1] ?? 0
    const cut = text.slice(start, end)
    const surface = detached(/\s/.test(cut) ? cut.replace(/\s+/g, ' ') : cut)
    const name = surface.includes(' ') ? nameOf(surface) : {surname: copied(surface)}
    names.push({start, end, surface, name, title: null, rank: null, organisation: null, official: true})
  }
  return names
}
