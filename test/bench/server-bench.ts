import {existsSync, readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {performance} from 'node:perf_hooks'
import {pathToFileURL} from 'node:url'
import type {Children} from './child.js'
import {generateText} from './generate.js'
import {startServer, type LspClient} from './lsp-client.js'
import {interleaved, median, percentile} from './measure.js'
import type {Row} from './table.js'

/** From the start of the process to the answer to `initialize`, beside a Node that does nothing, in turns. */
export async function coldStartRows(run: Children, server: string, rounds: number): Promise<readonly Row[]> {
  const [starts = [], empty = []] = await interleaved(rounds, [
    async () => {
      const from = performance.now()
      const client = startServer([server, '--stdio'])
      await client.request('initialize', initializeParams(null))
      const wall = performance.now() - from
      await client.close()
      return {wall, cpu: NaN}
    },
    () => run.bare(process.execPath, ['-e', '0']),
  ])
  const group = 'cold start'
  const own = median(starts.map((cost) => cost.wall))
  const node = median(empty.map((cost) => cost.wall))
  return [
    {group, name: 'node -e 0', value: node, unit: 'ms', note: `${rounds} rounds`},
    {group, name: 'spawn to initialize answer', value: own, unit: 'ms'},
    {group, name: 'ratio', value: own / node, unit: 'x', target: {most: 1.8}},
  ]
}

/** What the keys of one document cost, in milliseconds from the write of the change to the answer. */
export interface KeyTimes {
  readonly diagnostics: readonly number[]
  readonly symbols: readonly number[]
  readonly open: number
}

/**
 * Latencies over a real connection, with a folder indexed: the answer to a pull that is sent right behind a change of
 * one letter. Two documents of 10 KB and 1 MB are written into the folder first.
 */
export async function keyRows(server: string, dir: string, files: number, keys: number): Promise<readonly Row[]> {
  const documents = [
    {name: '10 KB', size: 10_000, most: 1, file: 'key-10k.txt'},
    {name: '1 MB', size: 1_000_000, most: 8, file: 'key-1m.txt'},
  ].map((document) => ({...document, text: generateText(91, document.size)}))
  for (const {file, text} of documents) writeFileSync(join(dir, file), text)
  const group = `server, ${files.toLocaleString('en')} files indexed`
  const {client, offered, milliseconds} = await indexedServer(server, dir)
  try {
    const hasSymbols = JSON.stringify(offered).includes('"workspaceSymbolProvider"')
    const rows: Row[] = [{group, name: 'spawn to folder indexed', value: milliseconds, unit: 'ms'}]
    for (const {name, file, text, most} of documents) {
      const times = await typeInto(client, pathToFileURL(join(dir, file)).href, text, keys, hasSymbols)
      const note = `p95 ${percentile(times.diagnostics, 0.95).toFixed(1)} ms, ${keys} keys; open to diagnostics ${times.open.toFixed(0)} ms`
      rows.push({
        group,
        name: `key to diagnostics, ${name}`,
        value: median(times.diagnostics),
        unit: 'ms',
        target: {most},
        note,
      })
      // A server that has no such answer yet is measured without it.
      if (hasSymbols)
        rows.push({
          group,
          name: `key to workspace symbols, ${name}`,
          value: median(times.symbols),
          unit: 'ms',
          target: {most: Math.max(5, most)},
        })
    }
    const peak = peakOf(client.pid)
    if (peak !== null)
      rows.push({group, name: 'peak memory of the server', value: peak, unit: 'MB', target: {most: 400}})
    return rows
  } finally {
    await client.close()
  }
}

/** A server with a folder indexed, what it offers, and how long that took from its start. */
export async function indexedServer(
  server: string,
  dir: string,
): Promise<{readonly client: LspClient; readonly offered: unknown; readonly milliseconds: number}> {
  const from = performance.now()
  const client = startServer([server, '--stdio'])
  const indexed = progressEnd(client, 180_000)
  const offered = await client.request('initialize', initializeParams(pathToFileURL(dir).href))
  client.notify('initialized', {})
  if ((await indexed) !== null) return {client, offered, milliseconds: performance.now() - from}
  await client.close()
  throw new Error('the server ended no work-done progress in 180 s')
}

/** Opens a document, types letters all over it, and pulls behind each. Throws when the server takes no incremental changes. */
async function typeInto(
  client: LspClient,
  uri: string,
  text: string,
  keys: number,
  hasSymbols: boolean,
): Promise<KeyTimes> {
  const textDocument = {uri}
  const opened = performance.now()
  client.notify('textDocument/didOpen', {textDocument: {uri, languageId: 'bulletin', version: 1, text}})
  await client.request('textDocument/diagnostic', {textDocument})
  const open = performance.now() - opened
  const places = lettersOf(text, keys)
  const diagnostics: number[] = []
  const symbols: number[] = []
  for (const [at, {line, character}] of places.entries()) {
    diagnostics.push(await key(at * 2, line, character, 'textDocument/diagnostic', {textDocument}))
    if (hasSymbols) symbols.push(await key(at * 2 + 1, line, character, 'workspace/symbol', {query: 'Sarmov'}))
  }
  client.notify('textDocument/didClose', {textDocument})
  return {diagnostics, symbols, open}

  async function key(at: number, line: number, character: number, method: string, params: unknown): Promise<number> {
    const from = performance.now()
    client.notify('textDocument/didChange', {
      textDocument: {uri, version: at + 2},
      contentChanges: [
        {range: {start: {line, character}, end: {line, character: character + 1}}, text: at % 2 === 0 ? 'q' : 'x'},
      ],
    })
    await client.request(method, params)
    return performance.now() - from
  }
}

/** Places of small letters, spread over the text. Lines and characters count from 0. */
function lettersOf(text: string, count: number): readonly {readonly line: number; readonly character: number}[] {
  const lines = text.split('\n')
  return Array.from({length: count}, (_, at) => {
    for (let line = Math.floor(((at + 0.5) / count) * lines.length); ; line = (line + 1) % lines.length) {
      const letter = /[a-z]{3}/.exec(lines[line] ?? '')
      if (letter !== null) return {line, character: letter.index + 1}
    }
  })
}

/** Resolves with true when the server ends its first work-done progress, with null when it does not within the time. */
function progressEnd(client: LspClient, limit: number): Promise<true | null> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(null), limit)
    client.onNotification((method, params) => {
      if (method !== '$/progress' || !isEnd(params)) return
      clearTimeout(timer)
      resolve(true)
    })
  })
}

function isEnd(params: unknown): boolean {
  const value = typeof params === 'object' && params !== null && 'value' in params ? params.value : null
  return typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'end'
}

function initializeParams(folder: string | null): unknown {
  return {
    processId: process.pid,
    rootUri: folder,
    workspaceFolders: folder === null ? null : [{uri: folder, name: 'corpus'}],
    capabilities: {
      general: {positionEncodings: ['utf-16']},
      window: {workDoneProgress: true},
      workspace: {workspaceFolders: true, configuration: false, symbol: {}},
      textDocument: {
        synchronization: {},
        diagnostic: {relatedDocumentSupport: false},
        documentSymbol: {hierarchicalDocumentSymbolSupport: true},
      },
    },
  }
}

/** Highest resident memory of a process so far in MB; null where the system does not tell. */
function peakOf(pid: number | undefined): number | null {
  const file = `/proc/${pid}/status`
  if (pid === undefined || !existsSync(file)) return null
  const peak = /VmHWM:\s+(\d+) kB/.exec(readFileSync(file, 'utf8'))?.[1]
  return peak === undefined ? null : Number(peak) / 1024
}
