import type {DateBasis, ItemLabel, MentionLabel} from './label.js'
import type {Person} from './people.js'

/** A dump and its labels, as one marked source gives them. */
export interface Marked {
  readonly text: string
  /** How the name of the dump ends: `md` where a crawler wrote Markdown, else `txt`. */
  readonly ext: string
  readonly lang: string
  readonly phenomena: readonly string[]
  readonly items: readonly ItemLabel[]
  readonly mentions: readonly MentionLabel[]
  readonly notOfficials: readonly string[]
  readonly boilerplateLines: readonly number[]
  readonly attachments: readonly string[]
}

interface Draft {
  line: number
  kind: 'item' | 'article'
  date: string | null
  evidence: string | null
  basis: DateBasis
  alt: string | null
  note: string | null
  /** Text of the opening line outside its date, so that a bare date line can be told. */
  bare: boolean
}

interface Name {
  line: number
  col: number
  endLine: number
  surface: string
  person: string
  org: string | null
  official: boolean
  before: string[]
  after: string[]
  rank: string[]
}

const spaces: Readonly<Record<string, string>> = {_: '\u00a0', '>': '\t', '.': ' '}

/**
 * Read one marked source (`test/labelled/README.md` has the marks).
 *
 * Throws an `Error` with file, line and mark when a mark is unknown, unclosed, names a person who is not in
 * `people.txt` without an organization, or gives an item a second date.
 * Time is linear in the source.
 */
