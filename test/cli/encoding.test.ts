import {strict as assert} from 'node:assert'
import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import iconv from 'iconv-lite'
import {dateline, inFolder, objects} from './dateline.js'

const russian =
  '16.02.2024   \n\n\n\nСекретарь ОДКБ Имангали Тасмагамбетов провел встречу с послом Казахстана.\n\nНазад\n'

/** One letter above ASCII: it may stand for many things. */
const hardly = Buffer.from('16.02.2024   \n\n\n\nThe Council met in Minsk \xa0 again.\n\nGo back\n', 'latin1')

describe('dateline and encodings', () => {
  for (const encoding of ['windows-1251', 'koi8-r', 'ibm866'] as const) {
    it(`writes ${encoding} as it was`, async () =>
      inFolder({'a.txt': iconv.encode(russian, encoding)}, async (folder) => {
        const {status, stderr} = await dateline(['normalize', '--write', 'a.txt'], {cwd: folder})
        assert.deepEqual([status, stderr], [0, ''])
        assert.match(iconv.decode(readFileSync(join(folder, 'a.txt')), encoding), /^16\.02\.2024\n\nСекретарь ОДКБ/)
      }))
  }

  it('does not write a text whose encoding is in doubt, and says what to do', async () =>
    inFolder({'a.txt': hardly}, async (folder) => {
      for (const args of [
        ['normalize', '--write', 'a.txt'],
        ['normalize', 'a.txt'],
        ['merge', 'a.txt'],
      ]) {
        const {status, stdout, stderr} = await dateline(args, {cwd: folder})
        assert.deepEqual([status, stdout], [1, ''], args.join(' '))
        assert.match(stderr, /a\.txt: it may be encoded in windows-1252 or /)
        assert.match(stderr, /--encoding NAME/)
      }
      assert.deepEqual(readFileSync(join(folder, 'a.txt')), hardly)
    }))

  it('tells the doubt with the facts', async () =>
    inFolder({'a.txt': hardly}, async (folder) => {
      const {stdout, stderr} = await dateline(['facts', 'a.txt'], {cwd: folder})
      assert.deepEqual(
        objects(stdout)[0]?.problems.map(({code, line}) => [code, line]),
        [['doubtful-encoding', 1]],
      )
      assert.match(stderr, /a\.txt:1:1: Read as windows-1252, which may be wrong/)
    }))

  it('takes the word of --encoding for it', async () =>
    inFolder({'a.txt': hardly, 'b.txt': 'Сессия в Минске.\n'}, async (folder) => {
      const {status} = await dateline(['normalize', '--write', '--encoding', 'IBM866', 'a.txt'], {cwd: folder})
      assert.equal(status, 0)
      const written = iconv.decode(readFileSync(join(folder, 'a.txt')), 'cp866')
      assert.match(written, /^16\.02\.2024\n\nThe Council met in Minsk а again\./)
      // What says how it is encoded is not asked.
      const {stdout} = await dateline(['facts', '--encoding', 'koi8-r', 'b.txt'], {cwd: folder})
      assert.equal(objects(stdout)[0]?.encoding, 'utf-8')
    }))

  it('knows no such encoding', async () => {
    const {status, stdout, stderr} = await dateline(['facts', '--encoding', 'base64', '-'], {input: 'x'})
    assert.deepEqual([status, stdout], [1, ''])
    assert.match(stderr, /expected an encoding such as utf-8, /)
    assert.match(stderr, /, got "base64"\. Nothing is read\./)
  })
})
