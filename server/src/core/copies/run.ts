import type {FileFacts, LineSpan, Paragraph} from '../facts.js'

/** The paragraphs that lie within some lines, in the order of the text. Linear in the paragraphs of the file. */
export function paragraphsWithin({paragraphs}: FileFacts, {line, endLine}: LineSpan): readonly Paragraph[] {
  return paragraphs.filter((paragraph) => paragraph.line >= line && paragraph.endLine <= endLine)
}

/**
 * What the paragraphs within some lines say, sign for sign but for blanks at their edges: two runs with one identity
 * have the same words, however far the lines have moved. Linear in the paragraphs of the file.
 */
export function wordsIdentity(facts: FileFacts, span: LineSpan): string {
  return paragraphsWithin(facts, span)
    .map(({copy, signs}) => `${copy.toString(36)} ${signs}`)
    .join('\n')
}
