import {spawnSync} from 'node:child_process'
import {mkdtempSync, readFileSync, rmSync} from 'node:fs'
import {join} from 'node:path'
import {isInstalled, type Children} from './child.js'
import {duplicateRuns, shareRow, sumOf} from './copy-bench.js'
import {copyScores, type ToldRun} from './copy-truth.js'
import {median} from './measure.js'
import type {Planted} from './planted.js'
import type {Row} from './table.js'

/** A program that finds copies. */
interface Peer {
  readonly name: string
  /** How to get it; absent for ours. */
  readonly missing?: string
  readonly search: () => Promise<{readonly wall: number; readonly cpu: number}>
  readonly runs: () => readonly ToldRun[]
}

/**
 * Ours and other people's programs in turns on the same files: what they take, and what they find of the copies that were
 * planted, near ones and revisions together, for the others do not tell them apart. `sim_text` (Debian:
 * similarity-tester) and `jscpd` (npm) look for equal words in a row. Rows say so where one is not on the path.
 */
export async function peerRows(
  group: string,
  run: Children,
  cli: string,
  dir: string,
  planted: ReadonlyMap<string, Planted>,
): Promise<readonly Row[]> {
  const out = mkdtempSync(`${dir}-jscpd-`)
  // Ten thousand paths are too many for a command line, so it reads them from its standard input.
  const simText = ['-c', 'find "$1" -type f | sim_text -i -n -r20', 'bash', dir]
  const rows: Row[] = []
  const peers: readonly Peer[] = [
    {
      name: 'dateline duplicates',
      search: () => run.script([cli, 'duplicates', dir]),
      runs: () => duplicateRuns(cli, dir),
    },
    {
      name: 'sim_text -r 20',
      ...(isInstalled('sim_text') ? {} : {missing: 'apt-get install similarity-tester'}),
      search: () => run.program('bash', simText),
      runs: () => simTextRuns(spawnSync('bash', simText, {maxBuffer: 2 ** 30, encoding: 'utf8'}).stdout, dir),
    },
    {
      name: 'jscpd',
      ...(isInstalled('jscpd') ? {} : {missing: 'npm install --global jscpd@5.3.3'}),
      search: () => run.program('jscpd', [...jscpd, '--output', out, dir]),
      runs: () => jscpdRuns(readFileSync(join(out, 'jscpd-report.json'), 'utf8')),
    },
  ]
  const costs = new Map<Peer, {wall: number; cpu: number}[]>(peers.map((peer) => [peer, []]))
  for (let round = 0; round < 3; round++)
    for (const peer of peers) if (peer.missing === undefined) costs.get(peer)?.push(await peer.search())
  for (const peer of peers) {
    const {name, missing} = peer
    if (missing !== undefined) {
      rows.push({group, name, value: NaN, unit: 'ms', note: `skipped, not installed (${missing})`})
      continue
    }
    const cost = costs.get(peer) ?? []
    rows.push({
      group,
      name,
      value: median(cost.map(({wall}) => wall)),
      unit: 'ms',
      note: `cpu ${median(cost.map(({cpu}) => cpu)).toFixed(0)} ms, 3 rounds`,
    })
    if (planted.size === 0) continue
    // Whoever tells a copy as a revision has found it: the others have one word for all.
    const told = peer.runs().map((one) => ({...one, kind: 'any' as const}))
    const {long, short} = copyScores(told, planted)
    for (const [length, score] of [
      ['250 characters and more', long],
      ['shorter', short],
    ] as const) {
      rows.push(
        shareRow(group, `${name}: copies word for word found, ${length}`, score.verbatim),
        shareRow(group, `${name}: near copies found, ${length}`, sumOf(Object.values(score.near))),
        shareRow(group, `${name}: told blocks that are so, ${length}`, score.told.any),
      )
    }
  }
  rmSync(out, {recursive: true})
  return rows
}

/** Twenty words in a row, whatever their lines; its own defaults are made for programs. */
const jscpd = [
  '--min-tokens',
  '20',
  '--min-lines',
  '1',
  '--max-lines',
  '1000000',
  '--mode',
  'weak',
  '--no-gitignore',
].concat(['--reporters', 'json', '--silent'])

/** Lines such as `a.txt: line 1-9|b.txt: line 4-12[97]`; all others speak of files. */
function simTextRuns(told: string, dir: string): readonly ToldRun[] {
  const from = join(dir, '/').length
  return told.split('\n').flatMap((line) => {
    const [one, other] = line.split('|').map((place) => {
      const [file = '', lines = ''] = place.split(': line ')
      const [first, last] = lines.split('-')
      return {file: file.slice(from), line: Number(first), endLine: Number.parseInt(last ?? '', 10)}
    })
    return one && other ? [{...one, kind: 'any' as const, of: other}] : []
  })
}

interface JscpdPlace {
  readonly name: string
  readonly start: number
  readonly end: number
}

function jscpdRuns(report: string): readonly ToldRun[] {
  const {duplicates} = JSON.parse(report) as {
    readonly duplicates: readonly {readonly firstFile: JscpdPlace; readonly secondFile: JscpdPlace}[]
  }
  return duplicates.map(({firstFile, secondFile}) => ({...linesOf(firstFile), kind: 'any', of: linesOf(secondFile)}))
}

function linesOf({name, start, end}: JscpdPlace): ToldRun['of'] {
  return {file: name, line: start, endLine: end}
}
