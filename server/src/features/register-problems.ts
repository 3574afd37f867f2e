import {DiagnosticSeverity, type Diagnostic} from 'vscode-languageserver-types'
import type {Lines} from '../core/lines.js'
import type {RegisterFault} from '../core/register/entry.js'
import {rangeOfSpan} from './convert.js'
import {visible} from './plain.js'

/** So many are reported; the last says how many are left out. */
const most = 500

/** What is wrong in a register, in the order of its text. */
export function registerProblems(faults: readonly RegisterFault[], lines: Lines): Diagnostic[] {
  const sorted = [...faults].sort((a, b) => a.start - b.start)
  const left = sorted.length - most
  return sorted.slice(0, most).map(({start, end, message}, at) => ({
    range: rangeOfSpan(lines, start, end),
    severity: DiagnosticSeverity.Warning,
    source: 'dateline',
    code: 'register-entry',
    message: visible(
      left > 0 && at === most - 1 ? `${message} ${left.toLocaleString('en')} more are not shown.` : message,
    ),
  }))
}
