import type {FileFacts} from '../facts.js'
import {columnsOf, mentionsIn} from '../mentions.js'
import {levelWords} from './register.js'

const known = new WeakMap<FileFacts, {readonly never: ReadonlySet<string>; readonly facts: FileFacts}>()

/**
 * The facts of a file without the mentions whose words are no name, as a register says; the same object where there are
 * none. Linear in the mentions, once for each list of such strings.
 *
 * @param never Levelled by `levelWords`.
 */
export function withoutNever(facts: FileFacts, never: ReadonlySet<string>): FileFacts {
  if (never.size === 0 || facts.mentions.said.length === 0) return facts
  const before = known.get(facts)
  if (before?.never === never) return before.facts
  const names = mentionsIn(facts).filter(({named}) => !never.has(levelWords(named.surface)))
  const left = names.length === facts.mentions.said.length ? facts : {...facts, mentions: columnsOf(names)}
  known.set(facts, {never, facts: left})
  return left
}
