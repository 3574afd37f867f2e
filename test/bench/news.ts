import {opening, partsOf, type Day, type DaySpan} from './days.js'
import {holder, introduce, introduceRussian, named, writeName, type Present} from './mention.js'
import {capital, drill, matter, paragraph, place, russianPlace, russianSentence, sentence, theme} from './prose.js'
import {between, chance, pick, weighted, type Random} from './random.js'
import {compose, fixed, plain, type Rich} from './rich.js'
import {headlines} from './words-ru.js'
import {circumstances} from './words.js'

/** A block of text as the site holds it. Copies of it share its `origin`. */
export interface Block {
  readonly origin: string
  readonly rich: Rich
  /** Whether some dump holds it already: the first one is the original, whatever comes later a copy. */
  written: boolean
}

/** How running text gives the day of its event. */
export type EventForm = 'full' | 'noYear' | 'today' | 'none'

/** One piece of news: what the strip shows of it and what its own page shows. */
export interface News {
  readonly id: string
  readonly language: 'en' | 'ru'
  /** The day of the date line. */
  readonly published: Day
  readonly event: DaySpan
  readonly eventForm: EventForm
  readonly headline: Block
  /** One or two paragraphs. */
  readonly item: readonly Block[]
  /** The page's own paragraphs; the first one is often that of the item. */
  readonly body: readonly Block[]
  readonly voice: 'report' | 'statement' | 'interview'
  /** Who signs. */
  readonly press: Present
  /** Number of the formula this item follows word for word but for names, places and day; null when it follows none. */
  readonly formula: number | null
}

/**
 * Make one piece of news. Its text is new: nothing of it repeats but by chance and by formula.
 *
 * @param length
 *   How many characters the body should have, about.
 */
export function makeNews(random: Random, id: string, day: Day, language: 'en' | 'ru', length: number): News {
  // A date line is the day of the event in most cases, a few days later in one of eight, and before it in announcements.
  const lag = weighted(random, [
    [0.86, 0],
    [0.1, between(random, 1, 4)],
    [0.04, -between(random, 3, 9)],
  ])
  const event = spanFrom(random, day - lag)
  const eventForm = weighted<EventForm>(random, [
    [0.55, 'full'],
    [0.25, 'noYear'],
    [lag === 0 ? 0.06 : 0, 'today'],
    [0.14, 'none'],
  ])
  const {year} = partsOf(day)
  const formula = language === 'en' && chance(random, 0.3) ? between(random, 0, 3) : null
  const lead =
    language === 'ru'
      ? russianLead(random, event, eventForm, year)
      : englishLead(random, event, eventForm, year, formula)
  const item = [block(`${id}/item0`, lead)]
  if (chance(random, 0.18)) item.push(block(`${id}/item1`, paragraph(random, 2, language)))
  const voice = weighted<News['voice']>(random, [
    [0.74, 'report'],
    [0.14, 'statement'],
    [0.12, 'interview'],
  ])
  const body = [...(voice === 'report' && chance(random, 0.4) ? item : [])]
  const present = holder(random, pick(random, ['secretary', 'deputy', 'minister', 'soldier'] as const), year)
  for (let size = 0, at = 0; size < length; at++) {
    const text = bodyParagraph(random, language, voice, present, year, at)
    size += text.text.length
    body.push(block(`${id}/body${at}`, text))
  }
  const headline = block(
    `${id}/title`,
    language === 'ru' ? russianHeadline(random, present) : englishHeadline(random, present, year),
  )
  return {
    id,
    language,
    published: day,
    event,
    eventForm,
    headline,
    item,
    body,
    voice,
    press: holder(random, 'press', year),
    formula,
  }
}

/** A block nobody has seen yet. */
export function block(origin: string, rich: Rich): Block {
  return {origin, rich, written: false}
}

function spanFrom(random: Random, from: Day): DaySpan {
  const last = partsOf(from).date
  const days = weighted(random, [
    [0.84, 0],
    [0.08, 1],
    [0.08, between(random, 2, 4)],
  ])
  // Ranges over the end of a month are written in too many ways to be of use here.
  return {from, to: last > 23 ? from : from + days}
}

function englishLead(random: Random, span: DaySpan, form: EventForm, year: number, formula: number | null): Rich {
  const when = whenOf(random, span, form, 'en')
  const chief = holder(random, chance(random, 0.6) ? 'secretary' : 'deputy', year)
  const other = holder(random, pick(random, ['minister', 'envoy', 'ambassador', 'guest', 'deputee'] as const), year)
  if (formula !== null) return formulaic(random, formula, when, chief, other)
  switch (between(random, 0, 5)) {
    case 0:
      return compose(
        when,
        introduce(random, chief),
        ' opened ',
        matter(random),
        ' in ',
        place(random),
        ' together with ',
        introduce(random, other),
        '. ',
        sentence(random),
      )
    case 1:
      return compose(
        when,
        'the drill ',
        drill(random, year),
        ' began near ',
        place(random),
        ' ',
        pick(random, circumstances),
        '. ',
        sentence(random),
      )
    case 2:
      return compose(
        when,
        pick(random, ['a seminar', 'a round table', 'a session', 'a briefing']),
        ' on the theme ',
        theme(random),
        ' took place in ',
        place(random),
        ', led by ',
        introduce(random, chief),
        '.',
      )
    case 3:
      return compose(
        when,
        'the ',
        fixed(ordinal(between(random, 2, 60))),
        ' meeting on ',
        matter(random),
        ' heard ',
        introduce(random, other),
        ' and ',
        introduce(random, chief),
        ' in ',
        place(random),
        '.',
      )
    case 4:
      return compose(when, lower(sentence(random)), ' ', sentence(random))
    default:
      return compose(
        when,
        introduce(random, other),
        ' explained to reporters how ',
        matter(random),
        ' is to change. ',
        sentence(random),
      )
  }
}

