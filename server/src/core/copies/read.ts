import type {Complain} from '../team/section.js'
import {blockOfText, blockText, type CopyChoice} from './choices.js'

/** More choices than this are no work of people. */
const most = 20_000

/** So many units of the words beside a choice are kept. */
const longestWords = 200

/** A path of more units is none that a system has. */
const longestPath = 4_096

const fieldNames = ['blocks', 'words', 'accept', 'keep', 'nth'] as const

const left = 'the entry is left out'

/**
 * Read the section `copies` of a team's file. An entry that cannot be used is left out and told of, each by itself; so
 * is a block of an entry whose other blocks can be used. Linear; never throws.
 */
export function readCopies(raw: unknown, complain: Complain): readonly CopyChoice[] {
  if (raw === undefined || raw === null) return []
  if (!Array.isArray(raw)) {
    complain(['copies'], 'a list of copies that are accepted or kept', raw, 'nothing is said of copies')
    return []
  }
  const choices: CopyChoice[] = []
  const seen = new Set<number>()
  for (const [at, entry] of (raw as readonly unknown[]).slice(0, most).entries()) {
    const choice = readOne(entry, at)
    if (choice) choices.push(choice)
  }
  if (raw.length > most) complain(['copies'], `at most ${most} entries`, raw.length, 'those behind them are left out')
  return choices

  function readOne(entry: unknown, at: number): CopyChoice | undefined {
    if (typeof entry !== 'object' || entry === null || Array.isArray(entry)) {
      complain(['copies', at], 'blocks with what is said of their copies', entry, left)
      return undefined
    }
    const fields = new Map<string, unknown>(Object.entries(entry))
    for (const name of fields.keys()) {
      if (fieldNames.some((field) => field === name)) continue
      complain(['copies', at, name], `one of ${fieldNames.join(', ')}`, name, 'it is ignored')
    }
    const verdict = verdictOf(fields, at)
    const blocks = verdict && blocksOf(fields.get('blocks'), at)
    if (!verdict || !blocks) return undefined
    const words = fields.get('words')
    return {blocks, words: typeof words === 'string' ? words.slice(0, longestWords) : '', ...verdict}
  }

  function verdictOf(
    fields: ReadonlyMap<string, unknown>,
    at: number,
  ): {kind: 'accept'} | {kind: 'keep'; path: string; nth: number} | undefined {
    const accept = fields.get('accept') ?? undefined
    const path = fields.get('keep') ?? undefined
    if ((accept === undefined) === (path === undefined)) {
      const found = accept === undefined ? undefined : 'both'
      complain(['copies', at], 'either accept: true or keep with the path of a file', found, left)
      return undefined
    }
    if (accept !== undefined) {
      if (accept === true) return {kind: 'accept'}
      complain(['copies', at, 'accept'], 'true', accept, left)
      return undefined
    }
    if (!isPath(path)) {
      complain(['copies', at, 'keep'], 'the path of a file, from this folder and with / between its parts', path, left)
      return undefined
    }
    const nth = fields.get('nth') ?? 1
    if (Number.isSafeInteger(nth) && Number(nth) >= 1) return {kind: 'keep', path, nth: Number(nth)}
    complain(['copies', at, 'nth'], 'a whole number, 1 or more', nth, 'the first copy in the file is kept')
    return {kind: 'keep', path, nth: 1}
  }

  function blocksOf(value: unknown, at: number): readonly number[] | undefined {
    if (!Array.isArray(value) || value.length === 0) {
      complain(['copies', at, 'blocks'], 'a list of hashes of blocks, 16 digits from 0 to f each', value, left)
      return undefined
    }
    const blocks: number[] = []
    for (const [place, text] of (value as readonly unknown[]).entries()) {
      const block = typeof text === 'string' ? blockOfText(text) : undefined
      const path = ['copies', at, 'blocks', place]
      if (block === undefined)
        complain(path, 'the hash of a block, 16 digits from 0 to f in quotes', text, 'it is left out')
      else if (seen.has(block))
        complain(path, 'a block that stands here once', blockText(block), 'it is left out, and the first one counts')
      else blocks.push(block)
      if (block !== undefined) seen.add(block)
    }
    return blocks.length > 0 ? blocks : undefined
  }
}

function isPath(value: unknown): value is string {
  if (typeof value !== 'string' || value === '' || value.length > longestPath || value.includes('\\')) return false
  return value.split('/').every((part) => part !== '' && part !== '.' && part !== '..')
}
