import {firstWhere} from './first-where.js'
import {originIn, type Origin} from './origin/origin.js'
import type {Correction} from './corrections/corrections.js'
import {joinedMentions, type Mentions} from './mentions.js'
import type {Wording} from './near/wording.js'
import type {FactProblem} from './problems.js'
import {readPage, type WantedFacts} from './page-facts.js'
import {sameReading, type PageReading} from './page-reading.js'
import type {Recognized} from './recognize.js'
import type {Named, PersonName} from './rules/official.js'
import type {SiteLine} from './site-lines.js'
import type {PartKind} from './tree.js'
import type {EventDate, PublishedDate} from './unit-dates.js'

/** A place in a file that needs no text to be shown: lines and columns count from 1, columns in UTF-16 units. */
export interface Place {
  readonly line: number
  readonly column: number
  readonly endLine: number
  readonly endColumn: number
}

/** Whole lines of a file, both included, counted from 1. */
export interface LineSpan {
  readonly line: number
  readonly endLine: number
}

/** A part of an item or article. */
export interface PartFacts extends LineSpan {
  readonly kind: PartKind
}

/** A paragraph that can be a copy of another: running text of a unit, or the headline of an item. */
export interface Paragraph extends LineSpan {
  /** `key` of the hash of its levelled text; copies share it. */
  readonly copy: number
  readonly words: number
  /** What levelling changed: see `signsIn`. */
  readonly signs: string
  /** Its words: of all paragraphs of an index that say the same, the same object. */
  wording: Wording
  /** The unit it stands in. */
  readonly unit: number
  /** True when that unit states its own day of publication. */
  readonly dated: boolean
}

/** An item or an article of a file. */
export interface Unit extends LineSpan {
  readonly kind: 'item' | 'article'
  /** The title as written, white space collapsed, the date behind it left out; null when there is none. */
  readonly title: string | null
  /** The title, else the first words of the text: what an outline shows. */
  readonly head: string
  readonly published: PublishedDate | null
  readonly event: EventDate | null
  readonly parts: readonly PartFacts[]
}

/** A person named in a file. */
export interface Mention extends Place {
  /** Shared by all mentions that say the same of a person. */
  readonly named: Named
  /** Index into `units`; -1 for a mention outside items and articles. */
  readonly unit: number
  /** The fullest name that the page gives this person; the mention's own where the page says no more. */
  readonly identity: PersonName
  /** Why a shorter name is taken for the fuller one of the same page; absent when the mention speaks for itself. */
  readonly reason?: string
}

/** A file offered for download. */
export interface AttachmentFacts {
  readonly line: number
  readonly name: string
}

/** A block of which the team says something. */
export interface CorrectedBlock extends LineSpan {
  readonly correction: Correction
}

/** A mark by which a text is known for a dump. */
export type Mark = 'date line' | 'strip' | 'title with date' | 'footer' | 'attachment' | 'signature' | 'contact'

/** All marks, in the order they are explained in. */
export const marks: readonly Mark[] = [
  'date line',
  'strip',
  'title with date',
  'footer',
  'attachment',
  'signature',
  'contact',
]

/**
 * What one file says, and nothing that other files say: plain data, without the text, small enough to keep for a
 * hundred thousand files.
 */
export interface FileFacts {
  /** The marks found; two make a dump. */
  readonly marks: readonly Mark[]
  readonly units: readonly Unit[]
  /** Read by `mentionsIn` and its like. */
  readonly mentions: Mentions
  readonly paragraphs: readonly Paragraph[]
  /** Lines of navigation, signatures and contacts, from 1. */
  readonly boilerplate: readonly number[]
  /** Lines that may belong to the site; the index tells which do. */
  readonly siteLines: readonly SiteLine[]
  readonly attachments: readonly AttachmentFacts[]
  readonly problems: readonly FactProblem[]
  /** Where the dump comes from: by its text alone here, by its name and what lies beside it for whoever adds that. */
  readonly origin: Origin
  /** Keys of the texts that are no paragraphs, such as titles of articles: a team can say something of them all the same. */
  readonly aside: readonly number[]
  /** What the team says of the blocks of this file, in their order; of most files nothing. */
  readonly corrected: readonly CorrectedBlock[]
  /** How many lines the file has. */
  readonly lines: number
}

/** The first paragraph of a unit; undefined where it has none. Logarithmic: paragraphs stand in the order of their units. */
export function firstParagraph({paragraphs}: FileFacts, unit: number): Paragraph | undefined {
  const first = paragraphs[firstWhere(paragraphs.length, (at) => (paragraphs[at]?.unit ?? unit) >= unit)]
  return first?.unit === unit ? first : undefined
}

/** True when the marks make the file a dump. */
export function isDump(facts: Pick<FileFacts, 'marks'>): boolean {
  return facts.marks.length >= 2
}

/**
 * Gather the facts of a recognized dump. Linear in the number of its blocks; given the same dump as it was before an
 * edit, pages that the edit left alone cost a comparison.
 *
 * @param wanted Pages read without their people are not kept.
 */
export function factsOf(found: Recognized, before?: Recognized, wanted: WantedFacts = {}): FileFacts {
  // What was read under other corrections says nothing of now.
  const old = (before?.corrections === found.corrections && before.readings) || []
  const pages: PageReading[] = []
  let base = 0
  for (const [at, page] of found.pages.entries()) {
    const known = old[at]
    const reading = known && sameReading(known, found, page, base) ? known : readPage(found, page, base, wanted)
    pages.push(reading)
    base += reading.facts.units.length
  }
  if (wanted.people !== false) found.readings = pages
  return {
    marks: marks.filter((mark) => pages.some(({facts}) => facts.marks.includes(mark))),
    units: joined(pages.map(({facts}) => facts.units)),
    mentions: joinedMentions(pages.map(({facts}) => facts.mentions)),
    paragraphs: joined(pages.map(({facts}) => facts.paragraphs)),
    boilerplate: joined(pages.map(({facts}) => facts.boilerplate)),
    siteLines: joined(pages.map(({facts}) => facts.siteLines)),
    attachments: joined(pages.map(({facts}) => facts.attachments)),
    problems: joined([...pages.map(({facts}) => facts.problems), unreadMarkup(found)]),
    origin: originIn((found.source ?? found).text),
    aside: joined(pages.map(({facts}) => facts.aside)),
    corrected: joined(pages.map(({facts}) => facts.corrected)),
    lines: found.lines.count,
  }
}

/**
 * The facts of a recognized dump but for its people and the words by which near copies are told, which cost more than all
 * else. Linear in the number of its blocks.
 */
export function factsWithoutPeople(found: Recognized): FileFacts {
  return factsOf(found, undefined, {people: false, copies: false})
}

/** The lines of a Markdown dump whose markup was not taken away. */
function unreadMarkup({source}: Recognized): readonly FactProblem[] {
  if (!source) return nothing
  const {lines, unread} = source
  return unread.map(({first, last, why}) => {
    const endColumn = (lines.ends[last] ?? 0) - (lines.starts[last] ?? 0) + 1
    return {code: 'markup-not-read', why, line: first + 1, column: 1, endLine: last + 1, endColumn}
  })
}

const nothing: readonly never[] = []

/** The lists one behind the other, without room to grow: facts stay for as long as the workspace is open. */
function joined<T>(lists: readonly (readonly T[])[]): readonly T[] {
  const [first = nothing] = lists
  const all = lists.length === 1 ? first.slice() : ([] as T[]).concat(...lists)
  return all.length === 0 ? nothing : all
}
