import {noChoices} from '../copies/choices.js'
import {paragraphsWithin} from '../copies/run.js'
import {postKey, type Dossier} from '../dossier.js'
import {duplicatesIn, type FileLine, type WordDifference} from '../duplicates.js'
import type {LineSpan, Paragraph, Unit} from '../facts.js'
import {isLearned, isSiteUnit} from '../learned-lines.js'
import {placeBy, saidBy} from '../mentions.js'
import {nearTo} from '../near/kin.js'
import type {Wording} from '../near/wording.js'
import type {PersonMention} from '../person-mentions.js'
import {isOfficial, personsIn} from '../persons.js'
import {dayOf} from '../recovered.js'
import {filesOf, withFiles, type WorkspaceIndex} from '../workspace-index.js'

/** What stands in newer dumps and stood in no older one; each list by file and line, each text once. */
export interface News {
  readonly items: readonly NewItem[]
  readonly officials: readonly NewOfficial[]
  readonly posts: readonly NewPost[]
  readonly revisions: readonly NewRevision[]
}

/** An item or article of which most words are new. Lines count from 1. */
export interface NewItem extends FileLine {
  readonly kind: Unit['kind']
  readonly endLine: number
  /** As `dayOf` gives it; null for none. */
  readonly day: string | null
  readonly head: string
}

/** An official whom no older dump names, with where the newer ones name him first. */
export interface NewOfficial extends FileLine {
  readonly name: string
  readonly day: string | null
  /** The posts that the newer dumps give. */
  readonly posts: readonly string[]
}

/** A post that no older dump gives an official whom they name. */
export interface NewPost extends FileLine {
  readonly name: string
  readonly title: string
  readonly day: string | null
}

/** A text that an older dump has with another number, name or day. */
export interface NewRevision extends FileLine {
  readonly endLine: number
  readonly head: string
  /** Where the older text stands. */
  readonly of: FileLine
  /** Words of the newer text, and what the older one has in their place. */
  readonly differences: readonly {readonly now: string; readonly before: string}[]
}

/** What is put before the paths of older dumps while both are looked at together: no path has it. */
const older = '\0'

/**
 * What is new in `after`: copies and near copies of what `before` has are not, and neither is what belongs to the site.
 * What teams say of copies makes no difference. Costs one more index of both.
 */
export function whatIsNew(before: WorkspaceIndex, after: WorkspaceIndex): News {
  const steps = newsIn(before, after)
  for (;;) {
    const {done, value} = steps.next()
    if (done) return value
  }
}

/** The same step by step, for whoever has something else to do in between. */
export function* newsIn(before: WorkspaceIndex, after: WorkspaceIndex): Generator<undefined, News> {
  const old = [...filesOf(before)]
  const fresh = [...filesOf(after)].sort(([a], [b]) => (a < b ? -1 : 1))
  const both = withFiles(
    {...after, choices: noChoices},
    old.map(([path, facts]) => [older + path, facts] as const),
  )
  yield
  const known = new Set<number>()
  const heads = new Set<string>()
  for (const [, facts] of old) {
    for (const {copy} of facts.paragraphs) known.add(copy)
    for (const copy of facts.aside) known.add(copy)
    for (const {head} of facts.units) heads.add(head)
  }
  const kin = yield* kinOf(
    both,
    old.map(([path]) => older + path),
    fresh.map(([path]) => path),
  )
  const items: NewItem[] = []
  const told = new Set<number | string>()
  for (const [path, facts] of fresh) {
    yield
    const words = byUnit(facts.paragraphs)
    for (const [at, unit] of facts.units.entries()) {
      if (isSiteUnit(both.siteLines, facts, unit, both.files.size) || !isNew(unit, words.get(at) ?? [])) continue
      const {kind, line, endLine, head} = unit
      items.push({file: path, kind, line, endLine, head, day: dayOf(after, path, facts, at)})
    }
  }
  const people = newPeople(both)
  return {items, ...people, revisions: kin.revisions}

  /** True for a unit of which most words are new, and that was not told yet; it then is. */
  function isNew({head}: Unit, words: readonly Paragraph[]): boolean {
    const own = words.filter(({copy}) => !isLearned(both.siteLines, copy, both.files.size))
    if (words.length === 0) return !heads.has(head) && head !== '' && first(head)
    const unknown = own.filter(({copy}) => !known.has(copy) && !kin.texts.has(copy))
    if (2 * wordsIn(unknown) <= wordsIn(own)) return false
    // A text of which all words are told already is a copy of news.
    return unknown.filter(({copy}) => first(copy)).length > 0
  }

  function first(text: number | string): boolean {
    if (told.has(text)) return false
    told.add(text)
    return true
  }
}

function byUnit(paragraphs: readonly Paragraph[]): ReadonlyMap<number, readonly Paragraph[]> {
  const units = new Map<number, Paragraph[]>()
  for (const paragraph of paragraphs) {
    const own = units.get(paragraph.unit)
    if (own) own.push(paragraph)
    else units.set(paragraph.unit, [paragraph])
  }
  return units
}

function wordsIn(paragraphs: readonly Paragraph[]): number {
  return paragraphs.reduce((sum, {words}) => sum + words, 0)
}

interface Kinship {
  /** The keys of texts in newer dumps that are near: to older texts, or to newer ones that are told in their place. */
  readonly texts: ReadonlySet<number>
  readonly revisions: readonly NewRevision[]
}

