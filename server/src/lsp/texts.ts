import type {Key} from '../border/places.js'
import type {FileText} from '../border/read.js'
import {formatOf, type DumpReader} from '../core/dump-reader.js'
import {linesOf} from '../core/lines.js'
import type {Recognized} from '../core/recognize.js'
import type {Session} from './session.js'

/** A text as it is now, in the editor or on the disk. */
export interface CurrentText {
  readonly found: Recognized
  /** Version of the open document; null for a file on the disk. */
  readonly version: number | null
  /** Of a file on the disk: an editor that opens it may read it otherwise. */
  readonly encoding: string | null
  /** False when bytes of the file say nothing in that encoding: to write the text would lose them. */
  readonly lossless: boolean
}

/** Texts of files, whether an editor has them open or not. */
export interface Texts {
  /** A file recognized anew, or as it was for its latest key; null when it cannot be read. */
  readonly current: (key: Key) => CurrentText | null
  /** Lines counted from 1, both included, with their line ends; null when the file cannot be read. */
  readonly lines: (key: Key, line: number, endLine: number) => string | null
}

/** Texts of a session. */
export function createTexts(session: Session, read: (key: Key) => FileText, readerOf: (key: Key) => DumpReader): Texts {
  return {
    current(key) {
      const open = session.world().open.get(key)
      if (open) return {found: open.found, version: open.version, encoding: null, lossless: true}
      const text = read(key)
      if (text.kind === 'failure') return null
      const {encoding, lossless} = text
      return {found: readerOf(key).recognize(text.text, formatOf(key)), version: null, encoding, lossless}
    },
    lines(key, line, endLine) {
      const open = session.textOf(key)?.getText()
      const text = open === undefined ? read(key) : {kind: 'text' as const, text: open}
      if (text.kind === 'failure') return null
      const {starts, count} = linesOf(text.text)
      return text.text.slice(starts[line - 1] ?? text.text.length, endLine < count ? starts[endLine] : text.text.length)
    },
  }
}
