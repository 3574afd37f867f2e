import type {Dropped, DropReason, FileSpan} from '../core/edit/merge-account.js'
import type {Merged} from '../core/edit/merge.js'
import type {LineSpan} from '../core/facts.js'
import {reasonWords} from '../core/near/words.js'
import {code} from './markdown.js'

const reasons: Readonly<Record<DropReason, string>> = {
  copy: 'the same words as',
  navigation: 'navigation, which stands once as',
  corrected: 'not the day that the team says of',
}

/** What a merge dropped and why, file by file, as Markdown for people. Words of dumps are not in it. */
export function mergeReport(files: readonly string[], merged: Merged): string {
  const parts = [
    `# Merge of ${files.length} ${files.length === 1 ? 'dump' : 'dumps'}`,
    'Every block of the dumps is in the merge, or in the list below with the block that stands for it.',
  ]
  const dropped = new Map<string, Dropped[]>(files.map((file) => [file, []]))
  for (const block of merged.dropped()) dropped.get(block.file)?.push(block)
  for (const [file, own] of [...dropped].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const lines = own.map((block) => `- ${linesText(block)}: ${reasons[block.reason]} ${placeText(block.of, file)}`)
    parts.push(`## ${code(file)}`, lines.length > 0 ? lines.join('\n') : 'Nothing was dropped.')
  }
  const revisions = merged.files.flatMap(({period, revisions}) =>
    revisions.map(({of, ...own}) => {
      const place = `${linesText(own)} of the merge${period === null ? '' : ` of ${period}`}`
      return `- ${place}: a version of ${linesText(of).toLowerCase()}, ${of.reason === 'cut' ? 'the end of one is cut off' : reasonWords({reason: of.reason, differences: []})}`
    }),
  )
  if (revisions.length > 0) parts.push('## Revisions', revisions.join('\n'))
  const changed = merged.files.reduce((sum, {map}) => sum + [...map()].filter(({was}) => was !== undefined).length, 0)
  if (changed > 0) {
    const lines = changed === 1 ? 'One line is' : `${changed} lines are`
    parts.push(
      `${lines} written otherwise than in the dumps, mostly a day in another style: the map has the old words.`,
    )
  }
  const unsettled = merged.files.flatMap(({period, unsettled}) =>
    unsettled.map(
      ({line, file, fileLine, reason}) =>
        `- Line ${line} of the merge${period === null ? '' : ` of ${period}`}, from ${code(file)}, line ${fileLine}: ${reason}`,
    ),
  )
  if (unsettled.length > 0) parts.push('## To look at', unsettled.join('\n'))
  return `${parts.join('\n\n')}\n`
}

function placeText(span: FileSpan, file: string): string {
  return span.file === file ? linesText(span).toLowerCase() : `${code(span.file)}, ${linesText(span).toLowerCase()}`
}

function linesText({line, endLine}: LineSpan): string {
  return line === endLine ? `Line ${line}` : `Lines ${line} to ${endLine}`
}
