import {changedBlocks} from '../core/corrections/corrections.js'
import type {ReaderOptions} from '../core/block-facts.js'
import {dumpReader, type DumpReader} from '../core/dump-reader.js'
import {lexiconWith} from '../core/lexicon/default.js'
import type {Team} from '../core/team/team.js'

/** Readers of the teams that a workspace has: one for each that says something else than the others. */
export interface Readers {
  /** The reader of a team: the same value as long as the team says the same. */
  readonly of: (team: Team) => DumpReader
  /** Let go of the readers that were not asked for since the last call. */
  readonly sweep: () => void
}

/** Readers by the words of their teams; corrections differ without a block being read anew. */
export function createReaders(options: ReaderOptions = {}): Readers {
  let known = new Map<string, readonly DumpReader[]>()
  let asked = new Map<string, readonly DumpReader[]>()
  const byTeam = new WeakMap<Team, DumpReader>()
  return {
    of(team) {
      const known = byTeam.get(team) ?? readerOf(team)
      byTeam.set(team, known)
      return known
    },
    sweep() {
      known = asked
      asked = new Map()
    },
  }

  function readerOf({words, corrections}: Team): DumpReader {
    const name = words === undefined ? '' : JSON.stringify(words)
    const readers = asked.get(name) ?? known.get(name) ?? []
    const same = readers.find((reader) => changedBlocks(reader.corrections, corrections).size === 0)
    const reader = same ?? (readers[0] ?? dumpReader(lexiconWith(words), options)).correctedBy(corrections)
    asked.set(name, [reader, ...readers.filter((other) => other !== reader)].slice(0, mostOfOne))
    return reader
  }
}

/** So many readers are kept of teams with the same words. */
const mostOfOne = 100

/** The reader of all of them, else one that goes by nothing that only some of the teams say. */
export function commonReader(readers: readonly DumpReader[], options: ReaderOptions = {}): DumpReader {
  const [first] = readers
  return first && readers.every((reader) => reader === first) ? first : dumpReader(lexiconWith(undefined), options)
}
