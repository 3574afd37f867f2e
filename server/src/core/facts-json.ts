import {duplicatesIn, type Duplicate, type DuplicateKind, type FileLine, type WordDifference} from './duplicates.js'
import {isDump, type AttachmentFacts, type FileFacts, type Mention, type Place, type Unit} from './facts.js'
import {mentionsIn} from './mentions.js'
import {problemWords, type FactProblem} from './problems.js'
import type {OriginEvidence} from './origin/origin.js'
import {personOf} from './people.js'
import {recoveredDate, type RecoveredDate} from './recovered.js'
import type {Certainty, EventDate, Evidence, PublishedDate} from './unit-dates.js'
import type {WorkspaceIndex} from './workspace-index.js'

/** A date of publication as the promise has it; `from` is there exactly when it was recovered. */
export interface PublishedJson {
  readonly date: string
  readonly evidence: Evidence
  readonly certainty: Certainty
  readonly from?: FileLine
}

/** The days of an event as the promise has them. */
export interface EventJson {
  readonly date: string
  readonly endDate?: string
  readonly evidence: Evidence
  readonly certainty: Exclude<Certainty, 'recovered'>
}

/** An item or article as the promise has it. */
export interface ItemJson {
  readonly kind: Unit['kind']
  readonly line: number
  readonly endLine: number
  readonly title: string | null
  readonly date: string | null
  readonly published: PublishedJson | null
  readonly event: EventJson | null
}

/** A mention as the promise has it. */
export interface MentionJson extends Place {
  readonly surface: string
  readonly person: string
  readonly personId: string
  readonly reason: string
  readonly candidates?: readonly string[]
  readonly title: string | null
  readonly rank: string | null
  readonly organisation: string | null
  readonly official: boolean
}

/** A redundant run as the promise has it. */
export interface DuplicateJson {
  readonly line: number
  readonly endLine: number
  readonly kind: DuplicateKind
  readonly similarity: number
  readonly reason: Duplicate['reason']
  readonly differences: readonly WordDifference[]
  readonly of: FileLine
}

/** The address a dump was saved from, as the promise has it. */
export interface SourceJson {
  readonly address: string
  readonly evidence: OriginEvidence
}

/** When a dump was saved, as the promise has it. */
export interface RetrievedJson {
  readonly time: string
  readonly evidence: OriginEvidence
}

/** Something wrong with a file, in words. */
export interface ProblemJson extends Place {
  readonly code: string
  readonly message: string
}

/**
 * What `dateline facts` says of a file: the object that docs/facts.schema.json promises. Properties stand in the order
 * in which they are printed.
 */
export interface FactsJson {
  readonly schema: 1
  readonly file: string
  readonly dump: boolean
  readonly source: SourceJson | null
  readonly retrieved: RetrievedJson | null
  readonly items: readonly ItemJson[]
  readonly mentions: readonly MentionJson[]
  readonly duplicates: readonly DuplicateJson[]
  readonly boilerplate: readonly number[]
  readonly attachments: readonly AttachmentFacts[]
  /** Null when the file could not be read. */
  readonly encoding: string | null
  readonly problems: readonly ProblemJson[]
}

/**
 * Say what a file of the index says, as promised. Linear in its facts.
 *
 * @param path
 *   As the index has it; paths of other files come out as the index has them.
 * @param encoding
 *   What the file was read in.
 * @param problems
 *   What reading the bytes found to say; comes before what the text has to say where both are of one line.
 */
export function factsJson(
  path: string,
  facts: FileFacts,
  index: WorkspaceIndex,
  encoding: string,
  problems: readonly ProblemJson[] = [],
): FactsJson {
  const {source, retrieved} = facts.origin
  return {
    schema: 1,
    file: path,
    dump: isDump(facts),
    source: source && {address: source.value, evidence: source.evidence},
    retrieved: retrieved && {time: retrieved.value, evidence: retrieved.evidence},
    items: facts.units.map((unit, at) => itemJson(unit, recoveredDate(index, path, at))),
    mentions: mentionsIn(facts).map((mention) => mentionJson(index, path, mention)),
    duplicates: duplicatesIn(index, path).map(({line, endLine, kind, similarity, reason, differences, of}) => ({
      line,
      endLine,
      kind,
      similarity,
      reason,
      differences,
      of: {file: of.file, line: of.line},
    })),
    boilerplate: [...new Set(facts.boilerplate)].sort((a, b) => a - b),
    attachments: facts.attachments.map(({line, name}) => ({line, name})),
    encoding,
    problems: inOrder([...problems, ...facts.problems.map(problemJson)]),
  }
}

/** What is said of a file that could not be read: one problem, and nothing else. */
export function unreadableJson(path: string, message: string): FactsJson {
  return {
    schema: 1,
    file: path,
    dump: false,
    source: null,
    retrieved: null,
    items: [],
    mentions: [],
    duplicates: [],
    boilerplate: [],
    attachments: [],
    encoding: null,
    problems: [{code: 'unreadable', line: 1, column: 1, endLine: 1, endColumn: 1, message}],
  }
}

/** A problem of the text, in words. */
export function problemJson(problem: FactProblem): ProblemJson {
  const {code, line, column, endLine, endColumn} = problem
  return {code, line, column, endLine, endColumn, message: problemWords(problem)}
}

function itemJson(unit: Unit, recovered: RecoveredDate | undefined): ItemJson {
  const published = unit.published ?? recovered
  return {
    kind: unit.kind,
    line: unit.line,
    endLine: unit.endLine,
    title: unit.title,
    // What the text itself says comes before what another dump says of it.
    date: unit.published?.date ?? unit.event?.date ?? recovered?.date ?? null,
    published: published ? publishedJson(published) : null,
    event: unit.event ? eventJson(unit.event) : null,
  }
}

function publishedJson(published: PublishedDate | RecoveredDate): PublishedJson {
  const {date, evidence, certainty} = published
  const from = 'from' in published ? {from: {file: published.from.file, line: published.from.line}} : {}
  return {date, evidence: evidenceJson(evidence), certainty, ...from}
}

function eventJson({date, endDate, evidence, certainty}: EventDate): EventJson {
  return {
    date,
    ...(endDate === undefined ? {} : {endDate}),
    evidence: evidenceJson(evidence),
    // A day that was recovered is a day of publication; an event is read from the words that speak of it.
    certainty: certainty === 'recovered' ? 'inferred' : certainty,
  }
}

function evidenceJson({line, column, text}: Evidence): Evidence {
  return {line, column, text}
}

function mentionJson(index: WorkspaceIndex, path: string, mention: Mention): MentionJson {
  const {line, column, endLine, endColumn, named} = mention
  const person = personOf(index, path, mention)
  return {
    line,
    column,
    endLine,
    endColumn,
    surface: named.surface,
    person: person.name,
    personId: person.id,
    reason: person.reason,
    ...(person.candidates ? {candidates: person.candidates} : {}),
    title: named.title,
    rank: named.rank,
    organisation: named.organisation,
    official: named.official,
  }
}

function inOrder(problems: readonly ProblemJson[]): readonly ProblemJson[] {
  return problems.length < 2 ? problems : [...problems].sort((a, b) => a.line - b.line || a.column - b.column)
}
