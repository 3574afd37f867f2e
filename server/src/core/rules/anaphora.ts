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

function wordEnd(text: string, start: number, end: number): number {
  let at = start
  while (at < end && (isLetter(text.charCodeAt(at)) || text[at] === '’')) at++
  return at
}