/**
 * What of the newer dumps is near to something else. Which of two texts is kept says nothing of which was first, and an
 * older text may be kept in a newer dump: so it is asked of the texts themselves whether an older dump has them.
 */
function* kinOf(both: WorkspaceIndex, old: readonly string[], fresh: readonly string[]): Generator<undefined, Kinship> {
  const texts = new Set<number>()
  const revisions: NewRevision[] = []
  const factsOf = new Map(filesOf(both))
  const told = new Set<string>()
  const oldTexts = new Map<number, FileLine>()
  const oldWordings = new Set<string>()
  for (const file of [...old].sort()) {
    for (const {copy, line, wording} of factsOf.get(file)?.paragraphs ?? []) {
      if (!oldTexts.has(copy)) oldTexts.set(copy, {file, line})
      if (wording.codes !== '') oldWordings.add(wordingText(wording))
    }
  }
  const isOld = new Set(old)
  for (const path of [...old, ...fresh]) {
    yield
    for (const run of duplicatesIn(both, path)) {
      const {line, endLine, of, kind, differences} = run
      const here = {file: path, line, endLine}
      const before = oldTexts.get(Number.parseInt(run.text, 16))
      const keptBefore = oldTexts.get(Number.parseInt(run.group, 16))
      if (kind === 'near') {
        if (!isOld.has(path)) cover(here)
        else if (!isOld.has(of.file)) cover(of)
      } else if (kind === 'revision' && before && !keptBefore)
        revise(of, isOld.has(path) ? here : before, differences.map(turned), run.group)
      else if (kind === 'revision' && keptBefore && !before)
        revise(here, isOld.has(of.file) ? of : keptBefore, differences, run.text)
    }
    // A near copy of an older text may go back to none: that one may go back to another itself.
    if (!isOld.has(path)) for (const paragraph of factsOf.get(path)?.paragraphs ?? []) coverNear(paragraph)
  }
  revisions.sort((a, b) => (a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1))
  return {texts, revisions}

  function coverNear({copy, wording}: Paragraph): void {
    if (oldTexts.has(copy) || texts.has(copy)) return
    const isNear = nearTo(both, wording).some(
      (other) => other.resemblance.kind === 'near' && oldWordings.has(wordingText(other.wording)),
    )
    if (isNear) texts.add(copy)
  }

  function cover(place: FileLine & LineSpan): void {
    const facts = factsOf.get(place.file)
    if (facts) for (const {copy} of paragraphsWithin(facts, place)) texts.add(copy)
  }

  function revise(
    now: FileLine & LineSpan,
    then: FileLine,
    differences: readonly WordDifference[],
    text: string,
  ): void {
    cover(now)
    if (told.has(text)) return
    told.add(text)
    const unit = factsOf.get(now.file)?.units.find((one) => one.line <= now.line && now.line <= one.endLine)
    revisions.push({
      ...now,
      head: unit?.head ?? '',
      of: {file: then.file.slice(older.length), line: then.line},
      differences: differences.map(({here, kept}) => ({now: here, before: kept})),
    })
  }
}

/** What tells a text from all others, but for its words. */
function wordingText({slot, check}: Wording): string {
  return `${slot} ${check}`
}

function turned({here, kept}: WordDifference): WordDifference {
  return {here: kept, kept: here}
}

/** The officials and posts that only newer dumps have. Costs all mentions. */
function newPeople(both: WorkspaceIndex): Pick<News, 'officials' | 'posts'> {
  const officials: NewOfficial[] = []
  const posts: NewPost[] = []
  for (const person of personsIn(both)) {
    if (!isOfficial(person) || person.link.candidates) continue
    const fresh = person.mentions.filter(({path}) => !path.startsWith(older))
    const [first] = fresh
    if (!first) continue
    const titles = newTitles(person, fresh)
    if (fresh.length === person.mentions.length)
      officials.push({...placeOf(first), name: person.link.name, posts: titles.map(({title}) => title)})
    else for (const {title, at} of titles) posts.push({...placeOf(at), name: person.link.name, title})
  }
  return {officials: officials.sort(byPlace), posts: posts.sort(byPlace)}
}

/** The posts that only newer dumps give somebody, each in its first wording. */
function newTitles(
  {mentions}: Dossier,
  fresh: readonly PersonMention[],
): readonly {readonly title: string; readonly at: PersonMention}[] {
  const known = new Set<string>()
  for (const mention of mentions) {
    const {title, organisation} = saidBy(mention).named
    if (mention.path.startsWith(older) && title !== null) known.add(postKey(title, organisation))
  }
  return fresh.flatMap((at) => {
    const {title, organisation} = saidBy(at).named
    const key = title === null ? '' : postKey(title, organisation)
    if (title === null || known.has(key)) return []
    known.add(key)
    return [{title, at}]
  })
}

function placeOf(mention: PersonMention): FileLine & {readonly day: string | null} {
  return {file: mention.path, line: placeBy(mention).line, day: mention.day}
}

function byPlace(a: FileLine, b: FileLine): number {
  return a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1
}

/** True where nothing is new. */
export function isNothing({items, officials, posts, revisions}: News): boolean {
  return items.length + officials.length + posts.length + revisions.length === 0
}
