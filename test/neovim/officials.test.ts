import {strict as assert} from 'node:assert'
import {spawnSync} from 'node:child_process'
import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'

const root = fileURLToPath(new URL('../../../', import.meta.url))
const has = spawnSync('nvim', ['--version']).status === 0
const ci = Boolean(process.env['CI']) && process.env['CI'] !== 'false'

/** What ask.lua is told to ask. */
interface Question {
  readonly method: string
  readonly line?: number
  readonly column?: number
  readonly params?: unknown
  readonly of?: number
  readonly as?: string
  readonly least?: number
}

interface Report {
  readonly trouble?: string
  readonly answers: readonly {readonly result: unknown; readonly error: string | null}[]
  readonly written: string
  readonly undone: string
  readonly stopped: boolean
}

const early = '03.06.2019\n\nOn 3 June 2019, the CSTO Secretary General Maria Lakewood met Nikolai Petrel.\n\nGo back\n'
const last = '20.03.2020\n\nOn 20 March 2020, the CSTO Secretary General Maria Lakewood closed the house.\n\nGo back\n'
const text =
  '16.02.2020\n\nOn 7 February, M.Lakewood opened the house.\nDownload document: annex.docx\n\nThe CSTO Secretary General thanked all. They met Lakew\n'
const register = 'people:\n  - name: Nikolai Petrel\n'
const lines = text.split('\n')
const name = {line: 2, column: lines[2]?.indexOf('Lakewood') ?? 0}
const role = {line: 5, column: 10}
const range = {start: {line: 0, character: 0}, end: {line: 9, character: 0}}

describe('officials in Neovim', () => {
  let folder: string
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'dateline-neovim-'))
    for (const [file, content] of Object.entries({
      'a.txt': early,
      'b.txt': text,
      'c.txt': last,
      'annex.docx': 'x',
      'officials.yml': register,
    }))
      writeFileSync(join(folder, file), content)
  })
  after(() => rmSync(folder, {recursive: true}))

  it('have every feature over stdio', function () {
    if (!has && !ci) this.skip()
    this.timeout(120_000)
    const place = {uri: `file://${folder}/b.txt`, line: name.line, character: name.column}
    const command = (command: string, more: object): unknown => ({command, arguments: [{...place, ...more}]})
    const asked: Readonly<Record<string, Question>> = {
      references: {method: 'textDocument/references', ...name, least: 3},
      hover: {method: 'textDocument/hover', ...role},
      definition: {method: 'textDocument/definition', ...role},
      highlight: {method: 'textDocument/documentHighlight', ...name},
      symbols: {method: 'workspace/symbol', params: {query: 'ML'}},
      lenses: {method: 'textDocument/codeLens'},
      lens: {method: 'codeLens/resolve', of: 6},
      hints: {method: 'textDocument/inlayHint', params: {range}},
      tokens: {method: 'textDocument/semanticTokens/full'},
      some: {method: 'textDocument/semanticTokens/range', params: {range}},
      links: {method: 'textDocument/documentLink'},
      person: {method: 'textDocument/prepareCallHierarchy', ...name},
      others: {method: 'callHierarchy/incomingCalls', of: 12, as: 'item'},
      prepared: {method: 'textDocument/prepareRename', ...name},
      renamed: {method: 'textDocument/rename', ...name, params: {newName: 'Marie Seawood'}},
      completed: {method: 'textDocument/completion', line: 5, column: lines[5]?.length ?? 0},
      resolved: {method: 'completionItem/resolve', of: 16},
      next: {method: 'workspace/executeCommand', params: command('dateline.goToMention', {})},
      exported: {method: 'dateline/export', params: {format: 'csv', table: 'posts'}},
      actions: {
        method: 'textDocument/codeAction',
        params: {range: {start: place, end: place}, context: {diagnostics: []}},
      },
      judged: {method: 'workspace/executeCommand', params: command('dateline.judge', {kind: 'people'})},
      entry: {
        method: 'textDocument/typeDefinition',
        params: {textDocument: {uri: `file://${folder}/a.txt`}, position: {line: 2, character: 66}},
      },
    }
    const {answers, ...report} = ask(Object.values(asked))
    const answer = Object.fromEntries(Object.keys(asked).map((key, at) => [key, JSON.stringify(answers[at]?.result)]))
    const broken = Object.keys(asked).filter((_, at) => answers[at]?.error !== null)
    // This client opens no files for a server: it is told where the next mention is.
    assert.deepEqual(broken, ['next'], JSON.stringify(answers))
    assert.match(answers[17]?.error ?? '', /^Mention 3 of 3 is in .*c\.txt, line 3/)
    const expected: Readonly<Record<string, RegExp>> = {
      references: /a\.txt/,
      hover: /`CSTO Secretary General`, on 2020-02-16: `Maria Lakewood`/,
      definition: /a\.txt/,
      highlight: /"line":2/,
      symbols: /^\[\{[^[]*"name":"Maria Lakewood"/,
      lenses: /"data":/,
      lens: /Maria Lakewood: 3 mentions in 3 dumps, 3 distinct items/,
      hints: /"\(Maria Lakewood\)"/,
      tokens: /"data":\[\d/,
      some: /"data":\[\d/,
      links: /annex\.docx/,
      person: /"name":"Maria Lakewood"/,
      others: /"name":"Nikolai Petrel"/,
      prepared: /"placeholder":"Maria Lakewood"/,
      renamed: /"M\.Seawood"/,
      completed: /"label":"Maria Lakewood"/,
      resolved: /"detail":"CSTO Secretary General, as of 2020-02-16/,
      exported: /,Maria Lakewood,CSTO Secretary General,CSTO,2019-06-03,2020-03-20,2/,
      actions: /Add Maria Lakewood to officials\.yml/,
      judged: /officials\.yml/,
      entry: /officials\.yml/,
    }
    for (const [key, pattern] of Object.entries(expected)) assert.match(answer[key] ?? '', pattern, key)
    assert.match(report.written, /^people:\n {2}- name: Maria Lakewood\n.*Nikolai Petrel$/s)
    assert.equal(report.undone, register.trimEnd())
    assert.equal(report.stopped, true)
  })

  function ask(questions: readonly Question[]): Report {
    const server = [process.execPath, join(root, 'out', 'server', 'src', 'lsp', 'main.js'), '--stdio']
    const answers = join(folder, 'answers.json')
    const env = {
      ...process.env,
      SERVER: JSON.stringify(server),
      FOLDER: folder,
      FILE: join(folder, 'b.txt'),
      ASK: JSON.stringify(questions),
      ANSWERS: answers,
      WRITTEN: join(folder, 'officials.yml'),
      XDG_STATE_HOME: folder,
      XDG_CACHE_HOME: folder,
    }
    const args = ['--headless', '--clean', '-n', '-i', 'NONE', '-S', join(root, 'test', 'neovim', 'ask.lua')]
    const {status, stderr} = spawnSync('nvim', args, {cwd: folder, env, encoding: 'utf8', timeout: 100_000})
    const report = JSON.parse(readFileSync(answers, 'utf8')) as Report
    assert.equal(report.trouble, undefined)
    assert.equal(status, 0, stderr)
    return report
  }
})
