import {duplicatesIn, type Duplicate} from '../core/duplicates.js'
import {problemJson, type ProblemJson} from '../core/facts-json.js'
import {codeOfDuplicate, duplicateWords} from '../core/near/words.js'
import {severities} from '../core/problems.js'
import type {WorkspaceIndex} from '../core/workspace-index.js'
import type {Reading} from './gather.js'
import {isDumpAt, isNamed} from './inputs.js'
import {printJson, type JsonFormat} from './json.js'
import {readAll, status, type InputOptions, type Session, type Status} from './session.js'
import {visible} from './visible.js'

/** The options of `dateline check`. */
export interface CheckOptions extends InputOptions {
  readonly format: JsonFormat | 'text'
}

/** Something to look at, as a problem matcher wants it. */
interface Finding {
  readonly file: string
  readonly line: number
  readonly column: number
  readonly endLine: number
  readonly severity: 'error' | 'warning' | 'info'
  readonly code: string
  readonly message: string
  /** For a duplicate, where the kept copy begins. */
  readonly of?: {readonly file: string; readonly line: number}
}

/**
 * `dateline check`: the problems of every dump, one line each. Of a folder only the dumps are looked at, as the editor
 * does it; a file that is named is taken for one.
 */
export async function check(session: Session, paths: readonly string[], options: CheckOptions): Promise<Status> {
  const {answers, index, failed} = await readAll(session, paths, options, {
    keep: (facts, input) => isNamed(input) || isDumpAt(input, facts),
    people: false,
  })
  const count = {duplicates: 0, revisions: 0, others: 0}
  const {format} = options
  if (format === 'text') {
    for (const finding of all()) session.out.write(`${textOf(finding)}\n`)
    const read = answers.filter(({kind}) => kind === 'read').length
    session.out.write(
      `${things(read, 'dump')}: ${copies(count.duplicates)}, ${count.revisions === 0 ? '' : `${things(count.revisions, 'revision')}, `}${things(count.others, 'other problem')}.\n`,
    )
  } else printJson(session.out, format, all())
  return count.duplicates + count.revisions + count.others > 0 ? status.found : failed ? status.failed : status.fine

  function* all(): Generator<Finding> {
    for (const answer of answers) {
      if (answer.kind === 'unreadable') continue
      for (const finding of findingsOf(index, answer)) {
        if (finding.code === 'revised-item') count.revisions++
        else if (finding.of) count.duplicates++
        else count.others++
        yield finding
      }
    }
  }
}

/** The findings of a file, by line. */
function findingsOf(index: WorkspaceIndex, {file, input, facts, problems}: Reading): readonly Finding[] {
  const wanted = input.kind !== 'file' || input.found?.duplicates !== false
  const duplicates = wanted ? duplicatesIn(index, file) : []
  const findings: Finding[] = duplicates.map((duplicate) => duplicateFinding(file, input, duplicate))
  const off = (input.kind === 'file' && input.found?.off) || []
  for (const problem of problems) findings.push(finding(file, 'warning', problem))
  for (const problem of facts.problems) {
    // What an editor only hints at is info here, for problem matchers know no less.
    const severity = severities[problem.code] === 'warning' ? 'warning' : 'info'
    if (!off.includes(problem.code)) findings.push(finding(file, severity, problemJson(problem)))
  }
  return findings.length === duplicates.length
    ? findings
    : findings.sort((a, b) => a.line - b.line || a.column - b.column)
}

function finding(
  file: string,
  severity: Finding['severity'],
  {line, column, endLine, code, message}: ProblemJson,
): Finding {
  return {file, line, column, endLine, severity, code, message}
}

function duplicateFinding(file: string, input: Reading['input'], duplicate: Duplicate): Finding {
  const {line, endLine, of} = duplicate
  const where = of.file === file ? `line ${of.line}` : `${of.file}:${of.line}`
  const severity = (input.kind === 'file' && input.found?.severity) || 'information'
  return {
    file,
    line,
    column: 1,
    endLine,
    severity: severity === 'information' || severity === 'hint' ? 'info' : severity,
    code: codeOfDuplicate(duplicate),
    message: duplicateWords(duplicate, where),
    of: {file: of.file, line: of.line},
  }
}

/** `FILE:LINE:COLUMN: SEVERITY: MESSAGE [CODE]`. */
function textOf({file, line, column, severity, message, code}: Finding): string {
  return `${visible(file)}:${line}:${column}: ${severity}: ${visible(message)} [${code}]`
}

function things(many: number, thing: string): string {
  return `${many.toLocaleString('en')} ${thing}${many === 1 ? '' : 's'}`
}

function copies(many: number): string {
  return `${many.toLocaleString('en')} redundant ${many === 1 ? 'copy' : 'copies'}`
}
