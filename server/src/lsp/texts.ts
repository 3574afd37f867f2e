import type {Key} from '../border/places.js'
import type {DecodedText} from '../border/decode.js'
import type {NoText} from '../border/read.js'
import {formatOf, type DumpReader} from '../core/dump-reader.js'
import {linesOf} from '../core/lines.js'
import type {Recognized} from '../core/recognize.js'
import type {Session} from './session.js'
import {misreading} from './world.js'

/** A text as it is now, in the editor or on the disk. */
export interface CurrentText {
  readonly found: Recognized
  /** Version of the open document; null for a file on the disk. */
  readonly version: number | null
  /** Of a file on the disk: an editor that opens it may read it otherwise. */
  readonly encoding: string | null
  /** False when bytes of the file say nothing in that encoding: to write the text would lose them. */
  readonly lossless: boolean
  /** Why the text must not be written, as half a sentence: it may have been read in the wrong encoding. */
  readonly doubt: string | undefined
}

/** Texts of files, whether an editor has them open or not. */
export interface Texts {
  /** A file recognized anew, or as it was for its latest key; null when it cannot be read. */
  readonly current: (key: Key) => Promise<CurrentText | null>
  /** Lines counted from 1, both included, with their line ends; null when the file cannot be read. */
  readonly lines: (key: Key, line: number, endLine: number) => Promise<string | null>
}

/** Texts of a session. */
export function createTexts(
  session: Session,
  read: (key: Key) => Promise<DecodedText | NoText>,
  readerOf: (key: Key) => DumpReader,
): Texts {
  return {
    async current(key) {
      const open = session.world().open.get(key)
      if (open) {
        const doubt = misreading(session.world(), key)
        return {found: open.found, version: open.version, encoding: null, lossless: true, doubt}
      }
      const text = await read(key)
      if (text.kind === 'failure') return null
      const {encoding, lossless, certainty} = text
      const doubt =
        certainty === 'doubtful' ? `it may be ${encoding} or something else; open it in its encoding first` : undefined
      return {found: readerOf(key).recognize(text.text, formatOf(key)), version: null, encoding, lossless, doubt}
    },
    async lines(key, line, endLine) {
      const open = session.textOf(key)?.getText()
      const text = open === undefined ? await read(key) : {kind: 'text' as const, text: open}
      if (text.kind === 'failure') return null
      const {starts, count} = linesOf(text.text)
      return text.text.slice(starts[line - 1] ?? text.text.length, endLine < count ? starts[endLine] : text.text.length)
    },
  }
}
