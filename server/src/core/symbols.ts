import {entriesOf} from './sharded-map.js'
import {filesOf, type WorkspaceIndex} from './workspace-index.js'
import {personOf, type PlacedMention} from './people.js'
import {get} from './sharded-map.js'
import type {FileFacts, Unit} from './facts.js'

/** An item or article that a search found. */
export interface FoundUnit {
  readonly path: string
  readonly facts: FileFacts
  readonly unit: Unit
}

/**
 * Items and articles whose title, first words or day hold every word of the query, in no order that means anything.
 * Walks the workspace lazily, so a caller can stop or take a pause after any of them.
 */
export function* findUnits(index: WorkspaceIndex, query: string): Generator<FoundUnit | undefined> {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean)
  for (const [path, facts] of filesOf(index)) {
    for (const unit of facts.units) if (isMatch(unit, words)) yield {path, facts, unit}
    // A turn without a find lets the caller look at the clock.
    yield undefined
  }
}

function isMatch(unit: Unit, words: readonly string[]): boolean {
  const day = unit.published?.date ?? unit.event?.date ?? ''
  const head = unit.head.toLowerCase()
  return words.every((word) => head.includes(word) || day.startsWith(word))
}

/** A person that a search found, with one mention to start from. */
export interface FoundPerson {
  readonly id: string
  readonly name: string
  readonly placed: PlacedMention
}

/**
 * Persons with a spelling that the query fits: its letters in order, as in `vsem` for `V.Semerikov`. Each person once,
 * lazily; costs the distinct surnames of the workspace, and the files of those that fit.
 */
export function* findPersons(index: WorkspaceIndex, query: string): Generator<FoundPerson | undefined> {
  const letters = query.toLowerCase().replace(/\P{L}/gu, '')
  for (const [, bucket] of entriesOf(index.names)) {
    const fits = [...bucket.forms.values()].some(({name}) =>
      isSubsequence(
        letters,
        `${name.given ?? name.initials ?? ''}${name.patronymic ?? ''}${name.surname ?? ''}`.toLowerCase(),
      ),
    )
    yield undefined
    if (!fits) continue
    const seen = new Set<string>()
    for (const number of bucket.files) {
      const path = get(index.paths, number)
      const facts = path === undefined ? undefined : get(index.files, path)?.facts
      if (path === undefined || !facts) continue
      for (const mention of facts.mentions) {
        const {id, name} = personOf(index, path, mention)
        if (seen.has(id) || !isSubsequence(letters, mention.named.surface.toLowerCase())) continue
        seen.add(id)
        yield {id, name, placed: {path, facts, mention}}
      }
      if (seen.size >= bucket.forms.size) break
      yield undefined
    }
  }
}

function isSubsequence(letters: string, text: string): boolean {
  let at = 0
  for (const letter of letters) {
    at = text.indexOf(letter, at) + 1
    if (at === 0) return false
  }
  return true
}
