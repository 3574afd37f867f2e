import {strict as assert} from 'node:assert'
import {readFileSync, rmSync, writeFileSync} from 'node:fs'
import {join as joinPath} from 'node:path'
import type {Log} from 'sarif'
import type {WorkspaceDiagnosticReport} from 'vscode-languageserver/node'
import {blockText} from '../../server/src/core/copies/choices.js'
import {factsIn} from '../core/reading.js'
import {join} from '../protocol/joined.js'
import {dateline, inFolder, root} from './dateline.js'

const council =
  'On 15 February, the Permanent Council approved the plan of joint training for the whole of the next year.'
const forest = 'On 20 May, the staff of the Secretariat planted forty trees along the road that leads to the airport.'
const dump = (...blocks: readonly string[]): string => `${blocks.join('\n\n\n')}\n\nGo back\nBack to the section\n`
const block = (text: string): string => blockText(factsIn(dump(text)).paragraphs[0]?.copy ?? 0)
const settings = 'dumps: {always: ["**"]}\nproblems: {scope: workspace}\n'
const files = {
  'a.txt': dump(council, forest),
  'b (1) é.txt': dump(council),
  'in/c.txt': dump(`16.02.2024\n\n${council}`, forest),
}

interface FoundJson {
  readonly file: string
  readonly line: number
  readonly of: {readonly file: string; readonly line: number}
}

const listed = async (cwd: string, ...more: readonly string[]): Promise<string[]> => {
  const {stdout} = await dateline(['duplicates', '--format', 'json', ...more, '.'], {cwd})
  return (JSON.parse(stdout) as FoundJson[]).map(({file, line, of}) => `${file}:${line} of ${of.file}:${of.line}`)
}

