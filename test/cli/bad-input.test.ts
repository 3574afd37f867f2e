import {strict as assert} from 'node:assert'
import {spawn, spawnSync} from 'node:child_process'
import {mkdirSync, symlinkSync} from 'node:fs'
import {join} from 'node:path'
import process from 'node:process'
import type {Disk} from '../../server/src/border/disk.js'
import {nodeDisk} from '../../server/src/border/disk.js'
import {gather} from '../../server/src/cli/gather.js'
import {inputsOf} from '../../server/src/cli/inputs.js'
import {textSource} from '../../server/src/cli/text-source.js'
import {dateline, inFolder, main, objects, type Run} from './dateline.js'

const dump =
  '16.02.2024\n\nOn 16 February 2024, the CSTO Secretary General Imangali Tasmagambetov met the press.\n\nGo back\n'

describe('dateline with bad input', () => {
  const readable: readonly (readonly [what: string, bytes: Uint8Array, encoding: string])[] = [
    ['an empty file', Buffer.alloc(0), 'utf-8'],
    ['CRLF', Buffer.from(dump.replaceAll('\n', '\r\n')), 'utf-8'],
    ['CR', Buffer.from(dump.replaceAll('\n', '\r')), 'utf-8'],
    ['a byte-order mark', Buffer.from(`\uFEFF${dump}`), 'utf-8'],
    ['UTF-16 with its mark', Buffer.from(`\uFEFF${dump}`, 'utf16le'), 'utf-16le'],
    ['UTF-16, the other way round', Buffer.from(`\uFEFF${dump}`, 'utf16le').swap16(), 'utf-16be'],
    ['one NUL', Buffer.from(dump.replace('met', 'met\0')), 'utf-8'],
    ['one line of 10 MB', Buffer.from('the Council met and '.repeat(500_000)), 'utf-8'],
    ['a million empty lines', Buffer.alloc(1_000_000, '\n'), 'utf-8'],
  ]
  for (const [what, bytes, encoding] of readable) {
    it(`reads ${what}`, async () => {
      const facts = await told({'a.txt': bytes}, ['a.txt'])
      assert.deepEqual([facts.status, facts.stderr, facts.only?.encoding], [0, '', encoding])
    })
  }

  for (const end of ['\r\n', '\r']) {
    it(`counts the lines that ${JSON.stringify(end)} ends, and no mark`, async () => {
      const {only} = await told({'a.txt': `\uFEFF${dump.replaceAll('\n', end)}`}, ['a.txt'])
      assert.deepEqual(only?.items[0]?.published?.evidence, {line: 1, column: 1, text: '16.02.2024'})
      assert.deepEqual(only.boilerplate, [5])
    })
  }

  it('reads windows-1251', async () => {
    const {only, stderr, status} = await told({}, [join('examples', '008_d72c0e85f1b46a93.txt')])
    assert.deepEqual([status, stderr, only?.encoding], [0, '', 'windows-1251'])
  })

  it('says where bytes say nothing, and reads on', async () => {
    const bytes = Buffer.concat([
      Buffer.from('Сессия прошла в Минске.\nВ '),
      Buffer.from([0xff]),
      Buffer.from('Москве.\n'),
    ])
    const {only, stderr, status} = await told({'a.txt': bytes}, ['a.txt'])
    assert.equal(status, 0)
    assert.match(
      stderr,
      /^dateline: a\.txt:2:3: Expected utf-8, .* read as U\+FFFD, and the file is never written\.\n$/,
    )
    assert.deepEqual(
      only?.problems.map(({code, line, column}) => [code, line, column]),
      [['undecodable-bytes', 2, 3]],
    )
  })

  it('says where half a surrogate pair stands', async () => {
    const {only, stderr} = await told({'a.txt': Buffer.from('\uFEFFMinsk \uD83D', 'utf16le')}, ['a.txt'])
    assert.match(stderr, /^dateline: a\.txt:1:7: Expected utf-16le, /)
    assert.equal(only?.problems[0]?.code, 'undecodable-bytes')
  })

  const unreadable: readonly (readonly [what: string, name: string, make: (folder: string) => void, says: RegExp])[] = [
    ['is not there', 'gone.txt', () => undefined, /there is no such file or folder/],
    ['is a link to nothing', 'link.txt', (folder) => symlinkSync('gone.txt', join(folder, 'link.txt')), /no such file/],
    [
      'is a link to itself',
      'link.txt',
      (folder) => symlinkSync('link.txt', join(folder, 'link.txt')),
      /go round in a circle/,
    ],
    ['is a pipe', 'pipe.txt', (folder) => spawnSync('mkfifo', [join(folder, 'pipe.txt')]), /expected a file/],
  ]
  for (const [what, name, make, says] of unreadable) {
    it(`names a file that ${what}, and answers for the others`, async () =>
      inFolder({'a.txt': dump, 'b.txt': dump}, async (folder) => {
        make(folder)
        const run = await dateline(['facts', 'a.txt', name, 'b.txt'], {cwd: folder})
        assert.equal(run.status, 1)
        const [line = '', ...more] = run.stderr.trimEnd().split('\n')
        assert.deepEqual(more, [])
        assert.ok(line.startsWith(`dateline: ${name}: `))
        assert.match(line, says)
        assert.match(line, /; it is left out\.$/)
        const facts = objects(run.stdout)
        assert.deepEqual(
          facts.map(({file}) => file),
          ['a.txt', name, 'b.txt'],
        )
        assert.deepEqual(
          facts.map(({problems}) => problems[0]?.code),
          [undefined, 'unreadable', undefined],
        )
        assert.deepEqual([facts[1]?.dump, facts[1]?.encoding, facts[1]?.items], [false, null, []])
      }))
  }

  it('takes a picture, a document and noise for no text', async () => {
    const noise = Buffer.from(Array.from({length: 4_000}, (_, at) => (at * 7919) % 256))
    const run = await told({'a.txt': Buffer.from('%PDF-1.7\n'), 'b.txt': noise, 'c.txt': '\u0089PNG'}, [
      'a.txt',
      'b.txt',
    ])
    assert.equal(run.status, 1)
    assert.match(
      run.stderr,
      /^dateline: a\.txt: expected text, found a PDF document; it is left out\.\ndateline: b\.txt: expected text/,
    )
  })

  it('does not follow links below a folder, so that circles of them end', async () =>
    inFolder({'dumps/a.txt': dump}, async (folder) => {
      symlinkSync('.', join(folder, 'dumps', 'one'))
      symlinkSync('.', join(folder, 'dumps', 'two'))
      symlinkSync('a.txt', join(folder, 'dumps', 'again.txt'))
      assert.deepEqual(files(await dateline(['facts', 'dumps'], {cwd: folder})), ['dumps/a.txt'])
    }))

  it('tells a folder whose name looks like a file from one', async () =>
    inFolder({'dumps/b.txt': dump}, async (folder) => {
      mkdirSync(join(folder, 'dumps', 'a.txt'))
      assert.deepEqual(files(await dateline(['facts', 'dumps'], {cwd: folder})), ['dumps/b.txt'])
    }))

  it('names a file that vanishes between the listing and the reading, and a folder that cannot be listed', async () =>
    inFolder({'dumps/a.txt': dump, 'dumps/b.txt': dump, 'dumps/deep/c.txt': dump}, async (folder) => {
      const real = nodeDisk()
      const fail = (code: string): never => {
        throw Object.assign(new Error(code), {code})
      }
      const disk: Disk = {
        ...real,
        read: (path, limit) => (path.endsWith('a.txt') ? fail('ENOENT') : real.read(path, limit)),
        list: (path) => (path.endsWith('deep') ? fail('EACCES') : real.list(path)),
      }
      const source = textSource(() => Buffer.alloc(0), {disk})
      const {inputs} = await inputsOf(disk, [join(folder, 'dumps')], '-')
      const {answers} = await gather(source, inputs, {step: () => undefined})
      assert.deepEqual(
        answers.map((answer) => (answer.kind === 'read' ? 'read' : answer.reason)),
        ['there is no such file or folder', 'read', 'no permission to read it'],
      )
    }))

  it('shows what the names of files and the words in them would hide or do to a terminal', async () => {
    const name = 'a\u001b]0;gone\u0007\u202e\n.txt'
    const text =
      '16.02.2024\n\nOn 16 February 2024 \u001b[2J\u202e\u009b the Council met in Minsk and went home.\n\nGo back\n'
    const hostile = /[^\n\x20-\x7e…“”–—]/
    await inFolder({[`dumps/${name}`]: text, 'dumps/b.txt': text}, async (folder) => {
      for (const command of ['outline', 'officials', 'duplicates', 'check', 'facts']) {
        const {stdout, stderr} = await dateline([command, 'dumps', `gone ${name}`], {cwd: folder})
        assert.doesNotMatch(stdout, hostile, command)
        assert.doesNotMatch(stderr, hostile, command)
        assert.match(stderr, /gone a\\u001B\]0;gone\\u0007\\u202E\\n\.txt: there is no such file or folder/)
      }
      const [first] = objects((await dateline(['facts', 'dumps'], {cwd: folder})).stdout)
      assert.equal(first?.file, `dumps/${name}`)
    })
  })

  it('ends quietly when nobody reads on', (done) => {
    const child = spawn('bash', ['-c', '"$0" "$1" facts examples examples/000*; echo $? >&2', process.execPath, main])
    let said = ''
    child.stderr.on('data', (part: Buffer) => (said += part.toString()))
    child.stdout.once('data', () => child.stdout.destroy())
    child.on('close', () => {
      assert.equal(said, '0\n')
      done()
    })
  })

  it('ends quietly behind head', () => {
    const {stdout, stderr} = spawnSync('bash', [
      '-c',
      '"$0" "$1" facts --format json examples | head -c 1000 | wc -c',
      process.execPath,
      main,
    ])
    assert.deepEqual([stdout.toString().trim(), stderr.toString()], ['1000', ''])
  })
})

/** Run `facts` over files of a folder; without any, in the repository. */
async function told(
  contents: Readonly<Record<string, string | Uint8Array>>,
  paths: readonly string[],
): Promise<Run & {readonly only: ReturnType<typeof objects>[number] | undefined}> {
  const run = await inFolder(
    contents,
    async (folder) => await dateline(['facts', ...paths], Object.keys(contents).length > 0 ? {cwd: folder} : {}),
  )
  return {...run, only: objects(run.stdout)[0]}
}

function files(run: Run): readonly string[] {
  return objects(run.stdout).map(({file}) => file)
}
