import {readdirSync, readFileSync, statSync} from 'node:fs'
import {join} from 'node:path'
import type {Lexicon} from '../core/lexicon/lexicon.js'

/** Stands in for the folder `border` and for the lexicon until they land. */
export const standardLexicon = (): Lexicon => ({
  languages: [
    {
      language: 'en',
      months: 'january,february,march,april,may,june,july,august,september,october,november,december'
        .split(',')
        .map((month) => [month]),
      footers: ['go back', 'back to the section', 'back to the all news'],
      menus: [],
      attachments: ['download document'],
      signatures: ['press secretary'],
      questions: ['question'],
      answers: ['answer'],
    },
  ],
})

export interface Decoded {
  readonly text: string
  readonly encoding: string
}

export function decode(bytes: Buffer): Decoded {
  return {text: bytes.toString('utf8').replace(/^\uFEFF/, ''), encoding: 'utf-8'}
}

export function readBytes(path: string): Buffer {
  return readFileSync(path)
}

/** Names of the files of a folder and of those below it, sorted. */
export function filesIn(folder: string): string[] {
  if (!statSync(folder).isDirectory()) return [folder]
  const found: string[] = []
  for (const entry of readdirSync(folder, {withFileTypes: true})) {
    if (entry.isDirectory() && !entry.name.startsWith('.')) found.push(...filesIn(join(folder, entry.name)))
    else if (entry.isFile() && /\.(?:txt|md|markdown)$/i.test(entry.name)) found.push(`${folder}/${entry.name}`)
  }
  return found.sort()
}