describe('duplicates on the command line', () => {
  it('are those of the editor, and of check', () =>
    inFolder({...files, '.dateline.yml': settings}, async (cwd) => {
      const now = await join({folders: [cwd]})
      await now.close()
      const {nodeDisk} = await import('../../server/src/border/disk.js')
      const editor = await join({folders: [cwd], disk: nodeDisk()})
      await editor.idle()
      const {items} = await editor.request<WorkspaceDiagnosticReport>('workspace/diagnostic', {previousResultIds: []})
      const shown = items.flatMap((item) =>
        item.kind === 'full'
          ? item.items.map(({range, relatedInformation: [kept] = []}) => {
              const file = decodeURIComponent(item.uri.slice(`file://${cwd}/`.length))
              const of = decodeURIComponent(kept?.location.uri.slice(`file://${cwd}/`.length) ?? '')
              return `./${file}:${range.start.line + 1} of ./${of}:${(kept?.location.range.start.line ?? 0) + 1}`
            })
          : [],
      )
      await editor.close()
      assert.equal(shown.length, 3)
      assert.deepEqual((await listed(cwd)).sort(), shown.sort())
      const {stdout} = await dateline(['check', '--format', 'json', '.'], {cwd})
      const checked = JSON.parse(stdout) as (FoundJson & {readonly code: string})[]
      assert.deepEqual(
        checked
          .filter(({code}) => code === 'redundant-copy')
          .map(({file, line, of}) => `${file}:${line} of ${of.file}:${of.line}`)
          .sort(),
        shown,
      )
    }))

  it('are told as SARIF: rules, places as URIs, the kept copy, a fingerprint that lines do not move', () =>
    inFolder(files, async (cwd) => {
      const run = await dateline(['duplicates', '--format', 'sarif', '.'], {cwd})
      assert.equal(run.status, 2)
      const log = JSON.parse(run.stdout) as Log
      assert.equal(log.version, '2.1.0')
      assert.equal(log.runs.length, 1)
      const [{tool, results = []}] = log.runs as [Log['runs'][0]]
      assert.deepEqual(
        results.map(({locations: [place] = []}) => place?.physicalLocation?.artifactLocation?.uri).sort(),
        ['./a.txt', './b%20(1)%20%C3%A9.txt', './in/c.txt'],
      )
      for (const result of results) {
        assert.equal(tool.driver.rules?.[result.ruleIndex ?? -1]?.id, result.ruleId)
        assert.equal(result.level, 'note')
        assert.match(result.message.text ?? '', /^Redundant copy: /)
        const [related] = result.relatedLocations ?? []
        assert.match(related?.physicalLocation?.artifactLocation?.uri ?? '', /^\.\/(?:in\/c|a)\.txt$/)
        const {startLine = 0, endLine = 0} = result.locations?.[0]?.physicalLocation?.region ?? {}
        assert.ok(startLine >= 1 && endLine >= startLine)
      }
      const moved = {...files, 'a.txt': `\n\n${files['a.txt']}`}
      const prints = (text: string): string =>
        (JSON.parse(text) as Log).runs
          .flatMap(({results: all = []}) => all.map((one) => JSON.stringify(one.partialFingerprints)))
          .join('\n')
      await inFolder(moved, async (other) => {
        const again = await dateline(['duplicates', '--format', 'sarif', '.'], {cwd: other})
        assert.equal(prints(again.stdout), prints(run.stdout))
      })
    }))

  it('are SARIF without results where there are none', () =>
    inFolder({'a.txt': dump(council)}, async (cwd) => {
      const run = await dateline(['duplicates', '--format', 'sarif', '.'], {cwd})
      assert.equal(run.status, 0)
      assert.deepEqual((JSON.parse(run.stdout) as Log).runs[0]?.results, [])
    }))

  it('and findings are read by the problem matchers of the extension', () =>
    inFolder({...files, '.dateline.yml': settings}, async (cwd) => {
      const {contributes} = JSON.parse(readFileSync(joinPath(root, 'package.json'), 'utf8')) as {
        contributes: {problemMatchers: readonly {name: string; pattern: Record<string, number> & {regexp: never}}[]}
      }
      for (const [command, name] of [
        ['check', 'dateline'],
        ['duplicates', 'dateline-duplicates'],
      ] as const) {
        const {pattern} = contributes.problemMatchers.find((one) => one.name === name) ?? {}
        assert.ok(pattern)
        const {stdout} = await dateline([command, '.'], {cwd})
        const lines = stdout.split('\n').filter((line) => / of |redundant-copy/.test(line))
        assert.equal(lines.length, 3)
        for (const line of lines) {
          const found = new RegExp(pattern.regexp).exec(line)
          assert.ok(found, line)
          assert.match(found[pattern['file'] ?? 0] ?? '', /\.txt$/)
          assert.match(found[pattern['message'] ?? 0] ?? '', /copy/i)
        }
      }
    }))

  it('are kept where the team says, in whatever way the files are named', () =>
    inFolder(
      {...files, '.dateline.yml': `copies:\n  - blocks: ["${block(council)}"]\n    words: x\n    keep: b (1) é.txt\n`},
      async (cwd) => {
        const kept = 'b (1) é.txt'
        assert.deepEqual(
          (await listed(cwd)).filter((line) => line.includes(kept)),
          [`./a.txt:1 of ./${kept}:1`, `./in/c.txt:1 of ./${kept}:1`],
        )
        const {stdout} = await dateline(['duplicates', 'in', kept], {cwd})
        assert.match(stdout, /^in\/c\.txt:1-3: copy of b \(1\) é\.txt:1-1$/m)
        const gone = await dateline(['duplicates', 'a.txt', 'in/c.txt'], {cwd})
        assert.match(gone.stdout, /^a\.txt:1-\d: copy of in\/c\.txt/m)
      },
    ))

  it('are silent where the team accepts them, and listed when that is asked for', () =>
    inFolder(
      {
        ...files,
        '.dateline.yml': [
          'copies:',
          `  - blocks: ["${block(council)}", "${block(forest)}"]`,
          '    words: On 15 February',
          '    accept: true',
          '  - blocks: ["0000000000000001"]',
          '    words: "gone \\u202e text"',
          '    keep: x.txt',
        ].join('\n'),
      },
      async (cwd) => {
        assert.deepEqual(await listed(cwd), [])
        const run = await dateline(['duplicates', '--silenced', '.'], {cwd})
        assert.equal(run.status, 2)
        assert.equal(
          run.stdout,
          [
            './.dateline.yml: accepted as intended: On 15 February',
            '  ./a.txt:1',
            '  ./b (1) é.txt:1',
            '  ./in/c.txt:3',
            './.dateline.yml: kept in x.txt: gone \\u202E text',
            '  no file that was read has this text (block 0000000000000001)',
            '',
          ].join('\n'),
        )
        const json = await dateline(['duplicates', '--silenced', '--format', 'json', '.'], {cwd})
        assert.equal((JSON.parse(json.stdout) as unknown[]).length, 2)
      },
    ))

  it('are listed with what became of the copy that the team keeps', () => {
    const chosen = {
      ...files,
      '.dateline.yml': `copies:\n  - blocks: ["${block(council)}"]\n    words: x\n    keep: a.txt\n`,
    }
    const silenced = async (
      cwd: string,
      ...paths: readonly string[]
    ): Promise<readonly [unknown, string | undefined]> => {
      const run = await dateline(['duplicates', '--silenced', ...paths], {cwd})
      return [
        run.status,
        run.stdout
          .split('\n')
          .find((line) => line.includes('the kept file'))
          ?.trim(),
      ]
    }
    return inFolder(chosen, async (cwd) => {
      assert.deepEqual(await silenced(cwd, '.'), [0, undefined])
      assert.deepEqual(await silenced(cwd, 'in/c.txt'), [0, 'the kept file was not read'])
      writeFileSync(joinPath(cwd, 'a.txt'), dump(forest))
      assert.deepEqual(await silenced(cwd, '.'), [
        2,
        'the kept file does not have this text any more, so the rule decides which copy is kept',
      ])
      rmSync(joinPath(cwd, 'a.txt'))
      assert.deepEqual(await silenced(cwd, '.'), [2, 'the kept file is gone, so the rule decides which copy is kept'])
    })
  })

  it('ask as much of a reader of SARIF as the settings say', () =>
    inFolder({...files, '.dateline.yml': 'duplicates: {severity: error}\n'}, async (cwd) => {
      const levels = async (...paths: readonly string[]): Promise<unknown[]> => {
        const {stdout} = await dateline(['duplicates', '--format', 'sarif', ...paths], {cwd})
        return (JSON.parse(stdout) as Log).runs.flatMap(({results = []}) => results.map(({level}) => level))
      }
      assert.deepEqual(new Set(await levels('.')), new Set(['error']))
      // The settings of a folder do not hold for a file that is named.
      assert.deepEqual(new Set(await levels('a.txt', 'in/c.txt')), new Set(['note']))
    }))
})
