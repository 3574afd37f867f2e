import iconv from 'iconv-lite'
import {mkdirSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {pathToFileURL} from 'node:url'
import {dayOf, type Day} from './days.js'
import {writeDump, writeNote, type Page} from './dump.js'
import {makeNews, type News} from './news.js'
import {between, chance, pick, sequence, weighted, type Random} from './random.js'
import type {Dump} from './truth.js'

export {anyDump} from './any-dump.js'
export {sequence} from './random.js'
export type {Dump, TrueBlock, TrueItem, TrueMention, Truth} from './truth.js'

/** What the site looks like at one time: it moves on from dump to dump, so that strips repeat as they do in life. */
export interface State {
  day: Day
  /** Number of the next piece of news. */
  serial: number
  /** The latest news of each section, new first: reports, statements, the Russian side. */
  readonly strips: News[][]
  /** Pages that were crawled before and may be again; the last 400 of each section. */
  readonly archive: News[][]
}

const firstDay = dayOf(2015, 3, 2)
const lastDay = dayOf(2026, 10, 30)
const languages = ['en', 'en', 'ru'] as const

/** A site on its first day, its strips empty until the first dump. */
export function newState(): State {
  return {day: firstDay, serial: 0, strips: [[], [], []], archive: [[], [], []]}
}

/**
 * Generate the next dump of a site. The same source and state give the same dump.
 *
 * @param state
 *   Changed by the call: time goes on, news come, pages are remembered. Its memory is bounded.
 */
export function generateDump(random: Random, state: State): Dump {
  if (chance(random, 0.01)) return writeNote(random)
  const section = weighted(random, [
    [60, 0],
    [33, 1],
    [7, 2],
  ])
  if (chance(random, 0.6)) state.day = state.day >= lastDay ? firstDay : state.day + 1
  moveStrip(random, state, section)
  const pages = [anyPage(random, state, section)]
  // A list page alone, or a cut article, can be too little for a file of its own.
  while (weightOf(pages) < 2_600 || (chance(random, 0.06) && weightOf(pages) < 5_000))
    pages.push(anyPage(random, state, section))
  return writeDump(random, pages, languages[section] ?? 'en')
}

/** The bytes of a dump as its encoding has them. */
export function encodeDump({text, encoding}: Dump): Buffer {
  switch (encoding) {
    case 'utf-8':
      return Buffer.from(text)
    case 'utf-8-bom':
      return Buffer.from(`\uFEFF${text}`)
    case 'utf-16le':
      return Buffer.from(`\uFEFF${text}`, 'utf16le')
    case 'windows-1251':
      return iconv.encode(text, 'windows-1251')
  }
}

/** What a corpus came to. */
export interface Corpus {
  readonly files: number
  readonly bytes: number
}

/**
 * Write a corpus: 10,000 files take about 57 MB and 2 s.
 *
 * @param options.dir
 *   Made when missing. Files go to folders of 1,000: `000/dump-00000.txt`.
 * @param options.onDump
 *   Called for each file with its path inside `dir`, between `/`, and its truth.
 */
export function generateCorpus({
  files,
  seed,
  dir,
  onDump,
}: {
  readonly files: number
  readonly seed: number
  readonly dir: string
  readonly onDump?: (path: string, dump: Dump) => void
}): Corpus {
  const random = sequence(seed)
  const state = newState()
  let bytes = 0
  for (let at = 0; at < files; at++) {
    const folder = String(Math.floor(at / 1000)).padStart(3, '0')
    if (at % 1000 === 0) mkdirSync(join(dir, folder), {recursive: true})
    const dump = generateDump(random, state)
    const name = `${folder}/dump-${String(at).padStart(5, '0')}.${dump.extension}`
    const content = encodeDump(dump)
    writeFileSync(join(dir, name), content)
    bytes += content.length
    onDump?.(name, dump)
  }
  return {files, bytes}
}

/** One dump of exactly `size` UTF-16 units: pages one behind another, cut at the end. Line ends are of every kind it met. */
export function generateText(seed: number, size: number): string {
  const random = sequence(seed)
  const state = newState()
  const texts: string[] = []
  for (let length = 0; length < size;) {
    const dump = generateDump(random, state)
    if (!dump.truth.dump || dump.extension === 'md' || dump.text.includes('\r')) continue
    texts.push(dump.text)
    length += dump.text.length + 3
  }
  return texts.join('\n\n\n').slice(0, size)
}

/** Now and then the strip gets a new item or two and loses as many at its end. */
function moveStrip(random: Random, state: State, section: number): void {
  const strip = state.strips[section] ?? []
  const missing = strip.length === 0 ? between(random, 5, 7) : chance(random, 0.1) ? between(random, 1, 2) : 0
  for (let at = 0; at < missing; at++) {
    strip.unshift(newNews(random, state, section, state.day - (strip.length === 0 ? missing - at : 0)))
    if (strip.length > 7) strip.pop()
  }
}

function newNews(random: Random, state: State, section: number, day = state.day): News {
  const language = languages[section] ?? 'en'
  // A Russian letter takes two bytes, so Russian bodies are half as long in characters.
  const length = between(random, 600, chance(random, 0.34) ? 7_300 : 4_100) / (language === 'ru' ? 2 : 1)
  return makeNews(random, `n${state.serial++}`, day, language, length)
}

function anyPage(random: Random, state: State, section: number): Page {
  const strip = state.strips[section] ?? []
  const archive = state.archive[section] ?? []
  const shown = chance(random, 0.85) ? strip.slice(0, between(random, Math.min(4, strip.length), strip.length)) : []
  if (archive.length > 20 && chance(random, 0.07)) {
    return {
      strip: shown,
      article: null,
      again: false,
      list: Array.from({length: between(random, 6, 14)}, () => pick(random, archive)),
    }
  }
  const again = archive.length > 10 && chance(random, 0.22)
  const article = again
    ? pick(random, archive)
    : chance(random, 0.3) && strip.length > 0
      ? pick(random, strip)
      : newNews(random, state, section, state.day - between(random, 0, 900))
  if (!again) archive.push(article)
  if (archive.length > 400) archive.shift()
  return {strip: shown, article, again, list: []}
}

function weightOf(pages: readonly Page[]): number {
  const sizes = (blocks: readonly {readonly rich: {readonly text: string}}[]) =>
    blocks.reduce((sum, {rich}) => sum + rich.text.length, 0)
  return pages.reduce(
    (sum, page) =>
      sum +
      page.strip.reduce((all, news) => all + sizes(news.item), 0) +
      (page.article === null ? 0 : sizes(page.article.body)) +
      page.list.reduce((all, news) => all + news.headline.rich.text.length, 0),
    0,
  )
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const [dir, files = '1000', seed = '1', truthFile] = process.argv.slice(2)
  if (dir === undefined) {
    console.error('Usage: node out/test/bench/generate.js DIR [FILES=1000] [SEED=1] [TRUTH.jsonl]')
    process.exitCode = 1
  } else {
    const lines: string[] = []
    const corpus = generateCorpus({
      files: Number(files),
      seed: Number(seed),
      dir,
      ...(truthFile === undefined
        ? {}
        : {
            onDump: (path: string, {encoding, truth}: Dump) =>
              void lines.push(JSON.stringify({path, encoding, ...truth})),
          }),
    })
    if (truthFile !== undefined) writeFileSync(truthFile, `${lines.join('\n')}\n`)
    console.log(`${corpus.files} files, ${(corpus.bytes / 1e6).toFixed(1)} MB in ${dir}`)
  }
}
