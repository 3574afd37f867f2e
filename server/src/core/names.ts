import {remembered} from './remembered.js'
import {levelSpelling, romanize} from './romanize.js'
import {isPatronymicWord} from './rules/name-endings.js'
import type {PersonName} from './rules/official.js'

/**
 * The parts of a name given alone, without the text it stands in: `I.N. Tasmagambetov`, `Andrei Nikolayevich
 * Serdyukov`, `Tasmagambetov Imangali Nurgalievich`, `Alexander Grigorievich`, `Zas`. A last word is the surname unless a
 * patronymic says otherwise; family-first names need their text and are read given name first here.
 */
export function nameOf(surface: string): PersonName {
  const words = surface
    .replace(/(\.)(?=\p{L})/gu, '$1 ')
    .split(/\s+/)
    .filter((word) => word !== '')
  const isInitial = (word: string): boolean => /^(?:\p{Lu}\p{Ll}?\.?-)?\p{Lu}\p{Ll}{0,2}\.$/u.test(word)
  const initials = words
    .filter(isInitial)
    .map((word) => word.replace(/\P{L}/gu, ''))
    .join('')
  const full = words.filter((word) => !isInitial(word))
  const at = full.findIndex((word, place) => place > 0 && isPatronymicWord(word))
  const [first, second] = full
  if (at === 2 && full.length === 3 && first !== undefined && second !== undefined) {
    return {given: second, patronymic: full[2] ?? '', surname: first}
  }
  if (at === 1 && first !== undefined && second !== undefined) {
    const surname = full.slice(2).join(' ')
    return surname === '' ? {given: first, patronymic: second} : {given: first, patronymic: second, surname}
  }
  const particle = full.findIndex((word, place) => place > 0 && /^\p{Ll}/u.test(word))
  const split = particle > 0 ? particle : full.length - 1
  const given = full.slice(0, split).join(' ')
  return {
    ...(given === '' ? {} : {given}),
    ...(initials === '' || given !== '' ? {} : {initials}),
    surname: full.slice(split).join(' '),
  }
}

/**
 * The key of a surname, equal for its spellings, its Russian case forms and its feminine form: `Masadykov`, `Masadikov`
 * and `Масадыковым` are one, and so are `Zakharov` and `Zakharova`, since `Захарова` can be either. Latin, small letters.
 */
export const foldSurname = remembered((surname) => {
  const bare = surname.toLowerCase().replace(/^(?:al|el|as|ad|ar|an|at|az|ash)[-\s](?=\p{L})/u, '')
  const nominative = isCyrillicWord(bare) ? withoutEnding(bare) : bare
  const key = inRussian(levelSpelling(romanize(nominative)))
  let stem = key.length
  while (stem > 0 && 'aeiou'.includes(key.charAt(stem - 1))) stem--
  return stem >= 3 ? key.slice(0, stem) : key
})

/**
 * The key of a given name or patronymic, equal for its spellings and Russian case forms: `Sergey`, `Sergei`, `Сергею`
 * are one; `Alexander` and `Alexei`, `Valery` and `Valeria`, `Andrei` and `Andrew` are not. National forms of one name
 * (`Aliaksandr`, `Oleksandr`) are one with the Russian form, since pages mix them for one person.
 */
export const foldGiven = remembered((given) => {
  const lower = given.toLowerCase()
  const parts = lower.split(/\s+/).map((word) => (isCyrillicWord(word) ? givenNominative(word) : word))
  const key = levelSpelling(romanize(parts.join(''))).replace(/([dt])er$/, '$1r')
  return nationalForms.get(key) ?? key
})

/** A surname's key with Belarusian spelling levelled: `Tsikhanouski` is `Tikhanovsky`, `Ryzhankou` ends as `Ryzhankov`. */
function inRussian(key: string): string {
  return key
    .replace(/ou(?=sk[aeiou]*$|$)/, 'ov')
    .replace(/ts(?=i)/g, 't')
    .replace(/dz(?=[ei])/g, 'd')
}

/** The initial of a given name as a key: `h` for `Khasan` and `Hasan`, `s` for `Samat`; '' for ''. */
export function initialOf(given: string): string {
  return foldGiven(given).slice(0, 1)
}

/**
 * True when two ways to give a first name can be one person's: equal keys, or an initial (`V`, `Kh`, `I.N.`, `IN`) that
 * the other starts with. Of several initials the first counts.
 */
