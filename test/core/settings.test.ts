import {strict as assert} from 'node:assert'
import {readFileSync} from 'node:fs'
import {Ajv} from 'ajv'
import {checkLexicon} from '../../server/src/core/lexicon/check.js'
import {defaultSettings, readSettings} from '../../server/src/core/settings.js'
import {readTeam} from '../../server/src/core/team/team.js'

interface Property {
  readonly default: unknown
  readonly type?: unknown
  readonly properties?: Readonly<Record<string, Property>>
}

const root = new URL('../../../', import.meta.url)
const read = (file: string): string => readFileSync(new URL(file, root), 'utf8')

interface Manifest {
  readonly contributes: {readonly configuration: {readonly properties: Readonly<Record<string, Property>>}}
}

const {contributes} = JSON.parse(read('package.json')) as Manifest
const manifest = contributes.configuration.properties
const schema = JSON.parse(read('docs/dateline.schema.json')) as Property

/** Dotted name to property, two levels deep as settings are. */
function flat(properties: Readonly<Record<string, Property>>, start = ''): Map<string, Property> {
  return new Map(
    Object.entries(properties).flatMap(([name, property]) =>
      property.properties
        ? [...flat(property.properties, `${start}${name}.`)]
        : [[`${start}${name}`, property] as const],
    ),
  )
}

/** What a team's file holds beside settings. */
const sections = ['words', 'corrections', 'copies']

function settingsOf(properties: Readonly<Record<string, Property>>): Readonly<Record<string, Property>> {
  return Object.fromEntries(Object.entries(properties).filter(([name]) => !sections.includes(name)))
}

