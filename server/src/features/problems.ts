import {DiagnosticSeverity, DiagnosticTag, type Diagnostic} from 'vscode-languageserver-types'
import {duplicatesIn, type Duplicate} from '../core/duplicates.js'
import {codeOfDuplicate, duplicateCodes, duplicateWords} from '../core/near/words.js'
import {
  postContradicted,
  problemWords,
  severities,
  switchableCodes,
  type Severity,
  type SwitchableCode,
} from '../core/problems.js'
import type {CopySeverity} from '../core/settings.js'
import {rangeOf, rangeOfLines} from './convert.js'
import {visible} from './plain.js'
import {postProblems} from './post-problems.js'
import type {Source, Surroundings} from './source.js'

/** The codes that problems have; each has a section in docs/problems.md. */
export const problemCodes = [...duplicateCodes, ...switchableCodes] as const

/** A diagnostic in plain words. */
export type Problem = Diagnostic & {readonly message: string}

/** What is reported. */
export interface ProblemOptions {
  readonly duplicates: boolean
  /** How much a redundant copy asks of a reader; information when absent. */
  readonly severity?: CopySeverity
  /** Codes that are not reported. */
  readonly off: readonly SwitchableCode[]
  /** At most so many of a file; the last of them says how many are left out. */
  readonly limit: number
}

const severity: Readonly<Record<Severity, DiagnosticSeverity>> = {
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
}

const copySeverities: Readonly<Record<CopySeverity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
}

/**
 * What is wrong with a dump, in the order of the text. Linear in the facts of the file, and in the mentions that give the
 * posts it gives.
 */
export function problemsOf(source: Source, around: Surroundings, options: ProblemOptions): Problem[] {
  const {facts, shown, key} = source
  const problems: Problem[] = facts.problems
    .filter(({code}) => !options.off.includes(code))
    .map((problem) => ({
      range: rangeOf(problem),
      severity: severity[severities[problem.code]],
      source: 'dateline',
      code: problem.code,
      message: visible(problemWords(problem)),
    }))
  const copies = duplicatesIn(around.index, key)
  if (options.duplicates) for (const copy of copies) problems.push(copyProblem(copy))
  if (!options.off.includes(postContradicted)) problems.push(...postProblems(source, around, copies))
  problems.sort((a, b) => a.range.start.line - b.range.start.line || a.range.start.character - b.range.start.character)
  return capped(problems, options.limit)

  function copyProblem(copy: Duplicate): Problem {
    const {of} = copy
    const where = of.file === key ? `line ${of.line}` : `${around.labelOf(of.file)}, line ${of.line}`
    return {
      range: rangeOfLines(copy, shown?.lines),
      severity: copySeverities[options.severity ?? 'information'],
      // A revision says something of its own: nothing of it fades.
      ...(copy.kind === 'revision' ? {} : {tags: [DiagnosticTag.Unnecessary]}),
      source: 'dateline',
      code: codeOfDuplicate(copy),
      message: visible(duplicateWords(copy, where)),
      relatedInformation: [
        {
          location: {uri: around.uriOf(of.file), range: rangeOfLines(of)},
          message: copy.kind === 'revision' ? 'The text that it revises' : 'The copy that is kept',
        },
      ],
    }
  }
}

function capped(problems: Problem[], limit: number): Problem[] {
  if (problems.length <= limit) return problems
  const shown = problems.slice(0, limit)
  const last = shown[limit - 1]
  if (last) {
    const left = problems.length - limit
    shown[limit - 1] = {
      ...last,
      message: `${last.message} ${left} more problems of this file are not shown (dateline.problems.limit).`,
    }
  }
  return shown
}
