import {isBlank, isDigit, isLetter, Kind, kindOf, skipBlanks, Trait, trimBlanks} from '../characters.js'

/**
 * True for a row of navigation by its shape alone: short labels between bars, slashes or bullets (`News | Documents |
 * Photo`, `Главная / Новости`), or the numbers of the pages of a list (`1 2 3 … 48 Next`, `< Previous   Next >`), who owns the page, what it
 * is filed under, or what the reader may do there.
 */
export function isMenuRow(text: string, traits: number): boolean {
  const start = skipBlanks(text, 0, text.length)
  const end = trimBlanks(text, start, text.length)
  if (end - start < 3 || end - start > 160) return false
  if (isCopyright(text, start) || isAbout(text, start) || isCall(text, start, end)) return true
  // Labels are parted by bars, by slashes, or by more than one blank, and pages have numbers or arrows.
  if ((traits & (Trait.mark | Trait.digit | Trait.gap)) === 0) return false
  return isBreadcrumb(text, start, end) || isPager(text, start, end)
}

/** Two separators or more, with one to three words between each and no sign of a sentence. */
function isBreadcrumb(text: string, start: number, end: number): boolean {
  let labels = 0
  let words = 0
  let inside = false
  for (let at = start; at <= end; at++) {
    const unit = text.charCodeAt(at)
    const bar = at === end || isBar(unit)
    // A slash parts labels only between blanks: `1267/1989` is a number.
    const slash = unit === 0x2f && text[at - 1] === ' ' && text[at + 1] === ' '
    const gap = isBlank(unit) && isBlank(text.charCodeAt(at + 1)) && words > 0
    if (bar || slash || gap) {
      if (gap) at = skipBlanks(text, at, end) - 1
      // A gap beside a bar is no column of its own.
      if (gap && isBar(text.charCodeAt(at + 1))) continue
      if (words < 1 || words > 3) return false
      labels++
      words = 0
      inside = false
      continue
    }
    if (unit === 0x2e || unit === 0x2c || unit === 0x3a || unit === 0x21 || unit === 0x3f || isDigit(unit)) return false
    const letter = isLetter(unit)
    if (letter && !inside) words++
    inside = letter
  }
  return labels >= 3
}

function isBar(unit: number): boolean {
  return unit === 0x7c || unit === 0xb7 || unit === 0x2022 || unit === 0xbb || unit === 0x203a
}

/** Three numbers in a row, with or without bars, or arrows, and few words; behind a colon the numbers must rise. */
function isPager(text: string, start: number, end: number): boolean {
  let numbers = 0
  let colon = false
  let rising = true
  let last = -1
  let words = 0
  let arrows = 0
  for (let at = start; at < end;) {
    const unit = text.charCodeAt(at)
    let to = at + 1
    if (isDigit(unit)) {
      while (to < end && isDigit(text.charCodeAt(to))) to++
      // `01.02.2024` is a date, and no three pages.
      if (to - at > 4 || (text[to] === '.' && isDigit(text.charCodeAt(to + 1)))) return false
      numbers++
      const number = Number(text.slice(at, to))
      rising &&= number > last
      last = number
    } else if (isLetter(unit)) {
      while (to < end && isLetter(text.charCodeAt(to))) to++
      words++
    } else if (pagerArrows.has(unit)) {
      // `Exhibition «Dawn»`: what stands close to a word on its inner side is a quotation mark.
      if (isQuoteMark(text, at)) return false
      arrows++
    } else if (unit === 0x3a) colon = true
    else if (!isPagerBlank(unit)) return false
    at = to
  }
  // `Pages: 1 2 3` counts, and `Phone: 795 27 10` does not.
  return (
    (rising || !colon) &&
    words <= (arrows >= 2 && numbers >= 2 ? 4 : 3) &&
    (numbers >= 3 || (arrows >= 2 && words >= 1))
  )
}

function isQuoteMark(text: string, at: number): boolean {
  const opens = text[at] === '«' || text[at] === '‹'
  const closes = text[at] === '»' || text[at] === '›'
  return (opens && isLetter(text.charCodeAt(at + 1))) || (closes && isLetter(text.charCodeAt(at - 1)))
}

const pagerArrows = new Set(Array.from('<>←→«»‹›', (sign) => sign.charCodeAt(0)))

function isPagerBlank(unit: number): boolean {
  return unit === 0x20 || unit === 0x2e || unit === 0x2026 || unit === 0xa0 || unit === 0x09 || unit === 0x7c
}

const reserved = /all rights reserved|все права защищены/iy
const owner = /(?:©|\(c\)|copyright)[ \u00a0]/iy
const owned = /(?:19|20)\d\d|rights|press[- ]service|secretariat|права защищен|пресс-служба|секретариат/iu

/** `© 2023 Secretariat`: the mark, and behind it the year or an office. A photographer's name is credited without. */
function isCopyright(text: string, start: number): boolean {
  reserved.lastIndex = start
  if (reserved.test(text)) return true
  owner.lastIndex = start
  return owner.test(text) && owned.test(text)
}

const filedUnder =
  /(?:(?:previous|next)(?: (?:article|news|post|story))?|(?:предыдущ|следующ)(?:ая|ий|ее)(?: (?:новость|материал))?|source|read in|(?:also )?available in|fields? of work|topics?|tags?|keywords?|category|categories|section|rubric|views|language|источник|рубрика|раздел|теги|темы?|просмотров|просмотры|категория):[ \u00a0]/iy

/** `Fields of work: Human rights`, `Views: 245`: what the site says about the page. */
function isAbout(text: string, start: number): boolean {
  filedUnder.lastIndex = start
  return filedUnder.test(text)
}

const call =
  /(?:show (?:more|all|next)|load (?:more|next)|view (?:more|all|full)|see (?:more|all|also)|read (?:more|also|next)|subscribe to|sign up|follow us|share (?:on|via|this)|click here|(?:showing|displaying) \d|page \d{1,4} of \d|показать (?:ещ[её]|все|больше)|загрузить (?:ещ[её]|все|больше)|смотреть (?:ещ[её]|вс[её]|также)|читать (?:далее|полностью|все|ещ[её])|подписаться на|подпи(?:шитесь|сывайтесь) на|поделиться в|следите за|страница \d{1,4} из \d|показано \d)(?!\p{L})/iuy

/** `Show more news`, `Подписаться на рассылку`, `Page 1 of 34`: a few words that a button says. */
function isCall(text: string, start: number, end: number): boolean {
  if (end - start > 60) return false
  // `♦ Subscribe to …`, `› Read more`
  const sign = kindOf(text.charCodeAt(start)) === Kind.other && isBlank(text.charCodeAt(start + 1))
  call.lastIndex = sign ? skipBlanks(text, start + 1, end) : start
  return call.test(text)
}