describe('settings', () => {
  it('have one default, in the manifest, in the schema and in the code', () => {
    const ours = Object.entries(defaultSettings).sort()
    const theirs = Object.entries(manifest)
      .filter(([name]) => name !== 'dateline.trace.server')
      .map(([name, property]) => [name.slice('dateline.'.length), property.default])
      .sort()
    assert.deepEqual(theirs, ours)
    const team = [...flat(settingsOf(schema.properties ?? {}))]
      .map(([name, property]) => [name, property.default])
      .sort()
    assert.deepEqual(team, ours)
  })

  it('are all explained', () => {
    const page = read('docs/settings.md')
    for (const name of Object.keys(defaultSettings)) assert.ok(page.includes(`### \`dateline.${name}\``), name)
  })

  it('are read nested, dotted, or both', () => {
    const nested = readSettings({files: {maxSize: 3}, 'dumps.always': ['a'], dumps: {never: ['b']}}, 'dateline.')
    assert.deepEqual(nested.problems, [])
    assert.equal(nested.settings['files.maxSize'], 3)
    assert.deepEqual(nested.settings['dumps.always'], ['a'])
    assert.deepEqual(nested.settings['dumps.never'], ['b'])
  })

  it('fall back one by one, and say so', () => {
    const {settings, problems} = readSettings({detect: 'yes', problems: {limit: -1, scope: 'workspace'}}, 'dateline.')
    assert.equal(settings.detect, true)
    assert.equal(settings['problems.scope'], 'workspace')
    assert.deepEqual(problems, [
      'dateline.detect: expected true or false, got "yes"; using true.',
      'dateline.problems.limit: expected a whole number from 0 to 1000, got -1; using 500.',
    ])
  })

  it('keep the good patterns of a list beside a bad one, which is named', () => {
    const {settings, problems} = readSettings({sources: ['{host}.txt', '{date:yyyy}', '{host}.md']}, '.dateline.yml: ')
    assert.deepEqual(settings.sources, ['{host}.txt', '{host}.md'])
    assert.deepEqual(problems, [
      '.dateline.yml: sources[1]: expected a pattern such as {host}_{date:yyyyMMdd}*.txt, with a host, a whole day or both, ' +
        'got "{date:yyyy}"; this entry is left out.',
    ])
    const many = readSettings({sources: Array.from({length: 101}, () => '{host}.txt')}, '')
    assert.deepEqual([many.settings.sources, many.problems.length], [[], 1])
  })

  it('fall back to what holds around them', () => {
    const base = readSettings({problems: {limit: 7}}, 'dateline.').settings
    const team = readSettings({problems: {limit: 'many'}}, '.dateline.yml: ', base)
    assert.equal(team.settings['problems.limit'], 7)
    assert.match(team.problems[0] ?? '', /^\.dateline\.yml: problems\.limit: .*; using 7\.$/)
  })

  it('take no glob that could take long', () => {
    for (const glob of ['*a*a*a*a*', '**/a/**/b/**/c/**', '../x', '', 'a'.repeat(201), '{a,{b,{c,{d,e}}}}', 7])
      assert.equal(readSettings({files: {exclude: [glob]}}, 'dateline.').problems.length, 1, String(glob))
    assert.deepEqual(readSettings({files: {exclude: ['**/old*/*.{txt,md}']}}, 'dateline.').problems, [])
  })

  it('never throw, whatever they are read from', () => {
    const circle: Record<string, unknown> = {}
    circle['files'] = circle
    for (const raw of [
      null,
      undefined,
      1,
      'x',
      [],
      circle,
      {files: null},
      {files: []},
      {files: {include: [1, {}]}},
      {__proto__: 1},
    ])
      readSettings(raw, 'dateline.', defaultSettings, 'strict')
    assert.match(readSettings([1], 'dateline.').problems[0] ?? '', /expected fields with values, got \[1\]/)
  })

  it('have a schema that names every list of words', () => {
    const {words} = schema.properties ?? {}
    const paths = (value: unknown, start = ''): string[] =>
      typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).length > 0
        ? Object.entries(value).flatMap(([name, inner]) => paths(inner, `${start}${name}.`))
        : [start]
    const known = [...flat(words?.properties ?? {})].map(([name]) => `${name}.`)
    assert.deepEqual(known.sort(), paths(checkLexicon({}, () => assert.fail())).sort())
  })

  it('have a schema that takes what we take, and nothing that we report', () => {
    const valid = new Ajv({strict: false}).compile(schema)
    const samples: readonly (readonly [unknown, boolean])[] = [
      [{}, true],
      [{files: {include: ['**/*.txt'], maxSize: 3}, normalize: {titles: false}}, true],
      [{detect: 'yes'}, false],
      [{problems: {limit: -1}}, false],
      [{wrong: 1}, false],
      [{normalize: {titles: 'no'}}, false],
      [{words: {posts: {heads: ['quaestor']}, organisations: {ACME: ['Acme Works']}}}, true],
      [{words: {posts: {tails: ['x']}}}, false],
      [{words: {places: 'Rome'}}, false],
      [{words: {months: ['one']}}, false],
      [{corrections: [{block: '0'.repeat(22), words: 'x', published: '2024-02-29', item: 'starts'}]}, true],
      [{corrections: [{block: '0'.repeat(22), event: '2024-02-28/2024-02-29'}]}, true],
      [{corrections: [{block: '0'.repeat(22), published: 'none', event: 'none'}]}, true],
      [{corrections: [{block: '0'.repeat(22)}]}, false],
      [{corrections: [{block: 'here', item: 'none'}]}, false],
      [{corrections: [{block: '0'.repeat(22), published: '2024-02-01/2024-02-02'}]}, false],
      [{corrections: [{block: '0'.repeat(22), item: 'some', event: 'none'}]}, false],
      [{corrections: {}}, false],
      [{copies: [{blocks: ['0'.repeat(16)], words: 'x', accept: true}]}, true],
      [{copies: [{blocks: ['0'.repeat(16), '0'.repeat(15) + '1'], keep: 'a/b.txt', nth: 2}]}, true],
      [{copies: [{blocks: ['0'.repeat(16)], keep: 'a.txt', accept: true}]}, false],
      [{copies: [{blocks: [], accept: true}]}, false],
      [{copies: [{blocks: ['0'.repeat(16)], accept: false}]}, false],
      [{copies: [{accept: true}]}, false],
    ]
    for (const [raw, good] of samples) {
      assert.equal(valid(raw), good, JSON.stringify(raw))
      const team = readTeam(raw, () => '')
      const problems = [...team.problems, ...readSettings(team.settings, '', defaultSettings, 'strict').problems]
      assert.equal(problems.length === 0, good, JSON.stringify(raw))
    }
  })
})
