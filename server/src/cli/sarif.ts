import type {PhysicalLocation, Result, ToolComponent} from 'sarif'
import type {Writer} from './terminal.js'
import {versionOf} from './version.js'
import {jsonText} from './visible.js'

/** Lines of a file, both included, from 1. */
export interface SarifPlace {
  readonly file: string
  readonly line: number
  readonly endLine: number
}

/** Something found, as SARIF tells it. */
export interface SarifResult extends SarifPlace {
  /** One of the codes that the run declares. */
  readonly rule: string
  readonly level: 'error' | 'warning' | 'note'
  readonly message: string
  /** Another place that has to do with it, and how. */
  readonly related?: SarifPlace & {readonly message: string}
  /** What the finding is known by when its lines have moved. */
  readonly fingerprint: string
}

/** A kind of finding: its code, what it means in a sentence, and where to read on. */
export interface SarifRule {
  readonly id: string
  readonly says: string
  readonly help: string
}

/**
 * Print one run in the Static Analysis Results Interchange Format, 2.1.0: results one by one, so that no more than one of
 * them is held as text. Columns, where anybody gives some, are UTF-16 units. Stops when nobody reads any more.
 */
export function printSarif(out: Writer, rules: readonly SarifRule[], results: Iterable<SarifResult>): void {
  const driver: ToolComponent = {
    name: 'Dateline',
    version: versionOf(),
    rules: rules.map(({id, says, help}) => ({id, shortDescription: {text: says}, help: {text: help}})),
  }
  out.write('{"$schema":"https://json.schemastore.org/sarif-2.1.0.json","version":"2.1.0","runs":[{')
  out.write(`"tool":${jsonText({driver})},"columnKind":"utf16CodeUnits","results":[`)
  let before = '\n'
  for (const result of results) {
    if (out.closed()) return
    out.write(before + jsonText(resultOf(result, rules)))
    before = ',\n'
  }
  out.write('\n]}]}\n')
}

function resultOf(result: SarifResult, rules: readonly SarifRule[]): Result {
  const {rule, level, message, related, fingerprint} = result
  return {
    ruleId: rule,
    ruleIndex: rules.findIndex(({id}) => id === rule),
    level,
    message: {text: message},
    locations: [{physicalLocation: physical(result)}],
    ...(related
      ? {relatedLocations: [{id: 1, physicalLocation: physical(related), message: {text: related.message}}]}
      : {}),
    partialFingerprints: {'dateline/v1': fingerprint},
  }
}

function physical({file, line, endLine}: SarifPlace): PhysicalLocation {
  return {artifactLocation: {uri: uriOf(file)}, region: {startLine: line, endLine}}
}

/** A path as a URI reference: one that is relative stays so, and nothing in it is taken for a scheme or a query. */
function uriOf(path: string): string {
  const parts = path.split('/').map((part) => encodeURIComponent(part.replace(/\p{Cs}/gu, '\ufffd')))
  const relative = parts.join('/')
  if (path.startsWith('/')) return `file://${relative}`
  return /^[a-z]:\//i.test(path) ? `file:///${path.slice(0, 2)}${relative.slice(relative.indexOf('/'))}` : relative
}
