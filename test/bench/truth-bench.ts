import {spawnSync} from 'node:child_process'
import {join} from 'node:path'
import type {Dump, Truth} from './generate.js'
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
  readonly duplicates: readonly {readonly line: number; readonly endLine: number; readonly kind: 'copy' | 'revision'}[]
}

/** What was planted in one file, with the starts of its lines. */
export interface Planted {
  readonly truth: Truth
  readonly lineStarts: readonly number[]
  readonly text: string
}

/** What a dump holds, in the form the comparison wants; kept for every file of the corpus. */
export function plantedIn({text, truth}: Dump): Planted {
  const lineStarts = [0]
  for (const ending of text.matchAll(/\r\n|\r|\n/g)) lineStarts.push(ending.index + ending[0].length)
  return {text, truth, lineStarts}
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
  const copies = scoreCopies(told, dir, planted)
  return [
    share('items found', items.met, items.planted),
    share('items told that are there', items.met, items.told),
    share('dates right, of items found', items.dateRight, items.dated),
    share('names found, exact span', names.met, names.planted),
    share('names told that are there', names.met, names.told),
    {group, name: 'persons kept together and apart (B-cubed F1)', value: bCubed(people), unit: ''},
    share('word-for-word copies found, by letters', copies.found, copies.planted),
    share('told copies that are copies, by lines', copies.right, copies.told),
  ]

  function share(name: string, part: number, whole: number): Row {
    return {
      group,
      name,
      value: whole === 0 ? NaN : part / whole,
      unit: '',
      note: `${part.toLocaleString('en')} of ${whole.toLocaleString('en')}`,
    }
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

/**
 * Of each group of equal blocks of 80 characters or more, all but one should be told. Which one is kept is not
 * compared here, so the largest of a group counts as kept.
 */
function scoreCopies(
  told: readonly Told[],
  dir: string,
  planted: ReadonlyMap<string, Planted>,
): {found: number; planted: number; told: number; right: number} {
  const sum = {found: 0, planted: 0, told: 0, right: 0}
  const byFile = new Map(told.map((facts) => [facts.file.slice(join(dir, '/').length), facts]))
  const groups = new Map<string, {readonly size: number; told: number; count: number}>()
  for (const {truth} of planted.values()) {
    for (const {origin, kind, start, end} of truth.blocks) {
      if (kind !== 'original' && kind !== 'copy') continue
      const group = groups.get(origin)
      if (group === undefined) groups.set(origin, {size: end - start, told: 0, count: 1})
      else group.count++
    }
  }
  for (const [path, file] of planted) {
    const lines = new Set<number>()
    for (const {line, endLine, kind} of byFile.get(path)?.duplicates ?? []) {
      if (kind === 'copy') for (let at = line; at <= endLine; at++) lines.add(at)
    }
    const right = new Set<number>()
    for (const {origin, kind, start, end} of file.truth.blocks) {
      const group = groups.get(origin)
      const first = lineAt(file, start)
      const last = lineAt(file, end - 1)
      if (kind !== 'revision' && kind !== 'edited' && (group?.count ?? 0) > 1)
        for (let at = first; at <= last; at++) right.add(at)
      if (group !== undefined && (kind === 'original' || kind === 'copy') && lines.has(first) && lines.has(last))
        group.told++
    }
    for (const line of lines) {
      const start = file.lineStarts[line - 1] ?? 0
      // Blank lines and date lines go with the copy they stand by.
      if ((file.lineStarts[line] ?? file.text.length) - start < 60) continue
      sum.told++
      if (right.has(line)) sum.right++
    }
  }
  for (const {size, told: found, count} of groups.values()) {
    if (size < 80 || count < 2) continue
    sum.planted += (count - 1) * size
    sum.found += Math.min(found, count - 1) * size
  }
  return sum
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

/** The line of an offset, from 1. */
function lineAt({lineStarts}: Planted, offset: number): number {
  let low = 0
  let high = lineStarts.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((lineStarts[middle] ?? Infinity) <= offset) low = middle + 1
    else high = middle
  }
  return low
}
