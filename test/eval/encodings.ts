import iconv from 'iconv-lite'
import {decode, type EncodingCertainty} from '../../server/src/border/decode.js'
import {encode} from '../../server/src/border/encode.js'
import {legacyCodecs} from '../../server/src/border/legacy/codecs.js'
import type {LabelledDump} from './labelled-set.js'

/** A cut dump in one encoding, and how it was read. */
export interface EncodingCase {
  readonly encoding: string
  /** English, Russian, or paragraphs of both in turn. */
  readonly language: 'en' | 'ru' | 'both'
  /** The size that the text was cut to, in bytes. */
  readonly size: number
  /** True when the product reads the text that was written. */
  readonly right: boolean
  /** How sure it is of that; undefined when it takes the bytes for no text, and writes nothing. */
  readonly certainty: EncodingCertainty | undefined
}

/** How many cases were read right, and how many of those read wrong would have been written. */
export interface EncodingTally {
  readonly cases: number
  readonly right: number
  readonly doubtful: number
  readonly wrongAndWritten: number
}

/** What texts are cut to, in bytes. */
export const sizes = [64, 128, 256, 512, 1024, 2048, 4096] as const

/** The encodings, by our names, with what of a text they can hold. */
const encodings: readonly (readonly [name: string, bom: boolean, languages: string, text: (text: string) => string])[] =
  [
    ['utf-8', false, 'en ru both', typographic],
    ['utf-8', true, 'en ru both', typographic],
    ['utf-16le', false, 'en ru both', typographic],
    ['utf-16le', true, 'en ru both', typographic],
    ['utf-16be', false, 'en ru both', typographic],
    ['utf-16be', true, 'en ru both', typographic],
    ['windows-1251', false, 'en ru both', typographic],
    ['windows-1252', false, 'en', typographic],
    ['koi8-r', false, 'ru both', typewritten],
    ['ibm866', false, 'ru both', typewritten],
  ]

/** Cases from dumps: every encoding and size, cut at `cuts` places each; what an encoding cannot hold is left out. */
export function encodingCases(dumps: readonly LabelledDump[], cuts: number): readonly EncodingCase[] {
  const english = dumps.filter(({labels}) => labels.lang === 'en').map(({text}) => text)
  const russian = dumps.filter(({labels}) => labels.lang === 'ru').map(({text}) => text)
  const texts = [
    ...english.map((text) => ({language: 'en' as const, text})),
    ...russian.map((text) => ({language: 'ru' as const, text})),
    ...english.map((text, at) => ({language: 'both' as const, text: mixed(text, russian[at % russian.length] ?? '')})),
  ]
  const random = generator(11)
  const cases: EncodingCase[] = []
  for (const {language, text} of texts) {
    for (const [encoding, bom, languages, written] of encodings) {
      if (!languages.split(' ').includes(language)) continue
      const whole = written(text)
      for (const size of sizes) {
        for (let cut = 0; cut < cuts; cut++) {
          const part = cutTo(whole, size, encoding, random)
          const bytes = encode(part, {encoding, bom}, legacyCodecs)
          // Plain ASCII is the same in all of them, and says nothing.
          if (!bytes?.some((byte) => byte >= 0x80 || byte === 0)) continue
          const read = decode(bytes, legacyCodecs)
          const told =
            read.kind === 'text'
              ? {right: read.text === part, certainty: read.certainty}
              : {right: false, certainty: undefined}
          cases.push({encoding, language, size, ...told})
        }
      }
    }
  }
  return cases
}

/** Count how cases were read. */
export function tallyOf(cases: readonly EncodingCase[]): EncodingTally {
  const count = (test: (one: EncodingCase) => boolean): number => cases.filter(test).length
  return {
    cases: cases.length,
    right: count(({right}) => right),
    doubtful: count(({certainty}) => certainty === 'doubtful'),
    wrongAndWritten: count(({right, certainty}) => !right && certainty !== 'doubtful' && certainty !== undefined),
  }
}

/** A table of the cases read right, by encoding and language, with those in doubt in brackets. */
export function encodingTable(cases: readonly EncodingCase[]): string {
  const rows = new Map<string, EncodingCase[]>()
  for (const one of cases) {
    const name = `${one.encoding}, ${one.language}`
    rows.set(name, [...(rows.get(name) ?? []), one])
  }
  return [...rows]
    .map(([name, row]) => {
      const cells = sizes.map((size) => {
        const {cases: count, right, doubtful} = tallyOf(row.filter((one) => one.size === size))
        return `${right}/${count} (${doubtful})`.padStart(16)
      })
      return name.padEnd(20) + cells.join('')
    })
    .join('\n')
}

/** As many units of a text, from a place in it, as come to a size in an encoding. */
function cutTo(text: string, size: number, encoding: string, random: () => number): string {
  const most = encoding.startsWith('utf-16') ? size / 2 : size
  const start = Math.floor(random() * Math.max(1, text.length - most))
  let part = text.slice(start, start + most)
  while (encoding === 'utf-8' && Buffer.byteLength(part) > size) part = part.slice(0, -1)
  // Half a character at either end would be no text in any encoding.
  return part.replace(/^[\udc00-\udfff]|[\ud800-\udbff]$/g, '')
}

/** Every third paragraph of one text in the place of the other's. */
function mixed(text: string, other: string): string {
  const paragraphs = other.split('\n\n')
  return text
    .split('\n\n')
    .map((own, at) => (at % 3 === 2 ? (paragraphs[at % paragraphs.length] ?? own) : own))
    .join('\n\n')
}

/** With the quotes, apostrophes and dashes that a site prints. */
function typographic(text: string): string {
  return text
    .replace(/^\ufeff/, '')
    .replace(/"([^"\n]*)"/g, '“$1”')
    .replace(/(\w)'(\w)/g, '$1’$2')
    .replaceAll(' - ', ' – ')
}

/** With the signs that the older encodings have. */
function typewritten(text: string): string {
  const plain = text
    .replace(/[“”„«»]/g, '"')
    .replace(/[‘’]/g, "'")
    .replace(/[–—]/g, '-')
    .replaceAll('…', '...')
    .replaceAll('\u00a0', ' ')
  return iconv.decode(iconv.encode(plain, 'koi8-r'), 'koi8-r').replaceAll('\ufffd', '?')
}

function generator(seed: number): () => number {
  let state = seed
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647
}
