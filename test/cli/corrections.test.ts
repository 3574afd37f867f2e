import {strict as assert} from 'node:assert'
import {hashText} from '../../server/src/core/corrections/corrections.js'
import {reader} from '../core/reading.js'
import {dateline, inFolder, objects} from './dateline.js'

const first = 'The Permanent Council approved the plan of joint training for the whole of the next year.'
const dump = `16.02.2024\n\n${first}\n\nGo back\n`

/** The hash of a block, as the editor writes it. */
function hashOf(text: string): string {
  const [entry] = reader.recognize(text, 'plain').entries
  assert.ok(entry)
  return hashText(entry.facts.copy)
}

describe('corrections on the command line', () => {
  it('hold for folders, and for files by the nearest team above them', async () => {
    const team = `corrections:\n  - block: "${hashOf(first)}"\n    words: The Permanent\n    published: 2020-01-02\n`
    await inFolder(
      {'.dateline.yml': team, 'in/a.txt': dump, 'in/deep/b.txt': dump, 'other/.dateline.yml': '', 'other/c.txt': dump},
      async (cwd) => {
        for (const [paths, dates] of [
          [['.'], ['2020-01-02', '2020-01-02', '2020-01-02']],
          [['in'], ['2020-01-02', '2020-01-02']],
          [
            ['in/a.txt', 'other/c.txt'],
            ['2020-01-02', '2024-02-16'],
          ],
          [['other'], ['2024-02-16']],
        ] as const) {
          const {stdout} = await dateline(['facts', '--format', 'jsonl', ...paths], {cwd})
          assert.deepEqual(
            objects(stdout).map(({items}) => items[0]?.date),
            dates,
            paths.join(' '),
          )
        }
        const {stdout} = await dateline(['facts', '--format', 'jsonl', 'in'], {cwd})
        assert.deepEqual(objects(stdout)[0]?.items[0]?.published, {
          date: '2020-01-02',
          evidence: {line: 3, column: 1, text: 'corrected by the team'},
          certainty: 'corrected',
        })
      },
    )
  })

  it('hold from a folder below only when it, or a file in it, is named; its settings for no such file', async () => {
    const correction = `corrections:\n  - block: "${hashOf(first)}"\n    words: The Permanent\n    published: 2020-01-02\n`
    const team = `sources: ['{host}_{date:yyyyMMdd}.txt']\n${correction}`
    const page = 'nest/sub/odkb.example_20240302.txt'
    await inFolder({'nest/sub/.dateline.yml': team, [page]: dump}, async (cwd) => {
      for (const [path, date, source] of [
        ['nest', '2024-02-16', undefined],
        ['nest/sub', '2020-01-02', 'odkb.example'],
        [page, '2020-01-02', undefined],
      ] as const) {
        const [facts] = objects((await dateline(['facts', path], {cwd})).stdout)
        assert.deepEqual([facts?.items[0]?.date, facts?.source?.address], [date, source], path)
      }
    })
  })

  it('are listed with the places of their text, and exit with 2 when one has none', async () => {
    const own = hashOf(first)
    const team = `corrections:\n  - block: "${own}"\n    words: The Permanent\n    published: none\n`
    const stale = `  - block: "${'0'.repeat(22)}"\n    words: "gone \\u202e text"\n    item: none\n`
    await inFolder({'.dateline.yml': team, 'a.txt': dump, 'b.txt': `x\n\n\n${dump}`}, async (cwd) => {
      const run = await dateline(['corrections', '.'], {cwd})
      assert.equal(run.status, 0)
      assert.equal(run.stdout, './.dateline.yml: published none: The Permanent\n  ./a.txt:3\n  ./b.txt:6\n')
    })
    await inFolder({'.dateline.yml': team + stale, 'a.txt': dump}, async (cwd) => {
      const run = await dateline(['corrections', '--format', 'json', '.'], {cwd})
      assert.equal(run.status, 2)
      assert.deepEqual(JSON.parse(run.stdout), [
        {
          file: './.dateline.yml',
          block: own,
          words: 'The Permanent',
          published: 'none',
          event: null,
          item: null,
          places: [{file: './a.txt', line: 3}],
        },
        {
          file: './.dateline.yml',
          block: '0'.repeat(22),
          words: 'gone \u202e text',
          published: null,
          event: null,
          item: 'none',
          places: [],
        },
      ])
      const text = await dateline(['corrections', 'a.txt'], {cwd})
      assert.match(text.stdout, /gone \\u202E text\n {2}no file that was read has this text \(block 0{22}\)\n$/)
    })
  })

  it('are listed for a folder without any text, and exit with 2', async () => {
    const team = `corrections:\n  - block: "${'0'.repeat(22)}"\n    words: gone\n    item: none\n`
    await inFolder({'d/.dateline.yml': team, 'd/picture.png': '', 'd/deep/picture.png': ''}, async (cwd) => {
      for (const folder of ['d', 'd/deep']) {
        const run = await dateline(['corrections', folder], {cwd})
        assert.equal(run.status, 2, folder)
        assert.match(run.stdout, /d\/\.dateline\.yml: item none: gone\n {2}no file that was read has this text/)
      }
      assert.deepEqual(objects((await dateline(['facts', '--format', 'jsonl', 'd'], {cwd})).stdout), [])
    })
  })

  it('stay when a dump is normalized and merged', async () => {
    const second = 'The observers came to the capital and looked at the work of the polling stations all day.'
    const team = `corrections:\n  - block: "${hashOf(second)}"\n    words: x\n    item: continues\n`
    const untidy = `16.02.2024\n\n${first}\n\n\n15.02.2024\n\n  ${second}  \n\n\n14.02.2024\n\nA third text.\n\nGo back\n`
    await inFolder({'.dateline.yml': team, 'a.txt': untidy}, async (cwd) => {
      const items = async (): Promise<number | undefined> =>
        objects((await dateline(['facts', '--format', 'jsonl', 'a.txt'], {cwd})).stdout)[0]?.items.length
      const before = await items()
      const run = await dateline(['normalize', '--write', 'a.txt'], {cwd})
      assert.equal(run.status, 0, run.stderr)
      assert.equal(await items(), before)
      const merged = await dateline(['merge', 'a.txt'], {cwd})
      assert.equal(merged.status, 0, merged.stderr)
      assert.match(merged.stdout, /The observers came/)
    })
  })

  it('and words are told of where they cannot be used', async () => {
    const team = `words:\n  places: Rome\n  posts: {heads: [quaestor]}\ncorrections: all\n`
    await inFolder(
      {'d/.dateline.yml': team, 'd/a.txt': dump.replace('The Permanent', 'Quaestor Brontofax Umberling')},
      async (cwd) => {
        const run = await dateline(['facts', '--format', 'jsonl', 'd'], {cwd})
        assert.equal(
          run.stderr,
          'dateline: d/.dateline.yml, line 2: words.places: expected a list of words, found "Rome"; the list is left out.\n' +
            'dateline: d/.dateline.yml, line 4: corrections: expected a list of corrections, found "all"; nothing is corrected.\n',
        )
        assert.deepEqual(
          objects(run.stdout)[0]?.mentions.map(({title}) => title),
          ['Quaestor'],
        )
      },
    )
  })
})
