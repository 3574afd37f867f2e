import {chance, pick, between, type Random} from './random.js'
import {compose, fixed, plain, type Rich} from './rich.js'
import * as ru from './words-ru.js'
import * as words from './words.js'

/** A name of a place, a drill or a firm that hardly ever comes twice: `Karamirtau`. */
export function properName(random: Random): string {
  const middle = chance(random, 0.6) ? pick(random, words.nameMiddles) : ''
  return pick(random, words.nameStarts) + middle + pick(random, words.nameEnds)
}

/** A place: a known town, or an invented village. */
export function place(random: Random): string {
  return chance(random, 0.5) ? pick(random, words.places) : properName(random)
}

/** A place as Russian pages write it. */
export function russianPlace(random: Random): string {
  return properName(random).replace(/sh|ch|zh|kh|y[aeu]|[a-z]/gi, (letters) => {
    const cyrillic = letterPairs.get(letters.toLowerCase()) ?? letters
    return /^[A-Z]/.test(letters) ? capital(cyrillic) : cyrillic
  })
}

const letterPairs = new Map(
  (
    'sh ш,ch ч,zh ж,kh х,ya я,ye е,yu ю,a а,b б,c к,d д,e е,f ф,g г,h х,i и,j ж,k к,l л,m м,n н,o о,p п,q к,r р,s с,' +
    't т,u у,v в,w в,x кс,y ы,z з'
  )
    .split(',')
    .map((pair) => {
      const [latin = '', cyrillic = ''] = pair.split(' ')
      return [latin, cyrillic] as const
    }),
)

/** The name of a drill with its year, in curly quotes: `“Granite-2024”`. The year is that of the drill, not a date. */
export function drill(random: Random, year: number): Rich {
  const second = chance(random, 0.4) ? ` ${properName(random)}` : ''
  return fixed(`“${pick(random, words.drillWords)}${second}-${year}”`)
}

/** `the draft roadmap on border security`: a noun phrase that stands anywhere. */
export function matter(random: Random): string {
  const adjective = pick(random, words.adjectives)
  const thing = pick(random, words.things)
  switch (between(random, 0, 4)) {
    case 0:
      return `the ${adjective} ${thing} on ${pick(random, words.matters)}`
    case 1:
      return `the ${thing} of the ${adjective} ${pick(random, words.things)} in ${place(random)}`
    case 2:
      return `the ${adjective} and ${pick(random, words.adjectives)} ${thing}`
    case 3:
      return `the ${properName(random)} ${thing}`
    default:
      return `the ${adjective} ${thing}`
  }
}

/** A phrase for a theme, in curly quotes or without. */
export function theme(random: Random): string {
  const text = `${capital(pick(random, words.adjectives))} ${pick(random, words.things)} and ${pick(random, words.matters)} in ${place(random)}`
  return chance(random, 0.5) ? `“${text}”` : text
}

/** One English sentence of 12 to 35 words, without names and dates. */
export function sentence(random: Random): Rich {
  const binding = chance(random, 0.4) ? `${pick(random, words.bindings)} ` : ''
  const group = pick(random, words.groups)
  const who = binding === '' ? capital(group) : group
  switch (between(random, 0, 6)) {
    case 0:
      return plain(
        `${binding}${who} ${pick(random, words.deeds)} ${matter(random)} and ${pick(random, words.deeds)} ${matter(random)} ${pick(random, words.circumstances)}.`,
      )
    case 1:
      return plain(
        `${binding}${who} ${pick(random, words.sayings)} that ${matter(random)} would ${pick(random, words.prospects)}.`,
      )
    case 2:
      return plain(
        `${binding}${binding === '' ? capital(matter(random)) : matter(random)} was ${pick(random, words.deeds)} ${pick(random, words.circumstances)}, while ${pick(random, words.groups)} ${pick(random, words.deeds)} ${matter(random)}.`,
      )
    case 3:
      return compose(
        `${binding}${who} ${pick(random, words.deeds)} `,
        fixed(String(between(random, 3, 900))),
        ` places for ${pick(random, words.matters)}, ${pick(random, words.matters)} and ${pick(random, words.matters)} near ${place(random)}.`,
      )
    case 4:
      return plain(
        `${binding}${who} ${pick(random, words.deeds)} ${matter(random)}, which is to ${pick(random, words.prospects)}, and ${pick(random, words.sayings)} that ${pick(random, words.matters)} in ${place(random)} should ${pick(random, words.prospects)}.`,
      )
    case 5:
      return plain(
        `${binding}${pick(random, words.groups).replace(/^./, (letter) => (binding === '' ? letter.toUpperCase() : letter))} from ${place(random)} and ${place(random)} ${pick(random, words.deeds)} ${matter(random)} ${pick(random, words.circumstances)}.`,
      )
    default:
      return plain(
        `${binding}${who} ${pick(random, words.sayings)}: “${capital(matter(random))} must ${pick(random, words.prospects)}, and ${matter(random)} will ${pick(random, words.prospects)}”.`,
      )
  }
}

/** One Russian sentence without names and dates. */
export function russianSentence(random: Random): Rich {
  const count = between(random, 3, 900)
  const head = `${pick(random, ru.actors)} ${pick(random, ru.acts)} ${pick(random, ru.objects)} и ${pick(random, ru.objects)} ${pick(random, ru.settings)}`
  return chance(random, 0.3)
    ? compose(`${head} (всего пунктов: `, fixed(String(count)), `) ${pick(random, ru.outcomes)}.`)
    : plain(`${head}, ${pick(random, ru.settings)}, ${pick(random, ru.outcomes)}.`)
}

/** `count` sentences as one paragraph. */
export function paragraph(random: Random, count: number, language: 'en' | 'ru'): Rich {
  const parts: (Rich | string)[] = []
  for (let at = 0; at < count; at++) {
    if (at > 0) parts.push(' ')
    parts.push(language === 'ru' ? russianSentence(random) : sentence(random))
  }
  return compose(...parts)
}

/** The text with its first letter in upper case. */
export function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1)
}
