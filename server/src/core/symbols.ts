import {inAnyCase} from './in-any-case.js'
import {entriesOf} from './sharded-map.js'
import {bucketKey, filesOf, type WorkspaceIndex} from './workspace-index.js'
import {isSiteUnit} from './learned-lines.js'
import {mentionsIn} from './mentions.js'
import {formKey, type NameBucket} from './name-bucket.js'
import {personOf} from './people.js'
import type {PlacedMention} from './placed-mentions.js'
import {get} from './sharded-map.js'
import type {FileFacts, Unit} from './facts.js'

/** An item or article that a search found. */
export interface FoundUnit {
  readonly path: string
  readonly facts: FileFacts
  readonly unit: Unit
  /** Its number in the file. */
  readonly at: number
}

/**
 * Items and articles whose title, first words or day hold every word of the query, in no order that means anything.
 * Walks the workspace lazily, so a caller can stop or take a pause after any of them.
 */
export function* findUnits(index: WorkspaceIndex, query: string): Generator<FoundUnit | undefined> {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean)
  // The engine folds case while it searches; folding every head first would copy the workspace at each key.
  const tests = words.map((word) => ({word, inHead: inAnyCase(word)}))
  for (const [path, facts] of filesOf(index)) {
    for (const [at, unit] of facts.units.entries())
      if (isMatch(unit, tests) && !isSiteUnit(index.siteLines, facts, unit, index.files.size))
        yield {path, facts, unit, at}
    // A turn without a find lets the caller look at the clock.
    yield undefined
  }
}

function isMatch(unit: Unit, tests: readonly {readonly word: string; readonly inHead: RegExp}[]): boolean {
  const day = unit.published?.date ?? unit.event?.date ?? ''
  return tests.every(({word, inHead}) => day.startsWith(word) || inHead.test(unit.head))
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
 *
 * @param fits What else is asked of a spelling, in small letters.
 */
export function* findPersons(
  index: WorkspaceIndex,
  query: string,
  fits: (spelling: string) => boolean = () => true,
): Generator<FoundPerson | undefined> {
  const letters = query.toLowerCase().replace(/\P{L}/gu, '')
  const persons = new Set<string>()
  const isWanted = (spelling: string): boolean => isSubsequence(letters, spelling) && fits(spelling)
  for (const [key, bucket] of entriesOf(index.names)) {
    yield undefined
    if (!spellingsOf(bucket).some(isWanted)) continue
    const forms = new Set<string>()
    for (const number of bucket.files) {
      const path = get(index.numbered, number)?.path
      const facts = path === undefined ? undefined : get(index.files, path)?.facts
      if (path === undefined || !facts) continue
      for (const mention of mentionsIn(facts)) {
        if (bucketKey(mention) !== key || !isWanted(mention.named.surface.toLowerCase())) continue
        const form = formKey(mention.identity)
        if (forms.has(form)) continue
        forms.add(form)
        const {id, name} = personOf(index, path, mention)
        if (persons.has(id)) continue
        persons.add(id)
        yield {id, name, placed: {path, facts, mention}}
      }
      if (forms.size >= bucket.forms.size) break
      yield undefined
    }
  }
}

const spellings = new WeakMap<NameBucket, readonly string[]>()

/** Every form of the names of a bucket in small letters; worked out once for each state of the bucket. */
function spellingsOf(bucket: NameBucket): readonly string[] {
  let known = spellings.get(bucket)
  if (!known) {
    known = Array.from(bucket.forms.values(), ({name}) =>
      `${name.given ?? name.initials ?? ''} ${name.patronymic ?? ''} ${name.surname ?? ''}`.toLowerCase(),
    )
    spellings.set(bucket, known)
  }
  return known
}

function isSubsequence(letters: string, text: string): boolean {
  let at = 0
  for (const letter of letters) {
    at = text.indexOf(letter, at) + 1
    if (at === 0) return false
  }
  return true
}
