import type {DecodedText} from '../border/decode.js'
import type {ProblemJson} from '../core/facts-json.js'

/** What there is to say of how a file is encoded; nothing of nearly all files. Linear. */
export function encodingProblems(decoded: DecodedText): readonly ProblemJson[] {
  const lost = undecodable(decoded)
  return [...(decoded.certainty === 'doubtful' ? [doubtful(decoded)] : []), ...(lost ? [lost] : [])]
}

/** Why a text that was read in a doubtful encoding is not written, as half a sentence. */
export function doubtOf({encoding}: DecodedText): string {
  return `it may be encoded in ${encoding} or in another encoding, say which with --encoding NAME`
}

function doubtful({encoding}: DecodedText): ProblemJson {
  return {
    code: 'doubtful-encoding',
    line: 1,
    column: 1,
    endLine: 1,
    endColumn: 1,
    message: `Read as ${encoding}, which may be wrong: say what it is with --encoding NAME; until then the file is not written.`,
  }
}

/** The problem of a text that was decoded with losses, at the first of them; undefined when nothing was lost. */
function undecodable({text, lossless, encoding}: DecodedText): ProblemJson | undefined {
  if (lossless) return undefined
  const first = text.indexOf('\uFFFD')
  let count = 0
  for (let at = first; at !== -1; at = text.indexOf('\uFFFD', at + 1)) count++
  const {line, column} = pointAt(text, Math.max(0, first))
  const found = count === 1 ? 'one place holds' : `${Math.max(1, count)} places hold`
  return {
    code: 'undecodable-bytes',
    line,
    column,
    endLine: line,
    endColumn: column + (first === -1 ? 0 : 1),
    message: `Expected ${encoding}, and ${found} bytes that say nothing in it; they are read as U+FFFD, and the file is never written.`,
  }
}

/** Line and column of an offset, from 1, without a table of all lines. */
function pointAt(text: string, offset: number): {readonly line: number; readonly column: number} {
  let line = 1
  let start = 0
  const lineEnd = /\r\n|\r|\n/g
  for (let found = lineEnd.exec(text); found && found.index < offset; found = lineEnd.exec(text)) {
    line++
    start = lineEnd.lastIndex
  }
  return {line, column: offset - start + 1}
}