/** Items that differ in nothing but names, place and day: look-alikes that are no copies of each other. */
function formulaic(random: Random, formula: number, when: string | Rich, chief: Present, other: Present): Rich {
  const where = fixed(place(random))
  switch (formula) {
    case 0:
      return compose(
        when,
        introduce(random, chief),
        ' received ',
        introduce(random, other),
        ' in ',
        where,
        '. The two sides looked at the plan of work for the coming months.',
      )
    case 1:
      return compose(
        when,
        introduce(random, chief),
        ' paid a working visit to ',
        where,
        ', where talks with ',
        introduce(random, other),
        ' were held.',
      )
    case 2:
      return compose(
        when,
        'the Permanent Council gathered in ',
        where,
        ' under the chairmanship of ',
        introduce(random, other),
        '. The agenda was agreed.',
      )
    default:
      return compose(
        when,
        introduce(random, chief),
        ' sent a message of sympathy to ',
        introduce(random, other),
        ' because of the accident near ',
        where,
        '.',
      )
  }
}

function russianLead(random: Random, span: DaySpan, form: EventForm, year: number): Rich {
  const when = whenOf(random, span, form, 'ru')
  const chief = holder(random, 'secretary', year)
  const other = holder(random, pick(random, ['minister', 'envoy', 'soldier'] as const), year)
  return chance(random, 0.6)
    ? compose(
        when,
        introduceRussian(random, chief, false),
        ' провел встречу с ',
        introduceRussian(random, other, true),
        '. ',
        russianSentence(random),
      )
    : compose(when, `в городе ${russianPlace(random)} прошел сбор. `, russianSentence(random))
}

function whenOf(random: Random, span: DaySpan, form: EventForm, language: 'en' | 'ru'): Rich {
  const style = between(random, 0, 7)
  switch (form) {
    case 'full':
    case 'noYear': {
      const words = opening(span, style, form === 'full', language)
      return compose(fixed(words), language === 'ru' ? ' ' : ', ')
    }
    case 'today':
      return plain(language === 'ru' ? 'Сегодня ' : 'Today, ')
    case 'none':
      return plain(
        language === 'ru'
          ? 'Как стало известно, '
          : pick(random, ['As reported earlier, ', 'According to the press service, ', 'By invitation of the hosts, ']),
      )
  }
}

function bodyParagraph(
  random: Random,
  language: 'en' | 'ru',
  voice: News['voice'],
  present: Present,
  year: number,
  at: number,
): Rich {
  const text = paragraph(random, between(random, 1, 4), language)
  if (language === 'ru')
    return chance(random, 0.15)
      ? compose(introduceRussian(random, holder(random, 'minister', year), false), ' сообщил подробности. ', text)
      : text
  const share = voice === 'report' ? 0.4 : 0.08
  if (!chance(random, share)) return text
  const who = chance(random, 0.6)
    ? present
    : holder(random, pick(random, ['envoy', 'minister', 'guest', 'ambassador'] as const), year)
  const name =
    at === 0 || who !== present ? capitalized(introduce(random, who)) : capitalized(introduce(random, who, false))
  return compose(
    name,
    pick(random, [' noted that ', ' recalled that ', ' expressed the view that ', ' told those present that ']),
    matter(random),
    ' concerns everybody. ',
    text,
  )
}

function englishHeadline(random: Random, present: Present, year: number): Rich {
  const name = named(writeName(random, present.person, true), present.person, null)
  const titled = named(writeName(random, present.person, true), present.person, present.post.en)
  const what = capital(matter(random))
  switch (between(random, 0, 4)) {
    case 0:
      return compose(`The ${present.post.en} `, titled, ` on ${matter(random)} in ${place(random)}`)
    case 1:
      return compose(name, `: ${what} is a task for years`)
    case 2:
      return compose('The drill ', drill(random, year), ` is over in ${place(random)}`)
    case 3:
      return plain(`${what} discussed in ${place(random)} ${pick(random, circumstances)}`)
    default:
      return compose(`The ${present.post.en} `, titled, ` spoke of ${matter(random)}`)
  }
}

function russianHeadline(random: Random, present: Present): Rich {
  return chance(random, 0.5)
    ? compose(
        `${capital(present.post.ru[0])} `,
        named(
          `${present.person.given.cyrillic} ${present.person.surname.cyrillic}`,
          present.person,
          present.post.ru[0],
        ),
        ` ответил на вопросы в городе ${russianPlace(random)}`,
      )
    : plain(`${pick(random, headlines)} (${russianPlace(random)})`)
}

/** The first letter in upper case, the marks in place. */
function capitalized(rich: Rich): Rich {
  return {...rich, text: capital(rich.text)}
}

function lower(rich: Rich): Rich {
  return {...rich, text: rich.text.slice(0, 1).toLowerCase() + rich.text.slice(1)}
}

function ordinal(count: number): string {
  const last = count % 10
  const teen = count % 100 > 10 && count % 100 < 14
  return `${count}${teen ? 'th' : last === 1 ? 'st' : last === 2 ? 'nd' : last === 3 ? 'rd' : 'th'}`
}