export function compatibleGiven(one: string, other: string): boolean {
  const first = initialIn(one)
  const second = initialIn(other)
  if (first === null && second === null) return foldGiven(one) === foldGiven(other)
  if (first !== null && second !== null) return startsWith(first, second) || startsWith(second, first)
  return first !== null ? startsWith(first, other) : startsWith(second ?? '', one)
}

/** What `compatibleGiven` reads of initials: the first of them; a short name that is no initial as it is. */
export function firstInitial(initials: string): string {
  return initialIn(initials) ?? initials
}

/** One key for a whole name: surname and given name, or initials, or patronymic for an address. */
export function nameKey(name: PersonName): string {
  const surname = name.surname === undefined ? '' : foldSurname(name.surname)
  const given = name.given !== undefined ? foldGiven(name.given) : (name.initials ?? '').toLowerCase()
  const patronymic = name.surname === undefined && name.patronymic !== undefined ? foldGiven(name.patronymic) : ''
  return `${surname}|${given}|${patronymic}`
}

/** The key of an address, `Alexander Grigorievich`; the names' own order. */
export function addressKey(given: string, patronymic: string): string {
  return `${foldGiven(given)} ${foldGiven(patronymic)}`
}

/** The first initial of `V.`, `Kh`, `I.N.`, `IN`; null for a name spelled out. */
function initialIn(given: string): string | null {
  const match = /^(\p{Lu}\p{Ll}{0,2})(?:\.|(?=\p{Lu})|$)/u.exec(given.trim())
  const initial = match?.[1]
  if (initial === undefined) return null
  // `Li`, `Ann`, `Ali` are names; two or three letters are an initial only as one of the known pairs or with a full stop.
  const stopped = given.trim().charAt(initial.length) === '.'
  return initial.length === 1 || stopped || longInitials.has(initial.toLowerCase()) ? initial : null
}

const longInitials = new Set(['kh', 'yu', 'ya', 'ye', 'zh', 'sh', 'ch', 'ts', 'dzh', 'ju', 'ja', 'iu', 'ia', 'дж'])

function startsWith(initial: string, given: string): boolean {
  const letter = romanize(initial)
  const name = romanize(given)
  if (name.startsWith(letter)) return true
  const key = levelSpelling(name)
  const short = levelSpelling(letter)
  if (short !== '' && key.startsWith(short)) return true
  return letter === 'y' && /^[ij]/.test(name) && /^[aeou]/.test(key)
}

function isCyrillicWord(word: string): boolean {
  return /[\u0400-\u052f]/.test(word)
}

/**
 * True for a Russian name in another case than the one it is listed in, as far as its endings and those of the name
 * that is to stand for it tell: `Валерия Семерикова` beside `Валерий Семёриков`, but not `Мария Петрова` beside `Мария
 * Петрёва`.
 */
export function isInOtherCase(old: PersonName, name: PersonName): boolean {
  const [was, is] = [(old.surname ?? '').toLowerCase(), (name.surname ?? '').toLowerCase()]
  if (!isCyrillicWord(was)) return false
  if (old.given !== undefined && !isNominative(old.given) && isNominative(name.given ?? '')) return true
  const ending = was.slice(withoutEnding(was).length)
  if (ending === '' || ending === 'ий' || ending === 'ая' || is.endsWith(ending)) return false
  return ending !== 'а' || !/[ая]$/.test(is)
}

/** A Russian surname without its case ending; what is left is a stem, the same for all cases and both genders. */
function withoutEnding(surname: string): string {
  const adjective = /^(.{2,}[сц]к)(?:ий|ого|ому|им|ом|ая|ой|ую|ою)$/.exec(surname)
  if (adjective?.[1] !== undefined) return adjective[1]
  const possessive = /^(.+(?:ов|ев|ёв|ин|ын))(?:[ауе]|ым|ом|ой|ою|ы|ых)$/.exec(surname)
  if (possessive?.[1] !== undefined) return possessive[1]
  const other = /^(.{3,})(?:ом|ем|ой|ей|ою|ею)$/.exec(surname)
  if (other?.[1] !== undefined) return other[1]
  return surname
}

/** True for a Russian given name that no other case of it was made from; for one in `а` or `я` it can only be assumed. */
export function isNominative(given: string): boolean {
  const word = given.toLowerCase().replaceAll('ё', 'е')
  return givenNominative(word) === word
}

