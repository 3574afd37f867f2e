import {existsSync, readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {formatOf, type Format} from '../../../server/src/core/dump-reader.js'
import {labelledTexts} from '../../labelled-texts.js'

/** A dump of a folder, decoded. */
export interface RealDump {
  readonly path: string
  readonly text: string
  readonly format: Format
}

/** The dumps of `examples/`, of our labelled set, and of the labelled set that DATELINE_GOLD names, where it is there. */
export function realDumps(): readonly RealDump[] {
  const labelled = labelledTexts()
  const folders = [
    'examples',
    'test/labelled/text',
    ...(labelled ? [join(labelled.gold, 'text')] : []),
    ...(labelled?.dumps === undefined ? [] : [labelled.dumps]),
  ]
  return folders.filter(existsSync).flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => /\.(?:txt|md)$/.test(name) && name !== 'README.md')
      .sort()
      .map((name) => {
        const path = `${folder}/${name}`
        return {path, text: decoded(readFileSync(path)), format: formatOf(name)}
      }),
  )
}

/** As good as tests need it: byte-order marks, else UTF-8, else windows-1251. */
function decoded(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  try {
    return new TextDecoder('utf-8', {fatal: true}).decode(bytes)
  } catch {
    return new TextDecoder('windows-1251').decode(bytes)
  }
}
