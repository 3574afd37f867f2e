import type {FoldingRange} from 'vscode-languageserver-types'
import type {LineSpan, Unit} from '../core/facts.js'
import {extentOf} from './document-symbols.js'
import type {Source} from './source.js'

/**
 * Fold strips, items, articles and footers. Lines count from 0; past `limit` the last ones stay open. Linear.
 */
export function foldingRanges({facts}: Source, limit = Infinity): FoldingRange[] {
  const folds: LineSpan[] = []
  let strip: Unit[] = []
  for (const unit of facts.units) {
    if (unit.kind === 'item') strip.push(unit)
    else {
      addStrip()
      folds.push(extentOf(unit))
    }
  }
  addStrip()
  for (const footer of runsOf(facts.boilerplate)) folds.push(footer)
  return folds
    .filter(({line, endLine}) => endLine > line)
    .sort((a, b) => a.line - b.line || b.endLine - a.endLine)
    .slice(0, limit)
    .map(({line, endLine}) => ({startLine: line - 1, endLine: endLine - 1}))

  function addStrip(): void {
    const [first] = strip
    const last = strip[strip.length - 1]
    if (first && last && first !== last) {
      folds.push({line: extentOf(first).line, endLine: extentOf(last).endLine})
      // Editors keep one fold a line: the first item folds under its second line.
      const {line, endLine} = extentOf(first)
      folds.push({line: line + 1, endLine})
    } else if (first) folds.push(extentOf(first))
    for (const unit of strip.slice(1)) folds.push(extentOf(unit))
    strip = []
  }
}

/** Lines that follow each other, as spans. */
function runsOf(lines: readonly number[]): LineSpan[] {
  const runs: {line: number; endLine: number}[] = []
  for (const line of lines) {
    const last = runs[runs.length - 1]
    if (last && line - last.endLine <= 1) last.endLine = line
    else runs.push({line, endLine: line})
  }
  return runs
}
