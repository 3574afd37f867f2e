import {Disposable, DocumentLink, EventEmitter, languages, Range, Uri, window, workspace} from 'vscode'
import type {ReportSection} from '../../server/src/lsp/protocol.js'

/** Scheme of the read-only documents that list places. */
const scheme = 'dateline-report'

/** What there is to report. */
export interface Report {
  /** What the tab is called. */
  readonly name: string
  readonly heading: string
  readonly sections: readonly ReportSection[]
  /** Said where no section has a line. */
  readonly nothing: string
}

/** Shows reports, and lets go of them with `dispose`. */
export interface Reports extends Disposable {
  /** Show a report in a document that cannot be edited, each line of which leads to its place. */
  readonly show: (report: Report) => Promise<void>
}

/** Reports of this window. */
export function createReports(): Reports {
  const changed = new EventEmitter<Uri>()
  const shown = new Map<string, {readonly text: string; readonly links: readonly DocumentLink[]}>()
  const parts = Disposable.from(
    changed,
    workspace.registerTextDocumentContentProvider(scheme, {
      onDidChange: changed.event,
      provideTextDocumentContent: (uri) => shown.get(uri.toString())?.text ?? '',
    }),
    languages.registerDocumentLinkProvider(
      {scheme},
      {provideDocumentLinks: ({uri}) => [...(shown.get(uri.toString())?.links ?? [])]},
    ),
    workspace.onDidCloseTextDocument(({uri}) => void shown.delete(uri.toString())),
  )
  return {show, dispose: () => void parts.dispose()}

  async function show(report: Report): Promise<void> {
    const uri = Uri.from({scheme, path: `/${report.name}`, query: report.heading})
    shown.set(uri.toString(), documentOf(report))
    changed.fire(uri)
    await window.showTextDocument(await workspace.openTextDocument(uri), {preview: false})
  }
}

/** The report as text, with a link over the place in each line. */
function documentOf({heading, sections, nothing}: Report): {
  readonly text: string
  readonly links: readonly DocumentLink[]
} {
  const lines = [heading]
  const links: DocumentLink[] = []
  for (const {title, lines: own, all} of sections) {
    if (own.length === 0) continue
    lines.push('', `${title} (${all.toLocaleString('en')})`, '')
    for (const {uri, label, line, text} of own) {
      const place = `${label}:${line}`
      const range = new Range(lines.length, 2, lines.length, 2 + place.length)
      links.push(new DocumentLink(range, Uri.parse(uri).with({fragment: `L${line}`})))
      lines.push(`  ${place}  ${text}`)
    }
    if (all > own.length) lines.push(`  and ${(all - own.length).toLocaleString('en')} more`)
  }
  if (links.length === 0) lines.push('', nothing)
  return {text: `${lines.join('\n')}\n`, links}
}
