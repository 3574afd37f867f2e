import type {Unit} from '../core/facts.js'
import type {OffsetEdit} from './formatting.js'
import type {Shown} from './source.js'

/**
 * The edit that writes a day of publication where an item or article has its date line: above an item, and under the
 * title of an article. The line ends are those of the text.
 *
 * @param date Such as `2024-02-16`.
 */
export function dateLineEdit({text, lines}: Shown, unit: Unit, date: string): OffsetEdit {
  const end = /\r\n|\n|\r/.exec(text)?.[0] ?? '\n'
  const day = date.split('-').reverse().join('.')
  const title = unit.kind === 'article' ? unit.parts.find(({kind}) => kind === 'title') : undefined
  const line = title ? title.endLine : unit.line - 1
  const at = line < lines.count ? (lines.starts[line] ?? text.length) : text.length
  return {start: at, end: at, newText: title ? `${end}${day}${end}` : `${day}${end}${end}`}
}