export function readMarked(source: string, people: ReadonlyMap<string, Person>, file: string): Marked {
  const cut = source.indexOf('\n----\n')
  if (cut < 0) throw new Error(`${file}: expected a line "----" between head and body, found none`)
  const head = new Map(
    source
      .slice(0, cut)
      .split('\n')
      .map((line): [string, string] => {
        const colon = line.indexOf(':')
        return [line.slice(0, colon).trim(), line.slice(colon + 1).trim()]
      }),
  )
  const body = source.slice(cut + 6).replace(/\{eof\}\n*$/u, '')
  const items: Draft[] = []
  const names: Name[] = []
  const notOfficials = new Set<string>()
  const boilerplate: number[] = []
  const attachments: string[] = []
  let text = ''
  let line = 1
  let lineStart = 0
  let pending: string[] = []
  let ranks: string[] = []
  /** The line of the first title or rank that still waits for its name. */
  let openedAt = 0
  let at = 0

  while (at < body.length) {
    if (text.length === lineStart && body.startsWith('@', at)) openLine()
    const ch = body[at]
    if (ch === undefined) break
    if (ch === '{') mark()
    else {
      emit(ch)
      at++
    }
  }

  if (pending.length + ranks.length > 0) fail(`a title or rank of line ${openedAt} has no name`)
  const lines = text.split('\n')
  return {
    text: head.get('eol') === 'crlf' ? text.replaceAll('\n', '\r\n') : text,
    ext: head.get('ext') ?? 'txt',
    lang: head.get('lang') ?? 'en',
    phenomena: (head.get('phenomena') ?? '')
      .split(',')
      .map((tag) => tag.trim())
      .filter((tag) => tag !== ''),
    items: items.map((item, place) => finishItem(item, items[place + 1]?.line ?? lines.length + 1)),
    mentions: names.map(finishName),
    notOfficials: [...notOfficials],
    boilerplateLines: boilerplate,
    attachments,
  }

  function fail(why: string): never {
    throw new Error(`${file}: line ${line} of the dump: ${why}`)
  }

  function emit(piece: string): void {
    for (const ch of piece) {
      text += ch
      if (ch === '\n') {
        line++
        lineStart = text.length
      }
    }
  }

  /** `@i|`, `@a|`, `@b|` at the start of a line, with `alt=` and `note="…"` between letter and bar. */
  function openLine(): void {
    const bar = body.indexOf('|', at)
    const opening = body.slice(at + 1, bar)
    const alt = /\balt=(\S+)/u.exec(opening)?.[1] ?? null
    const note = /\bnote="([^"]*)"/u.exec(opening)?.[1] ?? null
    at = bar + 1
    switch (opening[0]) {
      case 'b':
        boilerplate.push(line)
        return
      case 'i':
      case 'a': {
        const rest = body.slice(at, body.indexOf('\n', at) < 0 ? undefined : body.indexOf('\n', at))
        // A time of day, a file name and the offer to download it still leave a date line a date line.
        const marked = rest.split('}')
        const plain = marked.map((piece, place) =>
          place + 1 < marked.length ? piece.replace(/\{[def][\s\S]*$/, '') : piece,
        )
        const bare = !/\p{L}/u.test(plain.join('').replace(/Download document|Скачать документ/g, ''))
        items.push({
          line,
          kind: opening[0] === 'i' ? 'item' : 'article',
          date: null,
          evidence: null,
          basis: 'none',
          alt,
          note,
          bare,
        })
        return
      }
      default:
        fail(`expected @i, @a or @b, found "@${opening}"`)
    }
  }

  function mark(): void {
    const close = body.indexOf('}', at)
    if (close < 0) fail('a mark is not closed')
    const inner = body.slice(at + 1, close)
    at = close + 1
    const space = spaces[inner]
    if (space !== undefined) {
      emit(space)
      return
    }
    const blank = inner.search(/[ \n]/u)
    const code = inner.slice(0, blank)
    const words = inner.slice(blank + 1)
    switch (code) {
      case 't':
      case 'r':
        if (pending.length + ranks.length === 0) openedAt = line
        ;(code === 't' ? pending : ranks).push(words)
        emit(words)
        return
      case 'h':
        if (pending.length + ranks.length === 0) openedAt = line
        pending.push(words)
        return
      case 'T':
      case 'T+':
        for (const owner of names.slice(code === 'T' ? -1 : -2)) owner.after.push(words)
        emit(words)
        return
      case 'R':
        names.at(-1)?.rank.push(words)
        emit(words)
        return
      case 'x':
        notOfficials.add(flat(words))
        emit(words)
        return
      case 'f':
        attachments.push(words)
        emit(words)
        return
      case 'n':
      case 'n^':
      case 'p':
        name(words, code)
        return
      case 'd':
      case 'd~':
      case 'd?':
      case 'e':
        date(words, code)
        return
      default:
        fail(`unknown mark "{${inner}}"`)
    }
  }

  function name(words: string, code: string): void {
    const [, surface = words, alias, org] = /^([^=@]+)(?:=([^@]+))?(?:@(.+))?$/u.exec(words) ?? []
    const known = people.get(alias ?? flat(surface))
    if (!known && org === undefined && code !== 'p') fail(`"${words}" is not in people.txt and names no organization`)
    const previous = code === 'n^' ? names.at(-1) : undefined
    if (pending.length + ranks.length > 0 && line - openedAt > 2) fail(`the title before "${words}" stands too far off`)
    const start = {line, col: text.length - lineStart + 1}
    emit(surface)
    names.push({
      ...start,
      endLine: line,
      surface: flat(surface),
      person: known?.name ?? alias ?? flat(surface),
      org: code === 'p' ? (org ?? null) : org === '-' ? null : (org ?? known?.org ?? null),
      official: code !== 'p',
      before: previous ? previous.before : pending,
      after: previous ? previous.after : [],
      rank: ranks,
    })
    pending = []
    ranks = []
  }

  function date(words: string, code: string): void {
    const item = items.at(-1)
    if (!item) return fail('a date stands before the first item')
    const blank = words.indexOf(' ')
    const [day = '', end] = words.slice(0, blank).split('/')
    const evidence = words.slice(blank + 1)
    emit(evidence)
    if (code === 'e') {
      item.alt ??= day
      return
    }
    if (item.evidence !== null) fail(`the item of line ${item.line} has a second date "${evidence}"`)
    item.date = day === '-' ? null : day
    item.evidence = flat(evidence)
    item.basis =
      day === '-' ? 'none' : code === 'd~' ? 'inferred-from-page' : code === 'd?' ? 'inferred-beyond-page' : 'page'
    if (end !== undefined) item.alt ??= end
  }

  function finishItem(item: Draft, until: number): ItemLabel {
    let bodyLine = item.line
    if (item.bare) {
      bodyLine++
      while (bodyLine < until && flat(lines[bodyLine - 1] ?? '') === '') bodyLine++
    }
    return {
      line: item.line,
      kind: item.kind,
      date: item.date,
      dateEvidence: item.evidence,
      dateBasis: item.basis,
      ...(item.alt !== null && item.alt !== item.date ? {altDate: item.alt} : {}),
      ...(item.note !== null ? {dateNote: item.note} : {}),
      ...(bodyLine !== item.line && bodyLine < until ? {bodyLine} : {}),
      firstWords: flat(lines[(bodyLine < until ? bodyLine : item.line) - 1] ?? '')
        .split(' ')
        .slice(0, 4)
        .join(' '),
    }
  }
}

function finishName(name: Name): MentionLabel {
  const title = [name.before.map(flat).join(' … '), name.after.map(flat).join(' … ')]
    .filter((part) => part !== '')
    .join(' … ')
  return {
    line: name.line,
    col: name.col,
    surface: name.surface,
    person: name.person,
    title: title === '' ? null : title,
    org: name.org,
    ...(name.rank.length > 0 ? {rankOrHonorific: flat(name.rank.join(' '))} : {}),
    ...(name.official ? {} : {official: false as const}),
    ...(name.endLine > name.line ? {endLine: name.endLine} : {}),
  }
}

/** One blank for every run of white space, none at the ends. */
function flat(words: string): string {
  return words.replace(/\s+/gu, ' ').trim()
}
