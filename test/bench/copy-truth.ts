import type {CopyKind} from './near-copies.js'
import {lineAt, type Planted} from './planted.js'

/** Lines of a file, from 1, both included. */
interface Lines {
  /** Inside the corpus. */
  readonly file: string
  readonly line: number
  readonly endLine: number
}

/** A run of lines that a program tells to be like another one; `any` where it tells no copies from revisions. */
export interface ToldRun extends Lines {
  readonly of: Lines
  readonly kind: 'copy' | 'near' | 'revision' | 'any'
}

/** How many there are, and how many of them are as they should be. */
export interface Share {
  right: number
  all: number
}

/** How near copies are planted. */
export const nearKinds = ['corrected', 'edited', 'cut'] as const

/** What was found of the copies that were planted among blocks of some length, and what was told. */
export interface CopyScore {
  /** Blocks whose text stands more than once: told with another one of them, from either side. */
  readonly verbatim: Share
  /** Near copies by how they were made: told with another text of their origin that is no revision, from either side. */
  readonly near: Readonly<Record<(typeof nearKinds)[number], Share>>
  readonly revisions: Share
  /** Blocks told, by what they are told to be: those that are right have what they are told to be like on the other side. */
  readonly told: Readonly<Record<ToldRun['kind'], Share>>
}

/** The scores apart: what is short is formulaic more often than not, and a title is told with the text below it alone. */
export interface CopyScores {
  /** Blocks of 250 characters and more. */
  readonly long: CopyScore
  /** Those below. */
  readonly short: CopyScore
  readonly titles: CopyScore
}

const longBlock = 250
/** What has fewer words is no copy by itself. */
const fewestWords = 8

interface Block {
  readonly said: string
  readonly title: boolean
  readonly words: number
  readonly origin: string
  readonly kind: CopyKind
  readonly line: number
  readonly endLine: number
  readonly linked: Set<Relation>
}

type Relation = 'copy' | 'near' | 'revision'

/**
 * Compare what a program tells of copies with what was planted. A run speaks of the blocks of which it covers half of the
 * lines. Linear in the blocks, the runs, and the blocks of their files.
 */
export function copyScores(told: Iterable<ToldRun>, planted: ReadonlyMap<string, Planted>): CopyScores {
  const files = new Map<string, readonly Block[]>()
  for (const [path, file] of planted) if (file.truth.dump) files.set(path, blocksOf(file))
  const scores = {long: emptyScore(), short: emptyScore(), titles: emptyScore()}
  for (const run of told) {
    const others = covered(run.of)
    for (const block of covered(run)) {
      const share = scoreOf(block).told[run.kind]
      share.all++
      let right = false
      for (const other of others) {
        const relation = other === block ? undefined : relationOf(block, other)
        if (relation === undefined || !answers(run.kind, relation)) continue
        right = true
        block.linked.add(relation)
        other.linked.add(relation)
      }
      if (right) share.right++
    }
  }
  const all = [...files.values()].flat()
  const bySaid = grouped(all, ({said}) => said)
  const byOrigin = grouped(all, ({origin}) => origin)
  for (const block of all) {
    const score = scoreOf(block)
    const {kind, said, origin, words, linked} = block
    const family = byOrigin.get(origin) ?? []
    if ((bySaid.get(said)?.length ?? 0) > 1) count(score.verbatim, linked.has('copy'))
    const others = family.filter((other) => other.kind !== 'revision' && other.said !== said)
    if (kind === 'revision') {
      if (others.length > 0) count(score.revisions, linked.has('revision'))
    } else if (kind === 'corrected' || kind === 'edited' || kind === 'cut') {
      // Less than half of a text is no near copy of it: a file may end anywhere.
      const alike = kind !== 'cut' || others.some((other) => words >= other.words / 2)
      if (others.length > 0 && alike) count(score.near[kind], linked.has('near'))
    }
  }
  return scores

  function covered({file, line, endLine}: Lines): readonly Block[] {
    return (files.get(file) ?? []).filter((block) => {
      const shared = Math.min(block.endLine, endLine) - Math.max(block.line, line) + 1
      return shared * 2 >= block.endLine - block.line + 1
    })
  }

  function scoreOf({title, said}: Block): CopyScore {
    if (title) return scores.titles
    return said.length >= longBlock ? scores.long : scores.short
  }
}

/** What two blocks are to each other by what was planted; undefined for two different texts. */
function relationOf(one: Block, other: Block): Relation | undefined {
  if (one.said === other.said) return 'copy'
  if (one.origin !== other.origin) return undefined
  return one.kind === 'revision' || other.kind === 'revision' ? 'revision' : 'near'
}

/** Whether what is told is true of blocks that are so related. A copy that is told to be a near one costs nobody a text. */
function answers(kind: ToldRun['kind'], relation: Relation): boolean {
  return kind === 'any' || kind === relation || (kind === 'near' && relation === 'copy')
}

function blocksOf(file: Planted): readonly Block[] {
  return file.truth.blocks.flatMap(({start, end, origin, kind}) => {
    const said = levelled(file.text.slice(start, end))
    const words = said.split(' ').length
    if (words < fewestWords) return []
    const line = lineAt(file, start)
    return {
      said,
      title: origin.endsWith('title'),
      words,
      origin,
      kind,
      line,
      endLine: lineAt(file, end - 1),
      linked: new Set<Relation>(),
    }
  })
}

/** The text as copies word for word have it in common: the generator varies nothing but these. */
function levelled(text: string): string {
  return text.replaceAll(/\s+/g, ' ').replaceAll(/[“”]/g, '"').replaceAll(/[–—]/g, '-').trim()
}

function grouped(blocks: readonly Block[], keyOf: (block: Block) => string): ReadonlyMap<string, readonly Block[]> {
  const groups = new Map<string, Block[]>()
  for (const block of blocks) {
    const group = groups.get(keyOf(block))
    if (group) group.push(block)
    else groups.set(keyOf(block), [block])
  }
  return groups
}

function count(share: Share, right: boolean): void {
  share.all++
  if (right) share.right++
}

function emptyScore(): CopyScore {
  return {
    verbatim: nothing(),
    near: {corrected: nothing(), edited: nothing(), cut: nothing()},
    revisions: nothing(),
    told: {copy: nothing(), near: nothing(), revision: nothing(), any: nothing()},
  }
}

function nothing(): Share {
  return {right: 0, all: 0}
}
