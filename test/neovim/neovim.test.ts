import {strict as assert} from 'node:assert'
import {spawnSync} from 'node:child_process'
import {mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {dirname, join} from 'node:path'
import {fileURLToPath} from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..')

/** A request as ask.lua understands it; line and column count from 0. */
interface Question {
  readonly method: string
  readonly line?: number
  readonly column?: number
  /** Go to the definition as well, with the cursor. */
  readonly jump?: boolean
}

interface Answers {
  readonly answers: readonly {readonly result: unknown; readonly error: string | null}[]
  readonly jump?: {readonly file: string; readonly line: number}
  readonly stopped?: boolean
  readonly trouble?: string
}

const early = `05.03.2021

On 5 March 2021, the CSTO Deputy Secretary General Valery Semerikov opened a seminar.


04.03.2021

On 4 March 2021, the guests arrived.
`
const late = `11.04.2022

On 11 April 2022, V.Semerikov closed the second seminar.
`

const hasNeovim = spawnSync('nvim', ['--version']).status === 0

// scripts/test.mjs says how to get Neovim, and does without it on a person's machine only.
const define = hasNeovim ? describe : describe.skip

define('a second client, Neovim', function () {
  this.timeout(90_000)
  const folder = mkdtempSync(join(tmpdir(), 'dateline-neovim-'))
  const dumps = join(folder, 'dumps')
  after(() => rmSync(folder, {recursive: true, force: true}))

  let seen: Answers
  before(() => {
    mkdirSync(dumps)
    writeFileSync(join(dumps, 'early.txt'), early)
    writeFileSync(join(dumps, 'late.txt'), late)
    const name = late.indexOf('V.Semerikov') - late.indexOf('On 11')
    seen = ask(folder, dumps, 'late.txt', [
      {method: 'textDocument/documentSymbol'},
      {method: 'textDocument/hover', line: 2, column: name},
      {method: 'textDocument/definition', line: 2, column: name, jump: true},
      {method: 'textDocument/references', line: 2, column: name},
    ])
  })

  it('is served without an error, and the server ends with it', () => {
    assert.equal(seen.trouble, undefined)
    assert.deepEqual(
      seen.answers.map(({error}) => error),
      [null, null, null, null],
    )
    assert.equal(seen.stopped, true)
  })

  it('shows the outline', () => {
    const symbols = seen.answers[0]?.result as {name: string}[]
    assert.match(symbols[0]?.name ?? '', /^2022-04-11/)
  })

  it('shows a person on hover', () => {
    const {contents} = seen.answers[1]?.result as {contents: {value: string}}
    assert.match(contents.value, /Valery Semerikov/)
  })

  it('goes to the definition in a file that is not open', () => {
    assert.deepEqual(seen.jump, {file: 'early.txt', line: 3})
  })

  it('lists every place of a person', () => {
    const places = seen.answers[3]?.result as {uri: string}[]
    assert.deepEqual(places.map(({uri}) => uri.split('/').at(-1)).sort(), ['early.txt', 'late.txt'])
  })
})

/** Let Neovim open a file of a folder with our server, and ask the questions. Nothing of the user's setup is read. */
function ask(scratch: string, folder: string, file: string, questions: readonly Question[]): Answers {
  const answers = join(scratch, 'answers.json')
  const env = {
    ...process.env,
    HOME: scratch,
    XDG_CONFIG_HOME: scratch,
    XDG_DATA_HOME: scratch,
    XDG_STATE_HOME: scratch,
    XDG_CACHE_HOME: scratch,
    SERVER: JSON.stringify([process.execPath, join(root, 'dist', 'server.cjs'), '--stdio']),
    FOLDER: folder,
    FILE: file,
    ASK: JSON.stringify(questions),
    ANSWERS: answers,
  }
  const script = join(root, 'test', 'neovim', 'ask.lua')
  const flags = ['--headless', '--clean', '-n', '-i', 'NONE', '-S', script]
  const {stderr} = spawnSync('nvim', flags, {env, encoding: 'utf8', timeout: 80_000})
  try {
    return JSON.parse(readFileSync(answers, 'utf8')) as Answers
  } catch (error) {
    throw new Error(`Neovim gave no answers: ${stderr}`, {cause: error})
  }
}
