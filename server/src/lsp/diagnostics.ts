import {createHash} from 'node:crypto'
import type {
  CancellationToken,
  Diagnostic,
  DocumentDiagnosticReport,
  WorkspaceDiagnosticParams,
  WorkspaceDiagnosticReport,
  WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver/node'
import {filesOf} from '../core/workspace-index.js'
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
  const settings = view.settingsOf(source.key)
  return problemsOf(source, view.around, {
    duplicates: settings['duplicates.enabled'],
    limit: settings['problems.limit'],
  })
}

/**
 * The problems of all dumps that are not open, and a last word on files that had some before. What did not change is
 * said in one word; where all is as it was, the list is empty.
 */
export async function workspaceReport(
  view: View,
  {previousResultIds}: WorkspaceDiagnosticParams,
  token: CancellationToken,
): Promise<WorkspaceDiagnosticReport> {
  const pause = pauses(token)
  const before = new Map(previousResultIds.map(({uri, value}) => [uri, value]))
  const items: WorkspaceDocumentDiagnosticReport[] = []
  for (const [key, facts] of filesOf(view.world.index)) {
    const wait = pause()
    if (wait) await wait
    if (view.world.open.has(key) || view.settingsOf(key)['problems.scope'] === 'openFiles') continue
    const uri = view.around.uriOf(key)
    const previous = before.get(uri)
    const problems = problemsIn(view, {key, uri, facts})
    if (problems.length === 0 && previous === undefined) continue
    before.delete(uri)
    items.push({uri, version: null, ...diagnosticReport(problems, previous)})
  }
  // Files that are gone, or no dumps any more; open ones answer for themselves.
  const nothing = idOf([])
  for (const [uri, value] of before) {
    if (value !== nothing && !view.isOpen(uri))
      items.push({uri, version: null, kind: 'full', resultId: nothing, items: []})
  }
  return {items}
}

function idOf(problems: readonly Diagnostic[]): string {
  return createHash('sha1').update(JSON.stringify(problems)).digest('base64url')
}
