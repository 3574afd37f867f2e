import type {Dropped, FileSpan, Merged} from '../core/edit/merge.js'
import type {LineSpan} from '../core/facts.js'
import {code} from './markdown.js'

const reasons: Readonly<Record<Dropped['reason'], string>> = {
  copy: 'the same words as',
  'part of a fuller copy': 'part of the fuller',
  navigation: 'navigation, which stands once as',
}

/** What a merge dropped and why, file by file, as Markdown for people. Words of dumps are not in it. */
export function mergeReport(files: readonly string[], {dropped, unsettled}: Merged): string {
  const parts = [
    `# Merge of ${files.length} ${files.length === 1 ? 'dump' : 'dumps'}`,
    'Nothing is saved yet. Every block of the dumps is in the merge, or in the list below with the block that stands for it.',
  ]
  for (const file of [...files].sort()) {
    const own = dropped.filter((block) => block.file === file)
    const lines = own.map((block) => `- ${linesText(block)}: ${reasons[block.reason]} ${placeText(block.of, file)}`)
    parts.push(`## ${code(file)}`, lines.length > 0 ? lines.join('\n') : 'Nothing was dropped.')
  }
  if (unsettled.length > 0) {
    const lines = unsettled.map(
      ({line, file, fileLine, reason}) =>
        `- Line ${line} of the merge, from ${code(file)}, line ${fileLine}: ${reason}`,
    )
    parts.push('## To look at', lines.join('\n'))
  }
  return `${parts.join('\n\n')}\n`
}

function placeText(span: FileSpan, file: string): string {
  return span.file === file ? linesText(span).toLowerCase() : `${code(span.file)}, ${linesText(span).toLowerCase()}`
}

function linesText({line, endLine}: LineSpan): string {
  return line === endLine ? `Line ${line}` : `Lines ${line} to ${endLine}`
}
