import {strict as assert} from 'node:assert'
import {execFileSync} from 'node:child_process'
import {existsSync, readdirSync, readFileSync} from 'node:fs'
import {dirname, join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {labelledTexts} from './labelled-texts.js'

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..')

/** Lines that belong to the site and not to the news. */
const footer = /^(?:Go back|Back to the section|Back to the all news|Download document)\b/i

/** How many words in a row make a copy. */
const length = 8

/** How many of them have to be plain words. */
const plainEnough = 3

/** Words that join the parts of names and posts, and say nothing about whose sentence it is. */
const joints = new Set(
  'a an the of and for in on at to by with from de al el und или и в на по с о об от для при'.split(' '),
)

/** Words that posts are made of, written small as often as not. */
const posts = new Set(
  (
    'acting adviser affairs ambassador armed army assistant border chair chairman chairperson chief co colonel command commander committee ' +
    'coordinator council counsellor defence defense delegate delegation department deputy director division executive extraordinary first foreign ' +
    'former forces general governor head headquarters honorary joint leader lieutenant major member minister ministry national officer ' +
    'organization permanent plenipotentiary press president prime rector relations representative republic secretary secretariat security ' +
    'service special speaker spokesman spokesperson staff state treaty vice'
  ).split(' '),
)

interface Word {
  readonly text: string
  readonly plain: boolean
}

describe('copies', () => {
  it('finds eight words in a row, whatever stands between them', () => {
    const theirs = 'Yesterday the ministers quietly agreed to build a long bridge over the river.'
    const own = ["const text = 'The ministers, quietly' +", "  '\\nagreed to build **a long** bridge'"].join('\n')
    assert.deepEqual(copies(own, [theirs]), ['the ministers quietly agreed to build a long'])
    assert.deepEqual(copies('The ministers quietly agreed to build a bridge', [theirs]), [])
  })

  it('leaves names, posts and footers to everybody', () => {
    const theirs = [
      'The Deputy Chairman of the State Committee for National Security of the Republic Ivan Petrov came.',
      'Go back\n\nBack to the section\n\nBack to the all news',
    ]
    for (const text of theirs) assert.deepEqual(copies(text, theirs), [])
  })

  // The labelled texts are not part of the project; without them there is nothing to compare with.
  const labelled = labelledTexts()
  if (labelled) {
    it('has no sentence of the labelled texts', function () {
      this.timeout(60_000)
      const folders = [join(labelled.gold, 'text'), ...(labelled.dumps === undefined ? [] : [labelled.dumps])]
      const theirs = folders.flatMap(texts)
      assert.ok(theirs.length > 0, `there are texts in ${labelled.gold}`)
      const runs = plainRuns(theirs)
      assert.deepEqual(
        trackedFiles().flatMap((file) => find(readText(file), runs).map((run) => `${file}: ${run}`)),
        [],
      )
    })
  }
})

/** The copies of one of `theirs` in `own`, each by its first eight words. */
function copies(own: string, theirs: readonly string[]): string[] {
  return find(own, plainRuns(theirs))
}

/**
 * Every run of eight words that is somebody's sentence, by its key.
 *
 * Names, posts and footers are free to use. So a run counts only when three of its words are plain: begun with a small
 * letter, neither a joint nor a word that posts are made of, and not in a line of footer.
 */
function plainRuns(texts: readonly string[]): Map<string, string> {
  const runs = new Map<string, string>()
  for (const text of texts) {
    const news = text.split('\n').map((line) => (footer.test(line.trimStart()) ? '' : line))
    const words = wordsOf(news.join('\n'))
    for (let at = 0; at + length <= words.length; at++) {
      const run = words.slice(at, at + length)
      const plain = run.filter((word) => word.plain).length
      if (plain >= plainEnough) runs.set(keyOf(run), keyOf(run))
    }
  }
  return runs
}

/** Cost: linear in `text`. */
function find(text: string, runs: ReadonlyMap<string, string>): string[] {
  const words = wordsOf(text)
  const found: string[] = []
  for (let at = 0; at + length <= words.length; at++) {
    const key = keyOf(words.slice(at, at + length))
    if (!runs.has(key)) continue
    found.push(key)
    // The runs of a longer copy overlap: one report is enough.
    at += length - 1
  }
  return found
}

function keyOf(run: readonly Word[]): string {
  return run.map(({text}) => text).join(' ')
}

/** Letters and digits make words; everything else parts them, and so does an escaped line end in source code. */
function wordsOf(text: string): Word[] {
  return [...text.replace(/\\[nrtu]/g, ' ').matchAll(/[\p{L}\p{N}]+/gu)].map(([word]) => {
    const lower = word.toLowerCase()
    return {text: lower, plain: /^\p{Ll}/u.test(word) && !joints.has(lower) && !posts.has(lower)}
  })
}

function trackedFiles(): string[] {
  // A clone may belong to another user than the one who tests it; git would then refuse to look.
  const listed = execFileSync('git', ['-c', 'safe.directory=*', 'ls-files', '-z'], {cwd: root, encoding: 'utf8'})
  return listed.split('\0').filter((file) => file !== '' && existsSync(join(root, file)) && !/\.png$/.test(file))
}

/** Reads what is no UTF-8 as windows-1251: Latin letters are the same in both, Cyrillic ones come out right. */
function readText(file: string): string {
  const bytes = readFileSync(join(root, file))
  try {
    return new TextDecoder('utf-8', {fatal: true}).decode(bytes)
  } catch {
    return new TextDecoder('windows-1251').decode(bytes)
  }
}

function texts(folder: string): string[] {
  return readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'))
}
