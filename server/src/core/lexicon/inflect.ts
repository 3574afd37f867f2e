const adjective = ['ый', 'ого', 'ому', 'ым', 'ом', 'ая', 'ой', 'ую', 'ое', 'ые', 'ых', 'ыми']
const soft = [
  'ий',
  'ого',
  'ому',
  'им',
  'ом',
  'ая',
  'ой',
  'ую',
  'ое',
  'ие',
  'их',
  'ими',
  'его',
  'ему',
  'ем',
  'яя',
  'ей',
  'юю',
  'ее',
]
const masculine = ['', 'а', 'у', 'ом', 'е', 'ы', 'и', 'ов', 'ам', 'ами', 'ах']
const softNoun = ['ь', 'я', 'ю', 'ем', 'е', 'и', 'ей', 'ям', 'ями', 'ях', 'ью']
const glide = ['й', 'я', 'ю', 'ем', 'е', 'и', 'ев', 'ям', 'ями', 'ях']
const inA = ['а', 'ы', 'и', 'е', 'у', 'ой', 'ей', '', 'ам', 'ами', 'ах']
const inYa = ['я', 'и', 'е', 'ю', 'ей', 'й', 'ь', 'ям', 'ями', 'ях']
const inO = ['о', 'а', 'у', 'ом', 'е', '', 'ам', 'ами', 'ах']
const inE = ['е', 'я', 'ю', 'ем', 'и', 'й', 'ям', 'ями', 'ях']
const family = ['', 'а', 'у', 'ым', 'ом', 'е', 'ой', 'ы', 'ых']
const singular = new Set(['', 'о', 'а', 'у', 'ом', 'е', 'ь', 'я', 'ю', 'ем', 'и', 'й', 'ы', 'ой', 'ей', 'ью'])
/** Nouns whose last vowel goes when an ending comes. */
const fleeting = new Map([
  ['посол', 'посл'],
  ['павел', 'павл'],
  ['лев', 'льв'],
  ['отдел', 'отдел'],
])

/**
 * The forms a Russian word takes in the cases of both numbers, itself first; a phrase or a word in other letters gives
 * itself alone. `one` leaves out the plural, as names have none. A few forms that no Russian would use are among them;
 * they do no harm in a table that is only asked about words of a text.
 */
export function caseForms(word: string, one = false): readonly string[] {
  const lower = word.toLowerCase()
  const last = lower.slice(-1)
  if (word.length < 3 || !(last >= 'а' && last <= 'я') || word === word.toUpperCase()) return [word]
  const stem = word.slice(0, -1)
  const shorter = fleeting.get(lower)
  if (shorter !== undefined) return [word, ...ends(shorter, masculine.slice(1), one)]
  if (lower.endsWith('ый') || lower.endsWith('ой')) return [word, ...ends(word.slice(0, -2), adjective, false)]
  if (lower.endsWith('ий')) {
    const bare = word.slice(0, -2)
    return one ? ends(stem, glide, true) : [...ends(bare, soft, false), ...ends(stem, glide, false)]
  }
  if (one && /(?:ов|ев|ин|ын)$/.test(lower)) return ends(word, family, false)
  if (last === 'ь') return ends(stem, softNoun, one)
  if (last === 'й') return ends(stem, glide, one)
  if (last === 'а') return ends(stem, inA, one)
  if (last === 'я') return ends(stem, inYa, one)
  if (last === 'о') return ends(stem, inO, one)
  if (last === 'е') return ends(stem, inE, one)
  if (/[еиоуыэю]$/.test(lower)) return [word]
  return ends(word, masculine, one)
}

function ends(stem: string, endings: readonly string[], one: boolean): string[] {
  const forms: string[] = []
  for (const ending of endings) if (!one || singular.has(ending)) forms.push(stem + ending)
  return forms
}
