import {strict as assert} from 'node:assert'
import {execFileSync, spawnSync} from 'node:child_process'
import {mkdtempSync, readFileSync, rmSync, statSync, writeFileSync} from 'node:fs'
import {builtinModules} from 'node:module'
import {tmpdir} from 'node:os'
import {dirname, join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {inflateRawSync} from 'node:zlib'

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..')
const vsix = join(root, 'dist', 'dateline.vsix')
const tgz = join(root, 'dist', 'dateline.tgz')

/** What may be in the packages at all, by its path inside. */
const expected = [
  /^(?:package\.json|readme\.md|changelog\.md|license(?:\.txt)?|language-configuration\.json)$/i,
  /^dist\/(?:client|server|cli)(?:\.cjs|\/[\w.-]+\.cjs)$/,
  /^dist\/THIRD-PARTY\.txt$/,
  /^syntaxes\/[\w.-]+\.json$/,
  /^docs\/[\w.-]+\.(?:md|json)$/,
  /^docs\/images\/icon\.png$/,
  /^client\/walkthrough\/\w+\.md$/,
]

const isExpected = (name: string): boolean => expected.some((shape) => shape.test(name))

describe('the packaged extension', () => {
  const files = () => unzip(readFileSync(vsix))

  it('is under 1 MB', () => assert.ok(statSync(vsix).size < 1_000_000, `${statSync(vsix).size} bytes`))

  it('holds what VS Code runs, and nothing else', () => {
    const inside = [...files().keys()]
      .filter((name) => name.startsWith('extension/'))
      .map((name) => name.slice('extension/'.length))
    assert.deepEqual(
      inside.filter((name) => !isExpected(name)),
      [],
    )
    for (const name of ['dist/client.cjs', 'dist/server.cjs', 'package.json']) assert.ok(inside.includes(name), name)
  })

  it('holds every file that its manifest names', () => {
    const inside = files()
    const manifest = inside.get('extension/package.json')?.toString('utf8')
    assert.ok(manifest)
    const {main = '', icon = '', contributes = {}} = JSON.parse(manifest) as Record<string, string>
    const named = JSON.stringify([main, icon && `./${icon}`, contributes]).matchAll(/"\.\/([^"]+)"/g)
    assert.deepEqual(
      [...named].map(([, path = '']) => path).filter((path) => !inside.has(`extension/${path}`)),
      [],
    )
  })

  it('needs no module but those of Node and VS Code', () => {
    for (const [name, content] of files()) {
      if (name.endsWith('.cjs')) assert.deepEqual(foreignModules(content.toString('utf8')), [], name)
    }
  })
})

describe('the packaged command line', () => {
  const folder = mkdtempSync(join(tmpdir(), 'dateline-packed-'))
  const program = join(folder, 'node_modules', 'dateline', 'dist', 'cli.cjs')
  after(() => rmSync(folder, {recursive: true, force: true}))

  before('install it as a user would', function () {
    this.timeout(60_000)
    writeFileSync(join(folder, 'package.json'), '{"private": true}\n')
    const flags = ['--offline', '--no-audit', '--no-fund', '--cache', join(folder, 'cache')]
    execFileSync('npm', ['install', ...flags, tgz], {cwd: folder, stdio: 'pipe', shell: process.platform === 'win32'})
  })

  it('holds the programs and their documents, and nothing else', () => {
    const listed = execFileSync('tar', ['-tzf', tgz], {encoding: 'utf8'}).trim().split('\n')
    const inside = listed.map((name) => name.replace(/^package\//, ''))
    assert.deepEqual(
      inside.filter((name) => !isExpected(name)),
      [],
    )
    assert.ok(inside.includes('dist/cli.cjs'))
  })

  it('runs under its own name', () => {
    const bin = join(folder, 'node_modules', '.bin', 'dateline')
    assert.match(execFileSync(bin, ['--help'], {encoding: 'utf8', shell: process.platform === 'win32'}), /\bfacts\b/)
  })

  it('reads the settings of a team', () => {
    const dumps = mkdtempSync(join(folder, 'dumps-'))
    writeFileSync(join(dumps, '.dateline.yml'), 'problems:\n  limit: -1\n')
    writeFileSync(join(dumps, 'a.txt'), '05.03.2021\n\nThe ministers agreed on a plan.\n')
    const run = spawnSync(process.execPath, [program, 'check', dumps], {encoding: 'utf8'})
    assert.match(run.stderr, /problems\.limit: expected a whole number from 0 to 1000, got -1/)
  })

  it('reads a dump from standard input', () => {
    const dump = '05.03.2021\n\nThe ministers agreed on a plan.\n\n\n04.03.2021\n\nA second meeting took place.\n'
    const printed = execFileSync(process.execPath, [program, 'facts', '--format', 'jsonl', '-'], {
      input: dump,
      encoding: 'utf8',
    })
    const facts = JSON.parse(printed) as {items: {date: string}[]}
    assert.deepEqual(
      facts.items.map(({date}) => date),
      ['2021-03-05', '2021-03-04'],
    )
  })

  it('needs no module but those of Node', () => {
    assert.deepEqual(foreignModules(readFileSync(program, 'utf8')), [])
  })
})

/** Names that the code of a bundle asks `require` for and that neither Node nor VS Code has. */
function foreignModules(code: string): string[] {
  const asked = [...code.matchAll(/\brequire\("([^"./][^"]*)"\)/g)].map(([, name = '']) => name)
  return asked.filter((name) => name !== 'vscode' && !builtinModules.includes(name.replace(/^node:/, '')))
}

/** The files of a zip archive by name. Reads the directory at its end, as the format wants it. */
function unzip(archive: Buffer): Map<string, Buffer> {
  const files = new Map<string, Buffer>()
  const end = archive.lastIndexOf('PK\u0005\u0006', undefined, 'latin1')
  assert.ok(end >= 0, 'the archive has a directory')
  let at = archive.readUInt32LE(end + 16)
  for (let left = archive.readUInt16LE(end + 10); left > 0; left--) {
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((offset) =>
      archive.readUInt16LE(at + offset),
    ) as [number, number, number]
    const name = archive.toString('utf8', at + 46, at + 46 + nameLength)
    const header = archive.readUInt32LE(at + 42)
    const start = header + 30 + archive.readUInt16LE(header + 26) + archive.readUInt16LE(header + 28)
    const packed = archive.subarray(start, start + archive.readUInt32LE(at + 20))
    files.set(name, archive.readUInt16LE(at + 10) === 0 ? packed : inflateRawSync(packed))
    at += 46 + nameLength + extraLength + commentLength
  }
  return files
}
