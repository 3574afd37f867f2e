import {spawnSync} from 'node:child_process'
import {join} from 'node:path'
import {lineAt, type Planted} from './planted.js'
import {copyRows, shareRow} from './copy-bench.js'
import type {Row} from './table.js'

/** The part of a line of `dateline facts --format jsonl` that is compared with the truth. */
interface Told {
  readonly file: string
  readonly items: readonly {readonly kind: string; readonly line: number; readonly date: string | null}[]
  readonly mentions: readonly {
    readonly line: number
    readonly column: number
    readonly surface: string
    readonly personId: string
  }[]
}

/**
 * Compare what `dateline facts` says of a folder with what was planted there.
 *
 * The generator and the rules share no code, but the same people wrote both: these figures show regressions and the
 * order of size of what is missed, and are no promise for real pages.
 */
export function truthRows(
  group: string,
  cli: string,
  dir: string,
  planted: ReadonlyMap<string, Planted>,
): readonly Row[] {
  const {stdout, stderr, status} = spawnSync(process.execPath, [cli, 'facts', '--format', 'jsonl', dir], {
    maxBuffer: 2 ** 30,
    encoding: 'utf8',
  })
  if (status !== 0)
    throw new Error(`dateline facts ${dir}: expected exit status 0, got ${status}: ${stderr.slice(0, 300)}`)
  const told = stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Told)
  const items = {told: 0, planted: 0, met: 0, dated: 0, dateRight: 0}
  const names = {told: 0, planted: 0, met: 0}
  const people = new Map<string, number>()
  for (const facts of told) {
    const file = planted.get(facts.file.slice(join(dir, '/').length))
    if (file === undefined || !file.truth.dump) continue
    scoreItems(facts, file, items)
    scoreNames(facts, file, names, people)
  }
  return [
    share('items found', items.met, items.planted),
    share('items told that are there', items.met, items.told),
    share('dates right, of items found', items.dateRight, items.dated),
    share('names found, exact span', names.met, names.planted),
    share('names told that are there', names.met, names.told),
    {group, name: 'persons kept together and apart (B-cubed F1)', value: bCubed(people), unit: ''},
    ...copyRows(group, cli, dir, planted),
  ]

  function share(name: string, right: number, all: number): Row {
    return shareRow(group, name, {right, all})
  }
}

function scoreItems(
  facts: Told,
  file: Planted,
  sum: {told: number; planted: number; met: number; dated: number; dateRight: number},
): void {
  const open = facts.items.map((item) => item)
  sum.told += open.length
  sum.planted += file.truth.items.length
  for (const item of file.truth.items) {
    const line = lineAt(file, item.start)
    const at = open.findIndex((other) => Math.abs(other.line - line) <= 1)
    if (at === -1) continue
    const {date} = open.splice(at, 1)[0] ?? {date: null}
    sum.met++
    sum.dated++
    // A day that the page has lost may come back from a copy that has it.
    if (date === item.date || (item.published === null && date === item.lost)) sum.dateRight++
  }
}

function scoreNames(
  facts: Told,
  file: Planted,
  sum: {told: number; planted: number; met: number},
  people: Map<string, number>,
): void {
  const told = new Map(
    facts.mentions.map((mention) => [(file.lineStarts[mention.line - 1] ?? 0) + mention.column - 1, mention]),
  )
  sum.told += facts.mentions.length
  sum.planted += file.truth.mentions.length
  for (const {start, surface, person} of file.truth.mentions) {
    const mention = told.get(start)
    if (mention === undefined || mention.surface !== surface.replaceAll(/\s+/g, ' ')) continue
    sum.met++
    const key = `${mention.personId}\n${person}`
    people.set(key, (people.get(key) ?? 0) + 1)
  }
}

/** B-cubed F1 over the names found: 1 when every person is one cluster. Keys are cluster and person, values counts. */
function bCubed(pairs: ReadonlyMap<string, number>): number {
  const clusters = new Map<string, number>()
  const persons = new Map<string, number>()
  let all = 0
  for (const [key, count] of pairs) {
    const [cluster = '', person = ''] = key.split('\n')
    clusters.set(cluster, (clusters.get(cluster) ?? 0) + count)
    persons.set(person, (persons.get(person) ?? 0) + count)
    all += count
  }
  let precision = 0
  let recall = 0
  for (const [key, count] of pairs) {
    const [cluster = '', person = ''] = key.split('\n')
    precision += count ** 2 / (clusters.get(cluster) ?? 1)
    recall += count ** 2 / (persons.get(person) ?? 1)
  }
  return all === 0 ? NaN : (2 * precision * recall) / (precision + recall) / all
}
