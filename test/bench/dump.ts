import {dateLine, iso, opening, type Day} from './days.js'
import {anyLayout, type Layout} from './layout.js'
import {named} from './mention.js'
import {anyKind, nearCopy, type CopyKind} from './near-copies.js'
import type {Block, News} from './news.js'
import {openPage, type PageWriter} from './page-writer.js'
import {capital, matter, paragraph, place, properName, russianPlace} from './prose.js'
import {between, chance, pick, weighted, type Random} from './random.js'
import {compose, fixed, plain, type Rich} from './rich.js'
import type {Dump} from './truth.js'

/** One saved page of the site. */
export interface Page {
  /** New first; empty when the crawler lost it. */
  readonly strip: readonly News[]
  /** Null on a page that is nothing but a list of headlines. */
  readonly article: News | null
  /** Whether the article stood in an earlier dump, so that it comes as a copy, with or without changes. */
  readonly again: boolean
  /** Headlines of a list page. */
  readonly list: readonly News[]
}

/** Most bytes of one file. What would go over is left out, paragraph by paragraph. */
const mostBytes = 10_200

/** Write pages down as one dump. */
export function writeDump(random: Random, pages: readonly Page[], language: 'en' | 'ru'): Dump {
  const markdown = chance(random, 0.04)
  const layout = anyLayout(random, markdown)
  const writer = openPage(layout)
  const encoding = anyEncoding(random, language)
  // Cyrillic letters take two bytes in UTF-8.
  const room =
    mostBytes / (encoding === 'utf-16le' ? 2 : language === 'ru' && encoding !== 'windows-1251' ? 1.85 : 1.02)
  for (const [at, page] of pages.entries()) {
    if (at > 0 && writer.size > room / 2) break
    writer.part(3)
    writePage(random, writer, layout, page, language, room)
  }
  if (writer.size > room) forget(pages, writer.cutAt(Math.floor(room)))
  // A page can be cut anywhere at its end, in the middle of a word as often as not.
  if (chance(random, 0.08))
    forget(pages, writer.cutAt(writer.size - between(random, 10, Math.min(400, writer.size >> 2))))
  else if (chance(random, 0.5)) writer.part(1)
  const {text, items, mentions, blocks} = writer.finish()
  return {
    text,
    extension: markdown ? 'md' : 'txt',
    encoding,
    truth: {dump: true, language, items, mentions, blocks},
  }
}

/** The cut took the only copy of these blocks: the next one is the original again. */
function forget(pages: readonly Page[], origins: readonly string[]): void {
  for (const {strip, article, list} of pages) {
    for (const {headline, item, body} of [...strip, ...list, ...(article === null ? [] : [article])]) {
      for (const block of [headline, ...item, ...body]) if (origins.includes(block.origin)) block.written = false
    }
  }
}

function anyEncoding(random: Random, language: 'en' | 'ru'): Dump['encoding'] {
  return weighted<Dump['encoding']>(random, [
    [96, 'utf-8'],
    [1.5, 'utf-8-bom'],
    [0.3, 'utf-16le'],
    [language === 'ru' ? 60 : 0.5, 'windows-1251'],
  ])
}

function writePage(
  random: Random,
  writer: PageWriter,
  layout: Layout,
  page: Page,
  language: 'en' | 'ru',
  room: number,
): void {
  if (chance(random, 0.06)) {
    writer.add(
      plain(language === 'ru' ? 'Новости ОДКБ' : pick(random, ['CSTO Secretariat', 'All CSTO News', 'News archive'])),
      {bare: true},
    )
    writer.part(layout.betweenParagraphs)
  }
  page.strip.forEach((news, at) => {
    if (at > 0) writer.part(layout.betweenItems)
    writeItem(random, writer, layout, news)
  })
  page.list.forEach((news, at) => {
    if (at > 0 || page.strip.length > 0) writer.part(layout.betweenParagraphs)
    writeHeadline(random, writer, layout, news)
  })
  if (page.article !== null) {
    // The article follows the strip by one blank line, though items of the strip are parted by two.
    if (page.strip.length > 0) writer.part(layout.betweenItems === 1 ? 1 : 2)
    writeArticle(random, writer, layout, page.article, page.again, room)
  }
  writeFooter(random, writer, layout, language)
}

function writeItem(random: Random, writer: PageWriter, layout: Layout, news: News): void {
  let start = -1
  if (layout.datedStrip) {
    start = writer.add(
      plain((layout.markdown ? '## ' : '') + dateLine(news.published, layout.dateStyle, news.language)),
      {bare: true},
    ).start
    writer.part(layout.betweenParagraphs)
  }
  let end = 0
  for (const [at, block] of news.item.entries()) {
    if (at > 0) writer.part(layout.betweenParagraphs)
    const kind = block.written && chance(random, 0.02) ? 'corrected' : 'copy'
    const span = writeBlock(random, writer, block, kind, at === 0 ? news.formula : null)
    if (start < 0) start = span.start
    end = span.end
  }
  writer.item(trueItem('item', news, start, end, layout.datedStrip ? news.published : null, true))
}

