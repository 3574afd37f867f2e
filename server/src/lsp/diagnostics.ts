import {createHash} from 'node:crypto'
import type {
  CancellationToken,
  Diagnostic,
  DocumentDiagnosticReport,
  Range,
  WorkspaceDiagnosticParams,
  WorkspaceDiagnosticReport,
  WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver/node'
import {factsAt, filesOf} from '../core/workspace-index.js'
import {keyOf, type Key} from '../border/places.js'
import {problemsOf} from '../features/problems.js'
import type {Source} from '../features/source.js'
import {pauses} from './pause.js'
import type {View} from './view.js'

/**
 * What a client that pulls is answered. The id of a result is a hash of what it says, so `unchanged` is said only of
 * an answer that is equal, also by a server that was started anew.
 */
export function diagnosticReport(
  problems: readonly Diagnostic[],
  previous: string | undefined,
): DocumentDiagnosticReport {
  const resultId = idOf(problems)
  return resultId === previous ? {kind: 'unchanged', resultId} : {kind: 'full', resultId, items: [...problems]}
}

/** The problems of one dump under the settings of its folder. */
export function problemsIn(view: View, source: Source): Diagnostic[] {
  const {settings} = view.rulesOf(source.key)
  return problemsOf(source, view.around, {
    duplicates: settings['duplicates.enabled'],
    severity: settings['duplicates.severity'],
    off: settings['problems.off'],
    limit: settings['problems.limit'],
  })
}

/** What a report on the workspace is made from. */
export interface WorkspaceReportParts {
  readonly view: View
  readonly params: WorkspaceDiagnosticParams
  /** The files to look at; undefined for all. */
  readonly keys: ReadonlySet<Key> | undefined
  /** Takes a part of the report at once, where the client reads such parts; the rest of the report is then empty. */
  readonly send: ((items: WorkspaceDocumentDiagnosticReport[]) => void) | undefined
}

/** Files in one part of a report. */
const batch = 200

/**
 * The problems of the dumps that are not open, and a last word on files that had some before. What did not change is
 * said in one word; files that are not looked at are not spoken of.
 */
export async function workspaceReport(
  {view, params, keys, send}: WorkspaceReportParts,
  token: CancellationToken,
): Promise<WorkspaceDiagnosticReport> {
  const pause = pauses(token)
  const before = new Map(params.previousResultIds.map(({uri, value}) => [keyOf(uri), value]))
  let items: WorkspaceDocumentDiagnosticReport[] = []
  for (const key of keys ?? everyKey(view, before)) {
    const wait = pause()
    if (wait) await wait
    if (view.world.open.has(key)) continue
    const facts = factsAt(view.world.index, key)
    const uri = view.around.uriOf(key)
    const silent = facts === undefined || view.rulesOf(key).settings['problems.scope'] === 'openFiles'
    const problems = silent ? [] : problemsIn(view, {key, uri, facts})
    const previous = before.get(key)
    // What never had problems and has none is not worth a word.
    if (problems.length === 0 && (previous === undefined || previous === nothing)) continue
    items.push({uri, version: null, ...diagnosticReport(problems, previous)})
    if (send && items.length >= batch) {
      send(items)
      items = []
    }
  }
  for (const key of view.registers.keys()) {
    if (view.registers.documentOf(key)) continue
    const problems = view.registers.problemsOf(key)
    const uri = view.around.uriOf(key)
    const previous = before.get(key)
    if (problems.length > 0 || (previous !== undefined && previous !== nothing))
      items.push({uri, version: null, ...diagnosticReport(problems, previous)})
  }
  return {items}
}

function* everyKey(view: View, before: ReadonlyMap<Key, string>): Generator<Key> {
  for (const [key] of filesOf(view.world.index)) yield key
  for (const key of before.keys())
    if (factsAt(view.world.index, key) === undefined && !view.registers.has(key)) yield key
}

function idOf(problems: readonly Diagnostic[]): string {
  const hash = createHash('sha1')
  // Everything that differs between two problems of ours; the rest follows from the code.
  hash.update(problems.map((problem) => `${placeOf(problem.range)} ${wordsOf(problem)}`).join('\n'))
  return hash.digest('base64url')
}

function wordsOf({code, severity, message, relatedInformation = []}: Diagnostic): string {
  const related = relatedInformation.map(({location}) => `${location.uri} ${placeOf(location.range)}`)
  return `${String(code)} ${String(severity)} ${typeof message === 'string' ? message : message.value} ${related.join(' ')}`
}

function placeOf({start, end}: Range): string {
  return `${start.line}:${start.character}-${end.line}:${end.character}`
}

const nothing = idOf([])
