import {existsSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {cpus, tmpdir} from 'node:os'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {parseArgs} from 'node:util'
import {decode} from '../../server/src/border/decode.js'
import {defaultLexicon} from '../../server/src/core/lexicon/default.js'
import {checkRows, searchWord} from './check-bench.js'

import {children, isInstalled} from './child.js'
import {generateCorpus} from './generate.js'
import {coldStartRows, keyRows} from './server-bench.js'
import {normalizeRows} from './normalize-bench.js'
import {nameRows} from './name-bench.js'
import {copyMemoryRows} from './copy-memory.js'
import {markdownRows} from './markdown-bench.js'
import {officialRows} from './official-bench.js'
import {peerRows} from './peer-bench.js'
import {plantedIn, type Planted} from './planted.js'
import {truthRows} from './truth-bench.js'
import {stageRows} from './stage-bench.js'
import {throughputRows} from './throughput-bench.js'
import {isMet, renderTable, type Row} from './table.js'

const usage = `Measure Dateline on generated dumps, beside rg over the same files in the same run.

Usage: npm run bench -- [--files N]... [--only PART]... [--rounds N] [--seed N] [--json FILE]

  --files N    size of a corpus; may be given more than once (1000 and 10000)
  --only PART  one of stages, throughput, normalize, markdown, names, copies, check, truth, server, officials, peers; may be given
               more than once (all)
  --rounds N   rounds of what is measured in turns (7)
  --seed N     seed of the corpora (1)
  --json FILE  write the figures there, too
  --strict     exit with 1 when a target is missed

docs/performance.md says what each figure is.`

const root = fileURLToPath(new URL('../../..', import.meta.url))
const parts = [
  'stages',
  'throughput',
  'normalize',
  'markdown',
  'names',
  'copies',
  'check',
  'truth',
  'server',
  'officials',
  'peers',
]

const {values} = parseArgs({
  options: {
    files: {type: 'string', multiple: true, default: ['1000', '10000']},
    only: {type: 'string', multiple: true, default: parts},
    rounds: {type: 'string', default: '7'},
    seed: {type: 'string', default: '1'},
    json: {type: 'string'},
    strict: {type: 'boolean', default: false},
    help: {type: 'boolean', default: false},
  },
})

if (values.help) console.log(usage)
else await main()

async function main(): Promise<void> {
  const sizes = values.files.map(Number)
  const rounds = Number(values.rounds)
  const wants = new Set(values.only)
  for (const part of wants)
    if (!parts.includes(part)) throw new Error(`--only: expected one of ${parts.join(', ')}, got ${part}`)
  const cli = join(root, 'dist/cli.cjs')
  const server = join(root, 'dist/server.cjs')
  const rows: Row[] = []
  const dir = mkdtempSync(join(tmpdir(), 'dateline-bench-'))
  try {
    const run = children(dir)
    if (wants.has('server') && isBuilt(server)) await part('cold start', () => coldStartRows(run, server, rounds * 3))
    for (const files of sizes) {
      const name = `${files.toLocaleString('en')} files`
      const folder = join(dir, `corpus-${files}`)
      const planted = new Map<string, Planted>()
      const paths: string[] = []
      const {bytes} = generateCorpus({
        files,
        seed: Number(values.seed),
        dir: folder,
        onDump: (path, dump) => {
          paths.push(path)
          // What was planted is kept in memory where it is asked for, and for the small corpora only.
          if ((wants.has('truth') || wants.has('peers')) && files <= 20_000) planted.set(path, plantedIn(dump))
        },
      })
      const megabytes = bytes / 1e6
      process.stderr.write(`${name}, ${megabytes.toFixed(1)} MB\n`)
      const group = `check, ${name}`
      if (wants.has('stages'))
        await part(`stages, ${name}`, async () => {
          const stages = {group: `stages, ${name}`, dir: folder, paths, lexicon: defaultLexicon(), decode: textOf}
          const rg = isInstalled('rg') ? await run.program('rg', ['-c', searchWord, folder]) : null
          return stageRows({...stages, rg: rg?.wall ?? null})
        })
      if (wants.has('throughput'))
        await part(`recognition, ${name}`, () =>
          throughputRows({
            group: `recognition, ${name}`,
            dir: folder,
            paths,
            lexicon: defaultLexicon(),
            decode: textOf,
            rounds,
          }),
        )
      if (wants.has('normalize'))
        await part(`normalize, ${name}`, () =>
          normalizeRows({
            group: `normalize, ${name}`,
            dir: folder,
            paths,
            lexicon: defaultLexicon(),
            decode: textOf,
            rounds,
          }),
        )
      if (wants.has('markdown') && files <= 20_000)
        await part(`markdown, ${name}`, () =>
          markdownRows({group: `markdown, ${name}`, dir: folder, paths, lexicon: defaultLexicon(), decode: textOf}),
        )
      if (wants.has('names'))
        await part(`names, ${name}`, () =>
          nameRows({group: `names, ${name}`, dir: folder, paths, lexicon: defaultLexicon(), decode: textOf}),
        )
      if (wants.has('copies'))
        await part(`copies, ${name}`, () =>
          copyMemoryRows({group: `copies, ${name}`, dir: folder, paths, lexicon: defaultLexicon(), decode: textOf}),
        )
      if (wants.has('check') && isBuilt(cli))
        await part(group, () =>
          checkRows({group, run, cli, dir: folder, megabytes, rounds: Math.max(3, files > 20_000 ? 3 : rounds)}),
        )
      if (wants.has('truth') && isBuilt(cli) && planted.size > 0)
        await part(`truth, ${name}`, () => truthRows(`truth, ${name}`, cli, folder, planted))
      if (wants.has('server') && isBuilt(server) && files === Math.max(...sizes))
        await part(`server, ${name}`, () => keyRows(server, folder, files, 40))
      if (wants.has('officials') && isBuilt(server) && files === Math.max(...sizes)) {
        const group = `officials, ${name} indexed`
        const corpus = {group, dir: folder, paths, lexicon: defaultLexicon(), decode: textOf}
        await part(group, () => officialRows(server, corpus, 200))
      }
      if (wants.has('peers') && isBuilt(cli) && files <= 20_000)
        await part(`peers, ${name}`, () => peerRows(`peers, ${name}`, run, cli, folder, planted))
      rmSync(folder, {recursive: true})
    }
  } finally {
    rmSync(dir, {recursive: true, force: true})
  }
  report(rows)

  async function part(name: string, measure: () => Promise<readonly Row[]> | readonly Row[]): Promise<void> {
    process.stderr.write(`${name} ...\n`)
    try {
      rows.push(...(await measure()))
    } catch (error) {
      // One part that cannot be measured costs its own figures only.
      rows.push({
        group: name,
        name: 'not measured',
        value: NaN,
        unit: '',
        target: {most: 0},
        note: error instanceof Error ? error.message : String(error),
      })
    }
  }
}

function report(rows: readonly Row[]): void {
  console.log(renderTable(rows))
  const missed = rows.filter((row) => isMet(row) === false)
  console.log(`\n${rows.filter((row) => isMet(row) === true).length} targets met, ${missed.length} missed`)
  if (values.json !== undefined) {
    const machine = {node: process.version, cpu: cpus()[0]?.model ?? 'unknown', cores: cpus().length}
    writeFileSync(
      values.json,
      `${JSON.stringify({machine, rows: rows.map((row) => ({...row, met: isMet(row)}))}, null, 2)}\n`,
    )
  }
  if (values.strict && missed.length > 0) process.exitCode = 1
}

/** Text of a file as the product reads it, the guess among old encodings left out: it costs a library's loading. */
function textOf(bytes: Uint8Array): string {
  const found = decode(bytes, undefined)
  return found.kind === 'text' ? found.text : ''
}

function isBuilt(file: string): boolean {
  if (existsSync(file)) return true
  process.stderr.write(`${file} is missing: its figures are left out. Run npm run build first.\n`)
  return false
}
