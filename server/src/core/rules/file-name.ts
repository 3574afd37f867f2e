import {isLetter} from '../characters.js'

const images = new Set(['jpg', 'jpeg', 'png', 'gif', 'bmp', 'webp', 'tif', 'tiff', 'svg', 'heic'])
const documents = new Set('doc docx pdf rtf odt xls xlsx ppt pptx txt zip rar 7z mp3 mp4 avi mov'.split(' '))

/** What a file name found in a text is the name of. */
export type FileKind = 'image' | 'document'

/**
 * The kind of file that `text`, from `start` to `end`, is the whole name of: `Annex 2.pdf`, `IMG-0060 (1).jpg`.
 * Undefined for anything else, such as a sentence that ends in one, and for names of more than 120 units.
 */
export function fileKind(text: string, start: number, end: number): FileKind | undefined {
  if (end - start < 5 || end - start > 120) return undefined
  const dot = text.lastIndexOf('.', end - 1)
  if (dot <= start || end - dot > 5 || end - dot < 3) return undefined
  const extension = text.slice(dot + 1, end).toLowerCase()
  const kind = images.has(extension) ? 'image' : documents.has(extension) ? 'document' : undefined
  if (!kind) return undefined
  for (let at = start; at < dot; at++) {
    const unit = text.charCodeAt(at)
    // A colon, a slash or a full stop before a blank belongs to a sentence or an address.
    if (unit === 0x3a || unit === 0x2f || unit === 0x0a || unit === 0x0d) return undefined
    if ((unit === 0x2e || unit === 0x2c) && text[at + 1] === ' ' && isLetter(text.charCodeAt(at + 2))) return undefined
  }
  return kind
}
