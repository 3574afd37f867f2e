import {analyse} from 'chardet'
import iconv from 'iconv-lite'
import type {Guess, Legacy} from '../legacy.js'
import {legibility} from './legibility.js'
import {tellingLines} from './telling-lines.js'

/** chardet 2.2 for the guess, iconv-lite 0.7 for reading and writing. */
export const legacyCodecs: Legacy = {
  guess,
  decode: (bytes, encoding) => iconv.decode(bytes, encoding, {stripBOM: false}),
  encode: (text, encoding) => iconv.encode(text, encoding, {addBOM: false}),
  knows: (encoding) => !noEncodings.has(encoding) && iconv.encodingExists(encoding),
}

/** Ways to write bytes as text, which iconv-lite counts among the encodings. */
const noEncodings: ReadonlySet<string> = new Set(['base64', 'hex', 'binary', 'utf7', 'utf-7', 'utf7imap', 'utf-7-imap'])

/**
 * What dumps are found in; where two of them read the same, the first is named. chardet does not know the last, and in
 * text of two languages it misses the others.
 */
const usual = ['windows-1252', 'windows-1251', 'koi8-r', 'ibm866'] as const

/** One way to read some bytes. */
interface Candidate {
  readonly encoding: string
  readonly text: string
  readonly high: number
  readonly points: number
}

/** So many points, those of two quotes or of a word, must lie between the best reading and the next. */
const leastLead = 4

/** Of lines with characters above ASCII, a first look at so many bytes, and all that is ever looked at. */
const glance = 2_048
const enough = 16_384

/** Of so many characters above ASCII this share of points is only reached in the encoding they were written in. */
const telling = {high: 200, share: 0.95}

/**
 * The encoding in which bytes read best, of those that dumps are found in and those that chardet names. In doubt when
 * they do not read well in it, or nearly as well as another text in another. chardet, which takes eight times as long as
 * all else, is asked when there is anything left to ask: Russian prose reads at 0.96 and more in its own encoding, and
 * at 0.88 at most in another that chardet could name.
 */
function guess(bytes: Uint8Array): Guess {
  const atFirst = usualReadings(tellingLines(bytes, glance))
  const [first] = atFirst
  if (first && first.high >= telling.high && first.points >= first.high * telling.share) return judged(atFirst)
  const lines = tellingLines(bytes, enough)
  const candidates = usualReadings(lines)
  const named = analyse(lines).flatMap(({name, confidence}) => (confidence >= 10 ? [whatwgName(name)] : []))
  const others = [...new Set(named)]
    .filter((encoding) => !candidates.some((known) => known.encoding === encoding) && iconv.encodingExists(encoding))
    .map((encoding) => read(lines, encoding))
  return judged(bestFirst([...candidates, ...others]))
}

function usualReadings(lines: Uint8Array): readonly Candidate[] {
  return bestFirst(usual.map((encoding) => read(lines, encoding)))
}

function judged([best, ...others]: readonly Candidate[]): Guess {
  if (!best) return {encoding: 'windows-1252', certainty: 'doubtful'}
  const rival = others.find(({text}) => text !== best.text)
  const lead = best.points - (rival?.points ?? 0)
  const clear = best.points >= best.high * 0.6 && lead >= Math.max(leastLead, best.high * 0.3)
  return {encoding: best.encoding, certainty: clear ? 'inferred' : 'doubtful'}
}

function bestFirst(candidates: readonly Candidate[]): readonly Candidate[] {
  return [...candidates].sort((a, b) => b.points - a.points)
}

function read(bytes: Uint8Array, encoding: string): Candidate {
  const text = iconv.decode(bytes, encoding)
  // Bytes that say nothing, and control characters that no text has, rule an encoding out unless nothing else is left.
  const odd = text.match(/[\ufffd\u0080-\u0084\u0086-\u009f]/g)?.length ?? 0
  if (odd > 0) return {encoding, text, high: text.length, points: -2 * text.length - odd}
  return {encoding, text, ...legibility(text)}
}

/** Latin 1 is read as windows-1252, as browsers do. */
function whatwgName(name: string): string {
  return name === 'ISO-8859-1' ? 'windows-1252' : name.toLowerCase()
}
