import {isLetter, skipBlanks} from '../characters.js'

/** Openings that point back at the paragraph above, by their first word, or their first two where one tells too little. */
const single = new Set(
  (
    'he she they it his her their its this these those such also moreover furthermore besides he’s according ' +
    'during earlier later meanwhile however thus therefore i we он она они оно его ее её их это эти также кроме ' +
    'при сообщается отмечается'
  ).split(' '),
)
const double = new Set([
  'the event',
  'the meeting',
  'the parties',
  'the sides',
  'the talks',
  'the participants',
  'the forum',
  'the conference',
  'in addition',
  'in particular',
  'in turn',
  'in the',
  'at the',
  'as part',
  'on the',
  'the conversation',
  'the document',
  'representatives of',
  'special attention',
  'в ходе',
  'в работе',
  'на мероприятии',
  'в мероприятии',
  'стороны обменялись',
])
const neverAlone = new Set(['in the', 'at the', 'on the', 'as part', 'representatives of'])

/**
 * True when a paragraph opens by pointing back: it belongs to what stands above it and is no news of its own. `weak`
 * takes in openings such as `In the …` that a news item can have as well.
 */
export function pointsBack(text: string, start: number, end: number, weak = false): boolean {
  const first = wordEnd(text, skipBlanks(text, start, end), end)
  const opening = text.slice(skipBlanks(text, start, end), first).toLowerCase()
  if (single.has(opening)) return true
  const second = wordEnd(text, skipBlanks(text, first, end), end)
  const pair = `${opening} ${text.slice(skipBlanks(text, first, end), second).toLowerCase()}`
  return double.has(pair) && (weak || !neverAlone.has(pair))
}

const known = /\s*the (?=\p{Ll})[\p{L}’'-]+ (?!(?:of|for|on|in|to|at|between|with|by|from|devoted|dedicated)\s)/iuy

/**
 * True for a paragraph that opens with a thing as if it was named before: `The sides discussed …`. What says more of the
 * thing at once, `The opening of …`, tells of it for the first time.
 */
export function opensAsKnown(text: string, start: number): boolean {
  known.lastIndex = start
  if (!known.test(text)) return false
  const word = wordEnd(text, skipBlanks(text, start, text.length), text.length)
  const next = text.charAt(skipBlanks(text, word, text.length))
  return next !== next.toUpperCase()
}

const thing = /\s*[Tt]he \p{Ll}/uy

/** True for a paragraph that opens with `The` and a thing, named before or not: `The opening of …`, `The team …`. */
export function opensWithThing(text: string, start: number): boolean {
  thing.lastIndex = start
  return thing.test(text)
}

/** Openings of text that goes on, or that speaks to somebody: no news opens so. */
const going =
  /\s*(?:["“„«—–-]|(?:and|as|because|but|dear|esteemed|first|second|third|finally|for|here|if|let|next|now|once|one of|so|that|then|there|though|what|when|where|which|while|who|why|yet|а|в связи|во-первых|во-вторых|далее|дорогие|если|и|как|когда|но|она|по|поэтому|стороны|так|такие|такой|там|уважаемые|участники|что)(?![\p{L}\p{N}]))/iuy

/** Verbs of saying: with them, and no day or name, a report goes on about what somebody said at what it told of. */
const saying =
  /(?<!\p{L})(?:added|assured|believes|concluded|emphasi[sz]ed|expressed|noted|pointed|praised|recalled|said|stated|stressed|thanked|underlined|underscored|wished|выразил[аи]?|добавил[аи]?|заявил[аи]?|напомнил[аи]?|отметил[аи]?|подчеркнул[аи]?|поблагодарил[аи]?|сказал[аи]?)(?!\p{L})/iu

const firstPerson = /(?<!\p{L})(?:[IЯя]|[Ww]e|[Oo]urs?|[Mm]y|[Мм]ы|[Нн]ас|[Нн]ам|[Нн]аш\p{L}{0,3})(?![\p{L}.])/u

/** How far into a paragraph its subject and verb are looked for, in UTF-16 units. */
const clause = 120

/**
 * True for a paragraph that carries on a report, a statement or a talk, though it does not point back: it opens in the
 * middle of a thought, tells what somebody said, or speaks in the first person before anything is quoted.
 */
export function carriesOn(text: string, start: number, end: number): boolean {
  going.lastIndex = start
  if (going.test(text)) return true
  const paragraph = text.slice(start, end)
  const quote = paragraph.search(/["“„«]/u)
  return saying.test(paragraph.slice(0, clause)) || firstPerson.test(quote < 0 ? paragraph : paragraph.slice(0, quote))
}

function wordEnd(text: string, start: number, end: number): number {
  let at = start
  while (at < end && (isLetter(text.charCodeAt(at)) || text[at] === '’')) at++
  return at
}
