import {strict as assert} from 'node:assert'
import {spawn, spawnSync} from 'node:child_process'
import {chmodSync, existsSync, linkSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync} from 'node:fs'
import {join} from 'node:path'
import process from 'node:process'
import {dateline, inFolder, main, objects, root, type Run} from './dateline.js'

const item = 'On 16 February 2024, the CSTO Secretary General Imangali Tasmagambetov met the press in Moscow.'
const other = 'On 7 February 2024, the CSTO Deputy Secretary General Valery Semerikov opened a round table.'
const strip = `16.02.2024\n\n${item}\n\n\n07.02.2024\n\n${other}\n`
const dump = `${strip}\n\nGo back\n`
const later = `20.02.2024\n\nOn 19 February 2024, V.Semerikov spoke of the drills that await the alliance this year.\n\n\n${dump}`
const impossible = dump.replace('16.02.2024', '31.02.2024')

describe('dateline', () => {
  describe('help', () => {
    let names: readonly string[] = []
    before(async () => {
      const {stdout} = await dateline(['--help'])
      names = [...stdout.matchAll(/^ {2}([a-z]+) \[options\]/gm)].map(([, name = '']) => name)
    })

    it('lists the commands', () => {
      for (const name of ['facts', 'outline', 'officials', 'duplicates', 'check', 'normalize'])
        assert.ok(names.includes(name), name)
    })

    it('shows examples for each command, all of which it takes', async () => {
      for (const name of names) {
        const help = await dateline([name, '--help'])
        assert.equal(help.status, 0)
        const [, examples = ''] = help.stdout.split('Examples:\n')
        assert.ok(examples.split('\n', 1)[0]?.includes(`dateline ${name} `), help.stdout)
      }
    })

    it('fits a terminal of 80 columns', async () => {
      for (const name of ['', ...names]) {
        const long = (await dateline([...(name === '' ? [] : [name]), '--help'])).stdout
          .split('\n')
          .filter((line) => line.length > 80)
        assert.deepEqual(long, [], name)
      }
    })

    it('gives the version of the package', async () => {
      const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {version: string}
      assert.equal((await dateline(['--version'])).stdout, `${manifest.version}\n`)
    })

    it('tells what is wrong with a command it does not take', async () => {
      for (const args of [
        [],
        ['fact', 'a.txt'],
        ['facts'],
        ['check', '--format', 'xml', 'a.txt'],
        ['normalize', '--skip', 'all', 'a.txt'],
      ]) {
        const run = await dateline(args)
        assert.equal(run.status, 1, args.join(' '))
        assert.equal(run.stdout, '')
        assert.notEqual(run.stderr, '')
      }
    })
  })

  describe('inputs', () => {
    const contents = {
      'd/b.txt': dump,
      'd/a.txt': later,
      'd/a/z.md': dump,
      'd/node_modules/x.txt': dump,
      'd/c.html': dump,
      'x.log': dump,
    }

    it('come out in the order they are named in, folders by path', async () =>
      inFolder(contents, async (folder) => {
        const args = ['facts', 'x.log', 'd']
        assert.deepEqual(files(await dateline(args, {cwd: folder})), ['x.log', 'd/a.txt', 'd/a/z.md', 'd/b.txt'])
      }))

    it('keep the spelling they are named in, slashes at the end left out', async () =>
      inFolder(contents, async (folder) => {
        assert.deepEqual(files(await dateline(['facts', './d//'], {cwd: folder}))[0], './d/a.txt')
        assert.deepEqual(files(await dateline(['facts', '.'], {cwd: folder}))[0], './d/a.txt')
        assert.deepEqual(files(await dateline(['facts', join(folder, 'd')]))[0], `${folder}/d/a.txt`)
      }))

    it('are read once however often they are named', async () =>
      inFolder(contents, async (folder) => {
        const args = ['facts', 'd/b.txt', 'd', './d/b.txt']
        assert.deepEqual(files(await dateline(args, {cwd: folder})), ['d/b.txt', 'd/a.txt', 'd/a/z.md'])
      }))

    it('spell the file of a kept copy as they are spelled', async () =>
      inFolder(contents, async (folder) => {
        const all = objects((await dateline(['facts', './d'], {cwd: folder})).stdout)
        const kept = all.flatMap(({duplicates}) => duplicates.map(({of}) => of.file))
        assert.ok(kept.length > 0)
        for (const file of kept)
          assert.ok(
            all.some((facts) => facts.file === file),
            file,
          )
      }))

    it('follow the settings beside them', async () => {
      const settings =
        "files: {include: ['**/*.txt'], exclude: ['old/**']}\ndumps: {always: ['notes.*'], never: [b.txt]}\ndetect: 1\n"
      const more = {'d/.dateline.yml': settings, 'd/old/x.txt': dump, 'd/notes.txt': 'Come on 31.02.2024, they said.\n'}
      await inFolder({...contents, ...more}, async (folder) => {
        const run = await dateline(['facts', 'd'], {cwd: folder})
        const dumps = objects(run.stdout).map((facts) => [facts.file, facts.dump])
        assert.deepEqual(dumps, [
          ['d/a.txt', true],
          ['d/b.txt', false],
          ['d/notes.txt', true],
        ])
        assert.equal(run.status, 0)
        assert.match(
          run.stderr,
          /^dateline: d\/\.dateline\.yml, line 3: detect: expected true or false, got 1; using true\.\n$/,
        )
        assert.match(
          (await dateline(['check', 'd'], {cwd: folder})).stdout,
          /\n2 dumps: 0 redundant copies, 1 other problem\.\n$/,
        )
        assert.equal(objects((await dateline(['facts', 'd/b.txt'], {cwd: folder})).stdout)[0]?.dump, true)
      })
    })

    it('can be standard input, under a name', async () => {
      const [facts] = objects((await dateline(['facts', '-'], {input: dump})).stdout)
      assert.deepEqual([facts?.file, facts?.dump, facts?.items.length], ['-', true, 2])
      const named = await dateline(['facts', '-', '--stdin-name', 'page.md'], {input: `**16.02.2024**\n\n${item}\n`})
      assert.equal(objects(named.stdout)[0]?.file, 'page.md')
    })

    it('can be named after --', async () =>
      inFolder({'-x.txt': dump}, async (folder) =>
        assert.deepEqual(files(await dateline(['facts', '--', '-x.txt'], {cwd: folder})), ['-x.txt']),
      ))

    it('say the same of persons whatever their order', async () =>
      inFolder({'a.txt': dump, 'b.txt': later, 'c.txt': impossible}, async (folder) => {
        const told = async (...order: readonly string[]): Promise<readonly [object, string]> => {
          const facts = objects((await dateline(['facts', ...order], {cwd: folder})).stdout)
          const {stdout} = await dateline(['officials', ...order], {cwd: folder})
          return [[...facts].sort((a, b) => (a.file < b.file ? -1 : 1)), stdout]
        }
        const first = await told('a.txt', 'b.txt', 'c.txt')
        assert.deepEqual(await told('c.txt', 'b.txt', 'a.txt'), first)
        assert.deepEqual(await told('b.txt', 'c.txt', 'a.txt'), first)
      }))
  })

  describe('status', () => {
    const contents = {'a.txt': dump, 'b.txt': later, 'bad.txt': impossible}
    const cases: readonly (readonly [args: string, status: number])[] = [
      ['facts a.txt', 0],
      ['facts a.txt gone.txt', 1],
      ['outline a.txt', 0],
      ['outline gone.txt a.txt', 1],
      ['officials a.txt b.txt', 0],
      ['officials a.txt gone.txt', 1],
      ['duplicates a.txt', 0],
      ['duplicates a.txt b.txt', 2],
      ['duplicates a.txt b.txt gone.txt', 2],
      ['duplicates gone.txt', 1],
      ['check a.txt', 0],
      ['check bad.txt', 2],
      ['check a.txt b.txt', 2],
      ['check gone.txt', 1],
      ['check a.txt gone.txt', 1],
      ['normalize --check a.txt', 2],
      ['normalize --check gone.txt', 1],
      ['normalize a.txt', 0],
      ['normalize gone.txt', 1],
    ]
    for (const [args, status] of cases) {
      it(`of ${args} is ${String(status)}`, async () =>
        inFolder(contents, async (folder) =>
          assert.equal((await dateline(args.split(' '), {cwd: folder})).status, status),
        ))
    }
  })

  describe('boilerplate', () => {
    const pages = Object.fromEntries(
      Array.from('ABCDEFGHIJ').map((letter) => [
        `${letter}.txt`,
        `16.02.2024\n\nOn 16 February, the rescue teams of ${letter}-town got new boats.\n\narchive of photos\n\nGo back\n`,
      ]),
    )

    it('lists the lines that are learned, and obeys the veto of the folder', async () => {
      await inFolder(pages, async (cwd) => {
        const {status, stdout} = await dateline(['boilerplate', '.'], {cwd})
        assert.equal(status, 0)
        assert.equal(stdout, '    10 pages  archive of photos  (./A.txt:5)\n')
      })
      await inFolder({...pages, '.dateline.yml': 'boilerplate:\n  never: [archive of photos]\n'}, async (cwd) =>
        assert.equal((await dateline(['boilerplate', '--format', 'jsonl', '.'], {cwd})).stdout, ''),
      )
    })

    it('obeys the veto of one folder in all that are read with it', async () => {
      const apart = Object.entries(pages).map(([name, text]) => [`pages/${name}`, text] as const)
      const veto = {'veto/.dateline.yml': 'boilerplate:\n  never: [archive of photos]\n', 'veto/a.txt': dump}
      await inFolder({...Object.fromEntries(apart), ...veto}, async (cwd) => {
        assert.match((await dateline(['boilerplate', 'pages'], {cwd})).stdout, /archive of photos/)
        assert.doesNotMatch((await dateline(['boilerplate', 'pages', 'veto'], {cwd})).stdout, /archive of photos/)
      })
    })
  })

  describe('check', () => {
    it('prints a line that a problem matcher takes, then a summary', async () =>
      inFolder({'a.txt': dump, 'b.txt': later, 'bad.txt': impossible}, async (folder) => {
        const lines = (await dateline(['check', 'a.txt', 'b.txt', 'bad.txt'], {cwd: folder})).stdout
          .trimEnd()
          .split('\n')
        const summary = lines.pop()
        for (const line of lines) assert.match(line, /^[^:]+:\d+:\d+: (?:warning|info): .+\. \[[a-z-]+\]$/)
        assert.ok(
          lines.includes(
            'bad.txt:1:1: warning: No calendar has the day "31.02.2024": it is not taken for a date. [impossible-date]',
          ),
        )
        assert.equal(summary, `3 dumps: ${String(lines.length - 1)} redundant copies, 1 other problem.`)
      }))

    it('tells what the editor tells, save what the settings of the folder switch off', async () => {
      const days = ['16.02.2024', '14.02.2024', '12.02.2025', '09.02.2024', '05.02.2024']
      const list = days.map((day, at) => `${day}\n\nThe group number ${String(at)} met.\n\n\n`).join('')
      const line = 'a.txt:11:1: info: "12.02.2025" breaks the order of the list, between 2024-02-14 and 2024-02-09'
      await inFolder({'d/a.txt': `${list}Go back\n`}, async (folder) => {
        const {stdout, status} = await dateline(['check', 'd'], {cwd: folder})
        assert.ok(stdout.startsWith(`d/${line}: it is taken as it stands. [date-out-of-order]\n`), stdout)
        assert.equal(status, 2)
      })
      const off = 'problems:\n  off: [date-out-of-order]\n'
      await inFolder({'d/a.txt': `${list}Go back\n`, 'd/.dateline.yml': off}, async (folder) =>
        assert.equal((await dateline(['check', 'd'], {cwd: folder})).status, 0),
      )
    })

    it('looks at dumps only, unless a file is named', async () =>
      inFolder({'d/notes.txt': 'Come on 31.02.2024, they said.\n', 'd/a.txt': dump}, async (folder) => {
        assert.equal(
          (await dateline(['check', 'd'], {cwd: folder})).stdout,
          '1 dump: 0 redundant copies, 0 other problems.\n',
        )
        assert.match((await dateline(['check', 'd/notes.txt'], {cwd: folder})).stdout, /impossible-date/)
      }))
  })

  describe('lsp', () => {
    it('serves an editor on standard input and output', (done) => {
      const server = spawn(process.execPath, [main, 'lsp', '--stdio'])
      const say = (message: object): void => {
        const text = JSON.stringify({jsonrpc: '2.0', ...message})
        server.stdin.write(`Content-Length: ${String(Buffer.byteLength(text))}\r\n\r\n${text}`)
      }
      let said = ''
      server.stdout.on('data', (part: Buffer) => {
        const before = said
        said += part.toString()
        if (said.includes('"id":1') && !before.includes('"id":1')) say({id: 2, method: 'shutdown'})
        if (said.includes('"id":2') && !before.includes('"id":2')) say({method: 'exit'})
      })
      server.on('close', (status) => {
        assert.equal(status, 0)
        assert.match(said, /^Content-Length: \d+\r\n\r\n.*"capabilities":\{/)
        done()
      })
      say({id: 1, method: 'initialize', params: {processId: null, rootUri: null, capabilities: {}}})
    })
  })

  describe('normalize', () => {
    const untidy = `16.02.2024 \n${item}   \n07.02.2024\n${other}\n\n\n\nGo back`

    it('prints the text of standard input', async () => {
      const {stdout, status} = await dateline(['normalize', '-'], {input: untidy})
      assert.equal(status, 0)
      assert.match(stdout, /^16\.02\.2024\n\nOn 16 February/)
      assert.equal((await dateline(['normalize', '-'], {input: stdout})).stdout, stdout)
    })

    it('prints nothing and finds nothing where nothing changes', async () =>
      inFolder({'a.txt': (await dateline(['normalize', '-'], {input: untidy})).stdout}, async (folder) => {
        assert.equal((await dateline(['normalize', 'a.txt'], {cwd: folder})).stdout, '')
        assert.equal((await dateline(['normalize', '--check', 'a.txt'], {cwd: folder})).status, 0)
      }))

    it('makes a patch that gives the bytes that --write writes, for every example', async () => {
      const examples = Object.fromEntries(
        readdirSync(join(root, 'examples')).map((name) => [
          `examples/${name}`,
          readFileSync(join(root, 'examples', name)),
        ]),
      )
      const written = await inFolder(examples, async (folder) => {
        assert.equal((await dateline(['normalize', '--write', 'examples'], {cwd: folder})).status, 0)
        return contentsOf(folder)
      })
      await inFolder(examples, async (folder) => {
        const {bytes} = await dateline(['normalize', 'examples'], {cwd: folder})
        assert.ok(bytes.length > 0)
        const applied = spawnSync('git', ['apply', '-'], {cwd: folder, input: bytes})
        assert.equal(applied.status, 0, applied.stderr.toString())
        assert.deepEqual(contentsOf(folder), written)
      })
    })

    it('writes nothing without --write', async () =>
      inFolder({'a.txt': untidy}, async (folder) => {
        for (const flags of [[], ['--stdout'], ['--check']]) {
          await dateline(['normalize', ...flags, 'a.txt'], {cwd: folder})
          assert.equal(readFileSync(join(folder, 'a.txt'), 'utf8'), untidy)
          assert.deepEqual(readdirSync(folder), ['a.txt'])
        }
      }))

    it('keeps encoding, mark, line ends, mode and links when it writes', async () =>
      inFolder({'deep/a.txt': Buffer.from(`\uFEFF${untidy.replaceAll('\n', '\r\n')}`, 'utf16le')}, async (folder) => {
        const path = join(folder, 'deep', 'a.txt')
        chmodSync(path, 0o600)
        symlinkSync('deep/a.txt', join(folder, 'link.txt'))
        assert.equal(
          (await dateline(['normalize', '--write', 'link.txt'], {cwd: folder})).stdout,
          'link.txt: written\n',
        )
        const text = readFileSync(path).toString('utf16le')
        assert.match(text, /^\uFEFF16\.02\.2024\r\n\r\nOn 16 February/)
        assert.doesNotMatch(text, /[^\r]\n/)
        assert.equal(statSync(path).mode & 0o777, 0o600)
        assert.deepEqual(readdirSync(folder).sort(), ['deep', 'link.txt'])
      }))

    it('refuses to write what it could not read whole', async () =>
      inFolder(
        {'a.txt': Buffer.concat([Buffer.from(`Сессия — в Минске. ${untidy}`), Buffer.from([0xff])])},
        async (folder) => {
          const before = readFileSync(join(folder, 'a.txt'))
          const {status, stderr} = await dateline(['normalize', '--write', 'a.txt'], {cwd: folder})
          assert.equal(status, 1)
          assert.match(stderr, /^dateline: a\.txt: its bytes could not be had back /m)
          assert.match(stderr, /; it is left as it was\.$/m)
          assert.deepEqual(readFileSync(join(folder, 'a.txt')), before)
        },
      ))

    it('takes dumps only from a folder', async () =>
      inFolder({'d/a.txt': untidy, 'd/notes.txt': 'Buy  milk \n\n\n\nand bread'}, async (folder) => {
        const {stdout} = await dateline(['normalize', '--check', 'd'], {cwd: folder})
        assert.equal(stdout, 'd/a.txt\n')
      }))

    it('goes by the rules of the folder, and by those that are given', async () => {
      const dated = `16 February 2024\n\n${item}\n\nGo back\nIMG-0060-1.jpg\n`
      const files = {'d/a.txt': dated, 'd/.dateline.yml': 'normalize:\n  dateStyle: yyyy-mm-dd\n  removeFooter: true\n'}
      await inFolder(files, async (folder) => {
        const {stdout} = await dateline(['normalize', '--stdout', 'd'], {cwd: folder})
        assert.match(stdout, /^2024-02-16\n/)
        assert.doesNotMatch(stdout, /Go back/)
        const flags = ['--date-style', 'asWritten', '--skip', 'removeFooter', '--also', 'removeResidue']
        const given = await dateline(['normalize', '--stdout', ...flags, 'd'], {cwd: folder})
        assert.match(given.stdout, /^16 February 2024\n[\s\S]*Go back\n$/)
      })
    })

    it('leaves a rule out', async () => {
      const all = (await dateline(['normalize', '-'], {input: untidy})).stdout
      const some = (await dateline(['normalize', '--skip', 'blankLines', '--skip', 'dateLines', '-'], {input: untidy}))
        .stdout
      assert.notEqual(some, all)
    })
  })

  describe('convert', () => {
    it('makes a file beside each dump, and never over another', async () =>
      inFolder({'a.txt': dump}, async (folder) => {
        const {stdout} = await dateline(['convert', 'a.txt'], {cwd: folder})
        assert.equal((await dateline(['convert', '--write', 'a.txt'], {cwd: folder})).stdout, 'a.md: written\n')
        assert.equal(readFileSync(join(folder, 'a.md'), 'utf8'), stdout)
        const {status, stderr} = await dateline(['convert', '--write', 'a.txt'], {cwd: folder})
        assert.equal(status, 1)
        assert.match(stderr, /there is a file of that name already; it is not converted/)
        assert.equal((await dateline(['convert', '-', '--stdin-name', 'a.md'], {input: stdout})).status, 0)
      }))
  })

  describe('merge', () => {
    const contents = {'a.txt': dump, 'b.txt': later}

    it('prints one dump, whatever the order of the inputs', async () =>
      inFolder(contents, async (folder) => {
        const {stdout, status} = await dateline(['merge', 'a.txt', 'b.txt'], {cwd: folder})
        assert.equal(status, 0)
        assert.deepEqual(stdout.match(/^\d\d\.\d\d\.\d{4}$/gm), ['20.02.2024', '16.02.2024', '07.02.2024'])
        assert.equal((await dateline(['merge', 'b.txt', 'a.txt'], {cwd: folder})).stdout, stdout)
        assert.equal((await dateline(['merge', '.'], {cwd: folder})).stdout, stdout)
        assert.equal((await dateline(['merge', '-'], {input: stdout})).stdout, stdout)
        assert.deepEqual(readdirSync(folder).sort(), ['a.txt', 'b.txt'])
      }))

    it('lists what is left out and what stands for it', async () =>
      inFolder(contents, async (folder) => {
        const {stdout} = await dateline(['merge', '--dropped', '.'], {cwd: folder})
        assert.match(stdout, /^\.\/b\.txt:6-\d+: copy, kept as \.\/a\.txt:1-\d+$/m)
        const objects = (await dateline(['merge', '--dropped', '--format', 'json', '.'], {cwd: folder})).stdout
        assert.equal((JSON.parse(objects) as unknown[]).length, stdout.trimEnd().split('\n').length)
      }))

    it('makes a patch that gives the bytes that --write writes', async () =>
      inFolder(contents, async (folder) => {
        const merge = ['merge', '--output', 'all.txt', 'a.txt', 'b.txt']
        const {bytes} = await dateline(merge, {cwd: folder})
        assert.ok(!existsSync(join(folder, 'all.txt')))
        assert.equal(
          (await dateline([...merge, '--write'], {cwd: folder})).stdout,
          'all.map.jsonl: written\nall.txt: written\n',
        )
        const written = readFileSync(join(folder, 'all.txt'))
        assert.deepEqual(written, (await dateline(['merge', 'a.txt', 'b.txt'], {cwd: folder})).bytes)
        rmSync(join(folder, 'all.txt'))
        assert.equal(spawnSync('git', ['apply', '-'], {cwd: folder, input: bytes}).status, 0)
        assert.deepEqual(readFileSync(join(folder, 'all.txt')), written)
      }))

    it('writes beside it where each line came from', async () =>
      inFolder(contents, async (folder) => {
        await dateline(['merge', '-o', 'all.txt', '--write', 'a.txt', 'b.txt'], {cwd: folder})
        const text = readFileSync(join(folder, 'all.txt'), 'utf8').split('\n')
        const map = readFileSync(join(folder, 'all.map.jsonl'), 'utf8').trimEnd().split('\n')
        const told = map.map((line) => JSON.parse(line) as {line: number; sources: {file: string; line: number}[]})
        assert.equal(told.length, text.filter((line) => line !== '').length)
        for (const {line, sources} of told) {
          for (const {file, line: at} of sources)
            assert.equal(readFileSync(join(folder, file), 'utf8').split('\n')[at - 1], text[line - 1])
        }
      }))

    it('makes a file for each day, each with its map, and never writes over an input', async () =>
      inFolder(contents, async (folder) => {
        const {stdout} = await dateline(['merge', '--by', 'day', '-o', 'all.txt', '--write', '.'], {cwd: folder})
        assert.deepEqual(stdout.match(/^all-2024-\d\d-\d\d\.txt/gm), [
          'all-2024-02-20.txt',
          'all-2024-02-16.txt',
          'all-2024-02-07.txt',
        ])
        assert.equal(
          stdout.match(/^all-\S+\.map\.jsonl: written$/gm)?.length,
          stdout.match(/\.txt: written$/gm)?.length,
        )
        symlinkSync('a.txt', join(folder, 'link.txt'))
        linkSync(join(folder, 'a.txt'), join(folder, 'hard.txt'))
        for (const name of ['a.txt', './a.txt', 'link.txt', 'hard.txt']) {
          const run = await dateline(['merge', '--write', '--force', '-o', name, 'a.txt', 'b.txt'], {cwd: folder})
          assert.equal(run.status, 1)
          assert.match(run.stderr, /it is one of the inputs; it is not written/)
          assert.equal(run.stdout, '')
        }
        // Nor does it make a patch that would, once applied.
        const patch = await dateline(['merge', '-o', 'a.txt', 'a.txt', 'b.txt'], {cwd: folder})
        assert.equal(patch.status, 1)
        assert.match(patch.stderr, /it is one of the inputs; it is not written/)
        assert.equal(patch.stdout, '')
        assert.equal(readFileSync(join(folder, 'a.txt'), 'utf8'), contents['a.txt'])
        const nameless = await dateline(['merge', '--by', 'day', '.'], {cwd: folder})
        assert.match(nameless.stderr, /--by needs --output/)
      }))

    it('tells which files of a folder it leaves out, since they are no dumps', async () =>
      inFolder({...contents, 'deep/list.txt': 'Bread and butter.\n', 'notes.txt': 'Milk.\n'}, async (folder) => {
        const {status, stdout, stderr} = await dateline(['merge', '.'], {cwd: folder})
        assert.equal(status, 0)
        assert.doesNotMatch(stdout, /Milk|Bread/)
        assert.match(
          stderr,
          /^dateline: \S+\.txt \(and 1 more\): no dump by its marks; it is left out\. To take it, name it/,
        )
        const named = await dateline(['merge', 'notes.txt', 'deep/list.txt', '.'], {cwd: folder})
        assert.equal(named.stderr, '')
        assert.match(named.stdout, /Milk/)
      }))

    it('takes names that are hard to take', async () =>
      inFolder(contents, async (folder) => {
        for (const name of ['-o.txt', 'new\nline.txt', `it's "quoted".txt`, 'a'.repeat(240) + '.txt']) {
          const args = ['merge', '--write', `--output=./${name}`, 'a.txt']
          assert.equal((await dateline(args, {cwd: folder})).status, 0, name)
          assert.match(readFileSync(join(folder, name), 'utf8'), /^16\.02\.2024/)
        }
        const before = readdirSync(folder).length
        const long = await dateline(['merge', '--write', '-o', `${'a'.repeat(251)}.txt`, 'a.txt'], {cwd: folder})
        assert.equal(long.status, 1)
        assert.equal(readdirSync(folder).length, before, 'neither the map nor the text is there')
      }))

    it('replaces a file only with --force, and writes nothing when an input is missing', async () =>
      inFolder({...contents, 'all.txt': 'mine', 'old.map.jsonl': 'mine'}, async (folder) => {
        for (const args of [
          '-o all.txt a.txt',
          '-o old.txt a.txt',
          '-o new.txt a.txt gone.txt',
          '-o . a.txt',
          '--output= a.txt',
          'a.txt',
        ]) {
          const run = await dateline(['merge', '--write', ...args.split(' ')], {cwd: folder})
          assert.equal(run.status, 1, args)
          assert.doesNotMatch(run.stdout, /written/)
        }
        assert.deepEqual(readdirSync(folder).sort(), ['a.txt', 'all.txt', 'b.txt', 'old.map.jsonl'])
        assert.equal(readFileSync(join(folder, 'all.txt'), 'utf8'), 'mine')
        assert.equal(
          (await dateline(['merge', '--write', '--force', '-o', 'all.txt', 'a.txt'], {cwd: folder})).status,
          0,
        )
        assert.match(readFileSync(join(folder, 'all.txt'), 'utf8'), /^16\.02\.2024/)
      }))
  })

  describe('split', () => {
    it('makes a patch, or with --write files, that merge to what the dump merges to', async () =>
      inFolder({'page.txt': later}, async (folder) => {
        const {bytes} = await dateline(['split', 'page.txt'], {cwd: folder})
        assert.deepEqual(readdirSync(folder), ['page.txt'])
        const {stdout, status} = await dateline(['split', '--write', 'page.txt'], {cwd: folder})
        assert.equal(status, 0)
        const names = readdirSync(join(folder, 'page')).sort()
        assert.equal(stdout.trimEnd().split('\n').length, names.length)
        assert.ok(names.length > 1)
        const written = names.map((name) => readFileSync(join(folder, 'page', name), 'utf8'))
        const whole = (await dateline(['merge', 'page.txt'], {cwd: folder})).stdout
        const parts = names.map((name) => `page/${name}`)
        assert.equal((await dateline(['merge', ...parts], {cwd: folder})).stdout, whole)
        rmSync(join(folder, 'page'), {recursive: true})
        assert.equal(spawnSync('git', ['apply', '-'], {cwd: folder, input: bytes}).status, 0)
        assert.deepEqual(
          names.map((name) => readFileSync(join(folder, 'page', name), 'utf8')),
          written,
        )
      }))

    it('puts the items of several dumps into one folder, and writes over nothing', async () =>
      inFolder({'a.txt': later, 'b.txt': later}, async (folder) => {
        const split = ['split', '--write', '--into', 'items', 'a.txt', 'b.txt']
        const {stdout} = await dateline(split, {cwd: folder})
        const names = readdirSync(join(folder, 'items'))
        assert.equal(stdout.trimEnd().split('\n').length, names.length)
        assert.ok(names.some((name) => name.endsWith('-2.txt')))
        const again = await dateline(split, {cwd: folder})
        assert.equal(again.status, 1)
        assert.match(again.stderr, /there is a file of that name already/)
        assert.equal(again.stdout, '')
        const missing = await dateline(['split', '--write', '--into', 'new', 'a.txt', 'gone.txt'], {cwd: folder})
        assert.equal(missing.status, 1)
        assert.ok(!existsSync(join(folder, 'new')))
      }))
  })
})

function files(run: Run): readonly string[] {
  return objects(run.stdout).map(({file}) => file)
}

function contentsOf(folder: string): Readonly<Record<string, Buffer>> {
  const names = readdirSync(join(folder, 'examples')).sort()
  return Object.fromEntries(names.map((name) => [name, readFileSync(join(folder, 'examples', name))]))
}
