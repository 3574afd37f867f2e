import {strict as assert} from 'node:assert'
import {spawnSync} from 'node:child_process'
import {mkdirSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import type {News} from '../../server/src/core/news/what-is-new.js'
import {dateline, inFolder} from './dateline.js'

const meeting =
  'On 16 February 2024, the CSTO Secretary General Imangali Tasmagambetov met with the envoys of the member states.'
const forest = 'On 14 February 2024, the staff of the Secretariat planted forty trees along the road to the airport.'
const maps = 'On 20 February 2024, the CSTO Deputy Secretary General Valery Semerikov opened the exhibition of maps.'
const post =
  'On 21 February 2024, the Chairman of the Council Imangali Tasmagambetov closed the exhibition of maps in the museum.'
const dump = (...items: readonly string[]): string => `${items.join('\n\n\n')}\n\nGo back\n`
const dated = (day: string, text: string): string => `${day}\n\n${text}`
const older = dump(dated('16.02.2024', meeting), dated('14.02.2024', forest))
const newer = dump(
  dated('21.02.2024', post),
  dated('20.02.2024', maps),
  dated('16.02.2024', `${meeting.slice(0, -1)} again.`.replace(' again.', '.')),
  dated('14.02.2024', forest),
)

const text = [
  'new/b.txt:1: item: 2024-02-21  On 21 February 2024, the Chairman of the Council Imangali Tasmagambetov closed',
  'new/b.txt:6: item: 2024-02-20  On 20 February 2024, the CSTO Deputy Secretary General Valery Semerikov opened',
  'new/b.txt:8: official: 2024-02-20  Valery Semerikov, CSTO Deputy Secretary General',
  'new/b.txt:3: post: 2024-02-21  Imangali Tasmagambetov, Chairman of the Council',
  'New since old: 2 items, 1 official, 1 post, 0 revisions.',
]

function git(cwd: string, ...args: readonly string[]): void {
  const {status, stderr} = spawnSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b', ...args], {cwd})
  assert.equal(status, 0, stderr.toString())
}

describe('what is new', () => {
  it('in a folder, against one of older dumps: each text once, and no copies', () =>
    inFolder({'old/a.txt': older, 'new/b.txt': newer, 'new/c.txt': newer}, async (cwd) => {
      const run = await dateline(['new', '--since', 'old', 'new'], {cwd})
      assert.equal(run.status, 0)
      const lines = run.stdout.trim().split('\n')
      assert.deepEqual(
        lines.map((line, at) => line.slice(0, text[at]?.length)),
        text,
      )
      const json = await dateline(['new', '--format', 'json', '--since', 'old', 'new'], {cwd})
      const {items, officials, posts, revisions} = JSON.parse(json.stdout) as News
      assert.deepEqual(
        [items, officials, posts, revisions].map((list) => list.map(({line}) => line)),
        [[1, 6], [8], [3], []],
      )
      assert.equal((await dateline(['new', '--since', 'new', 'old'], {cwd})).stdout, 'Nothing is new since new.\n')
    }))

  it('takes a folder inside the other for the one side alone', () =>
    inFolder({'all/old/a.txt': older, 'all/b.txt': newer}, async (cwd) => {
      for (const [since, path, items] of [
        ['all/old', 'all', 2],
        ['all', 'all/old', 0],
      ] as const) {
        const {stdout} = await dateline(['new', '--format', 'json', '--since', since, path], {cwd})
        assert.equal((JSON.parse(stdout) as News).items.length, items, since)
      }
      const same = await dateline(['new', '--since', './all', 'all'], {cwd})
      assert.deepEqual([same.status, same.stdout], [1, ''])
    }))

  it('since a commit, whatever the names of the files are', () =>
    inFolder(
      {
        'dumps/a "ü" 1.txt': older,
        'dumps/deep/x.md': dump(dated('14.02.2024', forest)),
        'other.txt': dump(dated('20.02.2024', maps), dated('14.02.2024', forest)),
      },
      async (cwd) => {
        git(cwd, 'init', '-q')
        git(cwd, 'add', '.')
        git(cwd, 'commit', '-qm', 'one')
        git(cwd, 'tag', 'v1')
        writeFileSync(join(cwd, 'dumps', 'a "ü" 1.txt'), dump(dated('20.02.2024', maps)))
        mkdirSync(join(cwd, 'dumps', 'more'))
        writeFileSync(join(cwd, 'dumps', 'more', 'n.txt'), newer)
        for (const [paths, items] of [
          [['dumps'], ['dumps/a "ü" 1.txt:1', 'dumps/more/n.txt:1']],
          // The other file at the top has the text about the maps.
          [['.'], ['./dumps/more/n.txt:1']],
          [
            ['dumps/more/n.txt', 'dumps'],
            ['dumps/a "ü" 1.txt:1', 'dumps/more/n.txt:1'],
          ],
        ] as const) {
          const {stdout, stderr} = await dateline(['new', '--format', 'json', '--since', 'v1', ...paths], {cwd})
          assert.equal(stderr, '')
          assert.deepEqual(
            (JSON.parse(stdout) as News).items.map(({file, line}) => `${file}:${line}`),
            items,
          )
        }
      },
    ))

  it('is refused for what is no commit, and for what Git would take for an option', () =>
    inFolder({'dumps/a.txt': older}, async (cwd) => {
      const none = await dateline(['new', '--since', 'HEAD', 'dumps'], {cwd})
      assert.match(none.stderr, /^dateline: --since: Git says: not a git repository.*\. Nothing is compared\.\n$/)
      git(cwd, 'init', '-q')
      git(cwd, 'add', '.')
      git(cwd, 'commit', '-qm', 'one')
      for (const ref of ['--output=x', '-h', '', 'no such', 'HEAD\n', 'a'.repeat(5_000), 'HEAD:dumps', '$(id)']) {
        const run = await dateline(['new', `--since=${ref}`, 'dumps'], {cwd})
        assert.equal(run.status, 1, ref)
        assert.match(run.stderr, /^dateline: --since: (?:expected a folder or a Git ref|there is no folder)/, ref)
        assert.equal(run.stdout, '')
      }
    }))
})
