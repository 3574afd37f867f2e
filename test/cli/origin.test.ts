import {strict as assert} from 'node:assert'
import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {Ajv2020} from 'ajv/dist/2020.js'
import {dateline, inFolder, objects, root} from './dateline.js'

const news = '16.02.2024\n\nThe CSTO Secretary General Imangali Tasmagambetov met the press.\n\nGo back\n'
const validate = new Ajv2020({allErrors: true}).compile(
  JSON.parse(readFileSync(join(root, 'docs', 'facts.schema.json'), 'utf8')) as object,
)

describe('where dumps come from, on the command line', () => {
  const files = {
    '.dateline.yml': "sources:\n  - '{host}_{date:yyyyMMdd}*.txt'\n",
    'head.txt': `---\nurl: https://a.example/1\nretrieved: 2024-03-01T10:00:00Z\n---\n\n${news}`,
    'odkb.example_20240302-1.txt': news,
    'side.md': news,
    'side.md.json': '{"url": "https://a.example/2", "crawled": "2024-03-03"}',
    'with-none.txt': news,
  }

  it('is told with the facts, each with its place, and never as the day of an item', async () =>
    inFolder(files, async (folder) => {
      const {stdout, stderr} = await dateline(['facts', '.'], {cwd: folder})
      assert.equal(stderr, '')
      const all = objects(stdout)
      for (const facts of all) assert.ok(validate(facts), JSON.stringify(validate.errors))
      assert.deepEqual(
        all.map(({file, source, retrieved}) => [
          file.slice(2),
          source?.address,
          source?.evidence.place,
          retrieved?.time,
          retrieved?.evidence.file ?? retrieved?.evidence.line,
        ]),
        [
          ['head.txt', 'https://a.example/1', 'front matter', '2024-03-01T10:00:00Z', 3],
          ['odkb.example_20240302-1.txt', 'odkb.example', 'file name', '2024-03-02', undefined],
          ['side.md', 'https://a.example/2', 'sidecar', '2024-03-03', 'side.md.json'],
          ['with-none.txt', undefined, undefined, undefined, undefined],
        ],
      )
      for (const {items} of all)
        assert.deepEqual(
          items.map(({date}) => date),
          ['2024-02-16'],
        )
    }))

  it('is read off a sidecar in whatever folder, for a file that is named as for one that is found', async () =>
    inFolder(
      {
        'one/side.md': news,
        'one/side.md.json': '{"url": "https://a.example/1"}',
        'one/two/side.txt': news,
        'one/two/side.meta.json': '{"url": "https://a.example/2"}',
        'one/with-none.txt': news,
      },
      async (folder) => {
        const found = objects((await dateline(['facts', '.'], {cwd: folder})).stdout)
        const files = ['one/side.md', 'one/two/side.txt', 'one/with-none.txt']
        const named = objects((await dateline(['facts', ...files], {cwd: folder})).stdout)
        for (const all of [found, named])
          assert.deepEqual(
            all.map(({source}) => source?.address),
            ['https://a.example/1', 'https://a.example/2', undefined],
          )
      },
    ))

  it('stands at the head of an outline', async () =>
    inFolder(files, async (folder) => {
      const {stdout} = await dateline(['outline', 'head.txt'], {cwd: folder})
      assert.match(stdout, /^head\.txt: from https:\/\/a\.example\/1, retrieved 2024-03-01T10:00:00Z\n/)
    }))

  it('is left out where the pattern is none, which is told', async () =>
    inFolder({...files, '.dateline.yml': "sources: ['{server}*']\n"}, async (folder) => {
      const {stdout, stderr} = await dateline(['facts', '.'], {cwd: folder})
      assert.match(stderr, /sources\[0\]: expected a pattern such as /)
      assert.match(stderr, /, got "\{server\}\*"; this entry is left out\./)
      assert.equal(objects(stdout)[1]?.source, null)
    }))
})
