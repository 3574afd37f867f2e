import {readFileSync, rmSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {performance} from 'node:perf_hooks'
import {pathToFileURL} from 'node:url'
import {dumpReader, formatOf} from '../../server/src/core/dump-reader.js'
import {mentionsIn} from '../../server/src/core/mentions.js'
import {rangeOf} from '../../server/src/features/convert.js'
import type {LspClient} from './lsp-client.js'
import {median, percentile, type Corpus} from './measure.js'
import {pick, sequence} from './random.js'
import {indexedServer} from './server-bench.js'
import type {Row} from './table.js'

interface NamedPlace {
  readonly position: {readonly line: number; readonly character: number}
  /** The name as written; undefined for one that is not written in full. */
  readonly fullName: string | undefined
}

/** A document with the places where somebody is named in it. */
interface Named {
  readonly uri: string
  readonly text: string
  readonly places: readonly NamedPlace[]
}

/** A question about an official, and how long the answer may take for 95 of 100. */
interface Question {
  readonly method: string
  readonly most?: number
  readonly more?: object
}

const questions: readonly Question[] = [
  {method: 'textDocument/hover', most: 10},
  {method: 'textDocument/definition', most: 10},
  {method: 'textDocument/documentHighlight', most: 10},
  {method: 'textDocument/references', most: 50, more: {context: {includeDeclaration: true}}},
  {method: 'textDocument/prepareRename'},
  {method: 'textDocument/completion'},
]

/**
 * Answers about officials over a real connection with a folder indexed: at names all over the corpus, each behind a
 * change of another document, so that nothing is remembered of the answer before. Then the same with a register of five
 * thousand entries: how long until it counts when it is opened, and behind a change of one of its entries.
 */
export async function officialRows(
  server: string,
  {group, dir, paths, lexicon, decode}: Corpus,
  asked: number,
): Promise<readonly Row[]> {
  const random = sequence(5)
  const reader = dumpReader(lexicon)
  const documents: Named[] = []
  while (documents.length < 40) {
    const path = pick(random, paths)
    const text = decode(readFileSync(join(dir, path)))
    const places = mentionsIn(reader.facts(reader.recognize(text, formatOf(path)))).map((mention): NamedPlace => ({
      position: rangeOf(mention).start,
      fullName: mention.named.name.given === undefined ? undefined : mention.named.surface,
    }))
    if (places.length > 0) documents.push({uri: pathToFileURL(join(dir, path)).href, text, places})
  }
  const {client} = await indexedServer(server, dir)
  try {
    for (const {uri, text} of documents) open(client, uri, text)
    const key = keyPresses(client, pathToFileURL(join(dir, 'keys.txt')).href)
    const rows: Row[] = []
    for (const {method, most, more} of questions) {
      const times: number[] = []
      for (let at = 0; at < asked; at++) {
        const {uri, places} = pick(random, documents)
        const {position} = pick(random, places)
        await key()
        times.push(await timeOf(client, method, {textDocument: {uri}, position, ...more}))
      }
      rows.push(rowOf(group, method.replace('textDocument/', ''), times, most))
    }
    const lenses: number[] = []
    const words: number[] = []
    for (const {uri} of documents) {
      await key()
      const from = performance.now()
      const found = await client.request('textDocument/codeLens', {textDocument: {uri}})
      lenses.push(performance.now() - from)
      for (const lens of Array.isArray(found) ? found.slice(0, 3) : [])
        words.push(await timeOf(client, 'codeLens/resolve', lens))
    }
    rows.push(rowOf(group, 'codeLens', lenses), rowOf(group, 'codeLens/resolve', words))
    rows.push(...(await registerRows(client, group, dir, documents)))
    return rows
  } finally {
    await client.close()
  }
}

/** What a register of five thousand entries takes to be read, and a change in it to count. */
async function registerRows(
  client: LspClient,
  group: string,
  dir: string,
  documents: readonly Named[],
): Promise<readonly Row[]> {
  const named = documents.flatMap(({uri, places}) => places.map((place) => ({uri, ...place})))
  const {uri: dump, position, fullName} = named.find((place) => place.fullName !== undefined) ?? {uri: ''}
  const file = join(dir, 'officials.yml')
  const uri = pathToFileURL(file).href
  const head = `people:\n  - name: ${fullName}\n    notes: note 0\n`
  writeFileSync(file, head + registerOf(5_000))
  try {
    const textDocument = {uri: dump}
    const opened = performance.now()
    open(client, uri, readFileSync(file, 'utf8'), 'yaml')
    const first = JSON.stringify(await client.request('textDocument/hover', {textDocument, position}))
    const load = performance.now() - opened
    if (!first.includes('note 0')) throw new Error(`expected the note on ${fullName} in the hover, found ${first}`)
    const edits: number[] = []
    for (let at = 1; at <= 20; at++) {
      const start = {line: 2, character: 16}
      const range = {start, end: {line: 2, character: 16 + String(at - 1).length}}
      const from = performance.now()
      client.notify('textDocument/didChange', {
        textDocument: {uri, version: at + 1},
        contentChanges: [{range, text: String(at)}],
      })
      const answer = JSON.stringify(await client.request('textDocument/hover', {textDocument, position}))
      edits.push(performance.now() - from)
      if (!answer.includes(`note ${at}`)) throw new Error(`expected note ${at} in the hover, found ${answer}`)
    }
    return [
      {group, name: 'register of 5,000 opened to hover', value: load, unit: 'ms', target: {most: 100}, note: 'once'},
      rowOf(group, 'register edited to hover', edits, 200),
    ]
  } finally {
    rmSync(file)
  }
}

/** Entries as people write them, after the head of a list. */
function registerOf(entries: number): string {
  const random = sequence(11)
  const word = (list: string): string => pick(random, list.split(' '))
  const part = (): string => word('ka lo me ri ta vo su ne bi do gu za pe')
  return Array.from({length: entries}, (_, at) => {
    const stem = part() + part() + part()
    const surname = stem.charAt(0).toUpperCase() + stem.slice(1) + word('ov ev in yan enko')
    const given = word('Ivan Andrei Sergei Maria Elena Oleg Viktor Anna Olga Pavel Karen Armen')
    return `  - name: ${given} ${surname}
    aliases:
      - ${given.charAt(0)}. ${surname}
    posts:
      - title: Minister of Defense
        organisation: ${word('Armenia Belarus Kazakhstan CSTO')}
        from: 20${String(10 + (at % 10))}-02
        to: 2023
    notes: Met in Minsk, the ${at}th of the list.
    links:
      - https://example.org/people/${at}
`
  }).join('')
}

function rowOf(group: string, name: string, times: readonly number[], most?: number): Row {
  const value = percentile(times, 0.95)
  const note = `p95 of ${times.length}, p50 ${median(times).toFixed(1)} ms`
  return {group, name, value, unit: 'ms', ...(most === undefined ? {} : {target: {most}}), note}
}

async function timeOf(client: LspClient, method: string, params: unknown): Promise<number> {
  const from = performance.now()
  try {
    await client.request(method, params)
  } catch (error) {
    // A refusal is an answer: not every name is sure enough to be written anew.
    if (!String(error).includes('-32803')) throw error
  }
  return performance.now() - from
}

function open(client: LspClient, uri: string, text: string, languageId = 'bulletin'): void {
  client.notify('textDocument/didOpen', {textDocument: {uri, languageId, version: 1, text}})
}

/** Presses keys in a document of its own, and waits until they count. */
function keyPresses(client: LspClient, uri: string): () => Promise<void> {
  let version = 1
  open(client, uri, 'About the weather, which was fine.\n')
  return async () => {
    version++
    const range = {start: {line: 0, character: 1}, end: {line: 0, character: 2}}
    const contentChanges = [{range, text: version % 2 === 0 ? 'q' : 'x'}]
    client.notify('textDocument/didChange', {textDocument: {uri, version}, contentChanges})
    await client.request('textDocument/diagnostic', {textDocument: {uri}})
  }
}
