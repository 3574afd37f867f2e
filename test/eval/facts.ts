import {execFileSync} from 'node:child_process'
import {existsSync} from 'node:fs'
import {basename, dirname, join} from 'node:path'
import {fileURLToPath} from 'node:url'

/** What is scored of one file: the promised output of `dateline facts --format jsonl`, or what a peer found. */
export interface Found {
  readonly items: readonly FoundItem[]
  readonly mentions: readonly FoundMention[]
  /** Lines of navigation, signatures and contacts, from 1. */
  readonly boilerplate: readonly number[]
  /** File names. */
  readonly attachments: readonly string[]
}

/** The answer of one who finds nothing. */
export const nothingFound: Found = {items: [], mentions: [], boilerplate: [], attachments: []}

/** An item or article: its line, its day, and how sure the day is said to be. */
export interface FoundItem {
  readonly line: number
  readonly date: string | null
  readonly certainty: 'stated' | 'inferred' | 'recovered' | null
  /** Days of the event (first and last), where they stand beside the published one. */
  readonly event: readonly string[]
}

/** A person named: place, name alone, title, and an id equal for all mentions of one person. */
export interface FoundMention {
  readonly line: number
  readonly column: number
  readonly surface: string
  readonly title: string | null
  readonly personId: string
}

interface Facts {
  readonly file: string
  readonly items: readonly {
    readonly line: number
    readonly date: string | null
    readonly published: {readonly certainty: 'stated' | 'inferred' | 'recovered'} | null
    readonly event: {
      readonly date: string | null
      readonly endDate?: string
      readonly certainty: 'stated' | 'inferred' | 'recovered'
    } | null
  }[]
  readonly mentions: readonly FoundMention[]
  readonly boilerplate: readonly number[]
  readonly attachments: readonly {readonly name: string}[]
}

/** The folder of the project, seen from `out/test/eval`. */
export const root = fileURLToPath(new URL('../../../', import.meta.url))

/**
 * Ask the built command line for the facts of files that lie in one folder, in one run.
 *
 * Gives them by file name. Throws when `dist/cli.cjs` is missing or ends with a status other than 0.
 * All files are read in one run, so that one person has one id in all of them.
 */
export function factsByCommandLine(paths: readonly string[]): ReadonlyMap<string, Found> {
  const [first] = paths
  if (first === undefined) return new Map()
  const names = paths.map((path) => basename(path))
  const cli = join(root, 'dist', 'cli.cjs')
  if (!existsSync(cli))
    throw new Error(`${cli}: expected the built command line, found no file; npm run build makes it.`)
  const output = execFileSync(process.execPath, [cli, 'facts', '--format', 'jsonl', ...names], {
    cwd: dirname(first),
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  })
  return readFacts(output)
}

/** Read JSON lines as `dateline facts` prints them, by the last part of `file`. Throws on a line that is no JSON. */
export function readFacts(jsonl: string): ReadonlyMap<string, Found> {
  const found = new Map<string, Found>()
  for (const row of jsonl.split('\n')) {
    if (row.trim() === '') continue
    const facts = JSON.parse(row) as Facts
    found.set(basename(facts.file), {
      items: facts.items.map((item) => ({
        line: item.line,
        date: item.date,
        certainty: item.date === null ? null : ((item.published ?? item.event)?.certainty ?? null),
        event: [item.event?.date, item.event?.endDate].filter((day) => typeof day === 'string'),
      })),
      mentions: facts.mentions,
      boilerplate: facts.boilerplate,
      attachments: facts.attachments.map(({name}) => name),
    })
  }
  return found
}