function writeHeadline(random: Random, writer: PageWriter, layout: Layout, news: News): void {
  let start = -1
  if (layout.datedStrip) {
    start = writer.add(plain(dateLine(news.published, layout.dateStyle, news.language)), {bare: true}).start
    writer.part(1)
  }
  const title = writeBlock(random, writer, news.headline, 'copy', null)
  let {end} = title
  const lead = news.item[0]
  const withLead = lead !== undefined && chance(random, 0.3)
  if (withLead) {
    writer.part(1)
    end = writeBlock(random, writer, lead, 'copy', news.formula).end
  }
  writer.item(
    trueItem('item', news, start < 0 ? title.start : start, end, layout.datedStrip ? news.published : null, withLead),
  )
}

function writeArticle(
  random: Random,
  writer: PageWriter,
  layout: Layout,
  news: News,
  again: boolean,
  room: number,
): void {
  const title = news.headline
  const gap = layout.betweenParagraphs
  const day = dateLine(news.published, layout.dateStyle, news.language)
  const head = weighted<'repeatDated' | 'dateLine' | 'titleDated' | 'repeat' | 'glued' | 'none'>(random, [
    [38, 'repeatDated'],
    [32, 'dateLine'],
    [10, 'titleDated'],
    [8, 'repeat'],
    [3, 'glued'],
    [9, 'none'],
  ])
  let start = -1
  let end = 0
  let glue: Rich | string = ''
  if (head !== 'none') {
    if (layout.markdown) writer.add(plain('# '), {bare: true})
    begin(head === 'titleDated' ? writeTitle(` ${day}`) : writeTitle(''))
    writer.part(gap)
    if (head === 'repeatDated') begin(writeTitle(` ${day}`))
    if (head === 'repeat') begin(writeTitle(''))
    if (head === 'dateLine') begin(writer.add(plain(day + attachment(random)), {bare: true}))
    if (head === 'glued') glue = fixed(day)
    else if (head !== 'titleDated') writer.part(gap)
  }
  let eventShown = false
  let drew = 0
  const kind: CopyKind | null = again
    ? weighted(random, [
        [55, 'copy' as const],
        [45, null],
      ])
    : 'copy'
  for (const [at, block] of news.body.entries()) {
    if (writer.size + block.rich.text.length > room - 300 && drew > 0) break
    if (drew++ > 0) writer.part(gap)
    const own = kind ?? anyKind(random)
    if (at === 0 && glue !== '') begin(writer.add(compose(glue), {bare: true}))
    if (news.voice === 'interview' && at > 0) begin(writer.add(plain(voiceMark(at, news, layout)), {bare: true}))
    const span = writeBlock(
      random,
      writer,
      block,
      block.written ? own : 'copy',
      block === news.item[0] ? news.formula : null,
    )
    if (block === news.item[0] && own !== 'revision') eventShown = true
    begin(span)
    if (chance(random, 0.015)) {
      writer.part(gap)
      writer.add(plain(residue(random)), {bare: true})
    }
  }
  const placed = news.voice === 'statement' && chance(random, 0.6)
  if (placed) {
    writer.part(gap)
    begin(
      writer.add(
        plain(opening({from: news.published, to: news.published}, 0, true, news.language).replace(/^On /, '')),
        {bare: true},
      ),
    )
    writer.part(1)
    begin(
      writer.add(plain(news.language === 'ru' ? `г. ${russianPlace(random)}` : `${place(random)} city`), {bare: true}),
    )
  }
  const dated = head === 'repeatDated' || head === 'titleDated' || head === 'dateLine' || head === 'glued'
  writer.item(trueItem('article', news, start, end, dated ? news.published : null, eventShown))
  if (chance(random, 0.3)) writeSignature(random, writer, layout, news)

  function begin(span: {readonly start: number; readonly end: number}): void {
    if (start < 0) ({start} = span)
    ;({end} = span)
  }

  function writeTitle(tail: string): {readonly start: number; readonly end: number} {
    // The layout's indentation is that of paragraphs, so a title is written bare.
    const span = writer.add(compose(title.rich, fixed(tail)), {bare: true})
    writer.block({
      start: span.start,
      end: span.end - tail.length,
      origin: title.origin,
      kind: title.written ? 'copy' : 'original',
      formula: null,
    })
    title.written = true
    return span
  }
}