/** The nominative of a Russian given name or patronymic, from any case. */
function givenNominative(given: string): string {
  const word = given.replaceAll('ё', 'е')
  const patronymic = /^(.*(?:вн|чн))(?:[аыеу]|ой|ою)$/.exec(word)
  if (patronymic?.[1] !== undefined) return `${patronymic[1]}а`
  if (unchanged.test(word) && !softened.test(word)) return word
  const feminine = /^(.{2,}?)(?:ей|ою|ею|ой|[ауеыяюи])$/.exec(word)?.[1]
  if (feminine !== undefined && inA.has(feminine)) return feminine + (/[аеиоуыь]$/.test(feminine) ? 'я' : 'а')
  const ending = /^(.+[аеиорч])ем$|^(.{2,}?)(?:ом|[ауеыяюи])$/.exec(word)
  const stem = ending?.[1] ?? ending?.[2]
  if (stem === undefined) return word
  const fleeting = fleetingVowels.get(stem)
  if (fleeting !== undefined) return fleeting
  // `Сергея`, `Николаем`: the stem ends in a vowel and has lost its `й`.
  return /[аео]$/.test(stem) ? `${stem}й` : stem
}

/** Names that end in a vowel and do not change, such as `Эмомали`, `Имангали`, `Нино`. */
const unchanged = /(?:али|ани|ули|ади|они|ази|ери|ико|ино|до|ло|ро|ди|ги|би|ки|ми)$/
const softened = /(?:али|ани|они|ери|ади|ги)и$|[рнлтд]ии$/
const fleetingVowels = new Map([
  ['павл', 'павел'],
  ['льв', 'лев'],
])
/** Stems of the names that end in `а` or `я`, women's for the most part. */
const inA = new Set(
  (
    'мари анн елен ольг натали наталь татьян ирин светлан роз марин галин людмил екатерин надежд вер тамар зо нин лиди ' +
    'анастаси дарь ксени юли оксан алл инн ларис раис софи соф софь жанн дин динар гульнар эльвир эльмир альбин ангелин ' +
    'антонин валентин зинаид клавди любав маргарит полин тать ульян элл яна ян диан алин алис арин варвар виктори вероник ' +
    'евдоки лили милан рузанн айгуль гульмир гульнор дилор жылдыз загир зульфи мадин назир сауле санобар никит иль данил лук фом ' +
    'кузьм савв миш саш мирз мустаф муртаз анжел анжелик кристин каринэ карин регин рит сабин снежан эмм юлиан ярослав'
  ).split(' '),
)

/** Keys of Belarusian, Ukrainian and other forms, with the key they count as. */
const nationalForms = new Map(
  Object.entries({
    aliaksandr: 'aleksandr', oleksandr: 'aleksandr', aleksandar: 'aleksandr', aliaksei: 'aleksei', oleksi: 'aleksei',
    siarhei: 'sergei', serhi: 'sergei', sergi: 'sergei', uladzimir: 'vladimir', volodimir: 'vladimir',
    mikalai: 'nikolai', mikola: 'nikolai', andri: 'andrei', dmitro: 'dmitri', dzmitri: 'dmitri', auheni: 'evgeni',
    evhen: 'evgeni', evheni: 'evgeni', mihailo: 'mihail', pavlo: 'pavel', petro: 'petr', oleh: 'oleg', aleh: 'oleg',
    ihar: 'igor', ihor: 'igor', viktar: 'viktor', vasil: 'vasili', hrihori: 'grigori', hrihoriu: 'grigori',
    sviatlana: 'svetlana', svitlana: 'svetlana', olha: 'olga', volha: 'olga', natalia: 'natalia', tatsiana: 'tatiana',
    tetiana: 'tatiana', vital: 'vitali', vadzim: 'vadim', leanid: 'leonid', kanstantsin: 'konstantin',
    kostiantin: 'konstantin', katsiarina: 'ekaterina', katerina: 'ekaterina', alena: 'elena', olena: 'elena',
    vladislau: 'vladislav', uladzislau: 'vladislav', viachaslau: 'viacheslav', stanislau: 'stanislav', artsem: 'artem',
    maksim: 'maksim', ihori: 'igor', heorhi: 'georgi', hennadi: 'genadi', henadz: 'genadi', anatol: 'anatoli',
  }),
) // prettier-ignore