function writeBlock(
  random: Random,
  writer: PageWriter,
  block: Block,
  kind: Exclude<CopyKind, 'original'>,
  formula: number | null,
): {readonly start: number; readonly end: number} {
  const changed = kind === 'copy' ? null : nearCopy(random, block.rich, kind)
  const span = writer.add(changed ?? block.rich)
  const own: CopyKind = changed !== null ? kind : block.written ? 'copy' : 'original'
  writer.block({...span, origin: block.origin, kind: own, formula})
  block.written = true
  return span
}

function writeSignature(random: Random, writer: PageWriter, layout: Layout, news: News): void {
  const {person} = news.press
  const russian = news.language === 'ru'
  const post = russian ? 'Пресс-секретарь ОДКБ' : 'CSTO Press Secretary'
  const name = russian ? `${person.given.cyrillic} ${person.surname.cyrillic}` : person.id
  writer.part(layout.betweenItems)
  writer.add(
    compose(
      russian ? '' : pick(random, ['', 'The ']),
      post,
      pick(random, [' ', '    ', '\u00a0\u00a0 ']),
      named(name, person, post),
    ),
    {bare: true},
  )
  if (!chance(random, 0.6)) return
  writer.part(1)
  const indent = pick(random, ['', '\u00a0\u00a0\u00a0\u00a0', '    '])
  writer.add(
    plain(
      `${indent}+7495-795-${between(random, 10, 99)}-${between(random, 10, 99)}, press${between(random, 1, 9)}@example.org`,
    ),
    {bare: true},
  )
}

function writeFooter(random: Random, writer: PageWriter, layout: Layout, language: 'en' | 'ru'): void {
  if (layout.footer === 'none') return
  const lines =
    language === 'ru'
      ? ['Вернуться', 'Назад к разделу', 'Ко всем новостям']
      : ['Go back', 'Back to the section', 'Back to the all news']
  writer.part(chance(random, 0.5) ? 4 : layout.betweenItems)
  const last = layout.footer === 'part' ? between(random, 1, 2) : 3
  lines.slice(0, last).forEach((line, at) => {
    if (at > 0) writer.part(layout.betweenParagraphs)
    writer.add(plain(line), {bare: true})
  })
}

function trueItem(
  kind: 'item' | 'article',
  news: News,
  start: number,
  end: number,
  shown: Day | null,
  eventShown: boolean,
): Parameters<PageWriter['item']>[0] {
  const published = shown === null ? null : iso(shown)
  const today = news.eventForm === 'today'
  const stated = eventShown && (news.eventForm === 'full' || news.eventForm === 'noYear')
  const event = stated ? iso(news.event.from) : today && eventShown ? published : null
  const eventYear = event === null ? null : news.eventForm === 'full' ? ('stated' as const) : ('inferred' as const)
  return {
    kind,
    start,
    end,
    date: published ?? event,
    published,
    event,
    eventYear,
    lost: iso(news.published),
    news: news.id,
  }
}

function voiceMark(at: number, news: News, layout: Layout): string {
  const asks = at % 2 === 1
  // The same news is marked the same way in every dump: only dashes follow the layout.
  switch (news.id.length % 3) {
    case 0:
      return news.language === 'ru' ? (asks ? 'Вопрос: ' : 'Ответ: ') : asks ? 'Question: ' : 'Answer: '
    case 1:
      return layout.plainDashes ? '- ' : '— '
    default:
      return asks ? '– ' : ''
  }
}

function attachment(random: Random): string {
  const name = `${properName(random).toLowerCase()}_${between(random, 1, 99)}.${pick(random, ['docx', 'pdf', 'doc', 'JPG'])}`
  return weighted(random, [
    [75, ''],
    [10, ` Download document ${name}`],
    [8, ` Download document\n${name}`],
    [7, ` ${name}`],
  ])
}

function residue(random: Random): string {
  return weighted<() => string>(random, [
    [4, () => `IMG-${between(random, 20150101, 20261231)}-WA${between(random, 1000, 9999)}.jpg`],
    [
      3,
      () =>
        `A/${between(random, 60, 80)}/${between(random, 100, 999)} S/20${between(random, 15, 26)}/${between(random, 100, 999)} ${between(random, 10, 26)}-${between(random, 10_000, 99_999)} ${between(random, 2, 5)}/8`,
    ],
    [2, () => '* *'],
    [1, () => '_______________'],
  ])()
}

/** An ordinary text that is no dump: a note of the person who keeps the folder. */
export function writeNote(random: Random): Dump {
  const lines = [`Notes on ${matter(random)}`, '']
  for (let size = 0; size < 2_300;) {
    const text = chance(random, 0.3)
      ? `- ${capital(matter(random))}`
      : paragraph(random, between(random, 1, 5), 'en').text
    size += text.length
    lines.push(text, '')
  }
  const text = lines.join('\n')
  return {
    text,
    extension: chance(random, 0.3) ? 'md' : 'txt',
    encoding: 'utf-8',
    truth: {dump: false, language: 'en', items: [], mentions: [], blocks: []},
  }
}
