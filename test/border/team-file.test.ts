import {strict as assert} from 'node:assert'
import {correctionChange, type CorrectionChange} from '../../server/src/border/change-corrections.js'
import {editTeamText} from '../../server/src/border/edit-team-text.js'
import {readTeamFile} from '../../server/src/border/team-file.js'
import {loadYaml, parseYaml} from '../../server/src/border/yaml.js'
import {hashText} from '../../server/src/core/corrections/corrections.js'
import {noTeam} from '../../server/src/core/team/team.js'
import {memoryDisk} from '../protocol/memory-disk.js'

const yaml = await loadYaml()
const block = hashText({key: 77, check: 5})
const other = hashText({key: 78, check: 5})
const publish: CorrectionChange = {
  block,
  words: 'On 16 February: the #1 “news"',
  field: 'published',
  value: '2024-02-16',
}
const takeBack: CorrectionChange = {...publish, value: null}

/** The text after a change; fails when it is refused. */
function after(text: string, change: CorrectionChange): string {
  const edited = editTeamText(yaml, text, correctionChange(change))
  assert.ok(edited.kind === 'text', JSON.stringify(edited))
  return edited.text
}

describe('a correction in the text of a team’s file', () => {
  const entry = `  - block: ${block}\n    words: 'On 16 February: the #1 “news"'\n    published: 2024-02-16\n`

  it('is written and read back, and leaves nothing behind when it is taken away', async () => {
    for (const text of ['', '# ours\n', 'files: {}\n', '# ours\nfiles:   # these\n    exclude: [ "a",b ]\n\n# end\n']) {
      const written = after(text, publish)
      assert.equal(written, `${text}corrections:\n${entry}`)
      const {team, problems} = await readTeamFile(memoryDisk({'/w/.dateline.yml': written}), '/w')
      assert.deepEqual(problems, [])
      assert.deepEqual([...team.corrections.values()].flat(), [
        {block: {key: 77, check: 5}, words: publish.words, published: {date: '2024-02-16'}},
      ])
      assert.equal(after(written, takeBack), text)
    }
  })

  it('keeps comments, order and everything outside of the section', () => {
    const text = [
      '# The team of the archive',
      'files:',
      '    exclude: [ "a",b ]   # drafts',
      'corrections: # all of them',
      '  # seen by two of us',
      `  - block: "${block}" # this one`,
      '    item: none',
      '',
      '  # an old one',
      `  - block: "${other}"`,
      '    item: starts',
      '# what follows',
      'dumps: {never: [x]}',
      '',
    ].join('\n')
    const changed = after(text, publish)
    assert.equal(changed, text.replace('    item: none\n', '    item: none\n    published: 2024-02-16\n'))
    assert.equal(after(changed, takeBack), text)
    const without = after(text, {...publish, block: other, field: null, value: null})
    for (const words of [
      '# The team',
      'exclude: [ "a",b ]   # drafts',
      '# seen by two',
      '# this one',
      '# what follows\ndumps: {never: [x]}\n',
    ])
      assert.ok(without.includes(words), `${words} in ${without}`)
    assert.ok(!without.includes(other))
  })

  it('stands in a section that was empty, in whatever way', () => {
    for (const text of [
      'corrections:\n# behind\nfiles: {}\n',
      'corrections: []\nfiles: {}\n',
      'corrections: null # none\n',
      'corrections:',
    ]) {
      const written = after(text, publish)
      assert.match(written, /^corrections:.*\n {2}- block: \S+\n {4}words: .*\n {4}published: 2024-02-16\n/)
      for (const kept of ['# behind\nfiles: {}\n', 'files: {}\n', '# none'])
        if (text.includes(kept)) assert.ok(written.includes(kept))
    }
  })

  it('keeps the line ends of the file', () => {
    const written = after('files: {}\r\n', publish)
    assert.doesNotMatch(written, /[^\r]\n/)
    assert.equal(after(written, takeBack), 'files: {}\r\n')
  })

  it('is refused where the file is no YAML, or holds something else', () => {
    const refused = (text: string): string => {
      const edited = editTeamText(yaml, text, correctionChange(publish))
      assert.ok(edited.kind === 'refused', text)
      return `${edited.line}: ${edited.what}`
    }
    assert.match(refused('files: ['), /^1: expected YAML, found this: /)
    assert.match(refused('a: 1\nb: 2\na: 3\n'), /^3: expected each field once, found "a" again$/)
    assert.match(refused('- 1\n'), /^1: expected fields, each on a line of its own/)
    assert.match(refused('{a: 1}\n'), /^1: expected fields, each on a line of its own/)
    assert.match(refused('a: 1\ncorrections:\n  b: 1\n'), /^3: expected a list of corrections/)
    assert.match(refused('a: &x [1]\ncorrections:\n  - *x\n'), /aliases/)
    assert.match(refused('a: 1\n---\nb: 1\n'), /expected one document/)
    const gone = editTeamText(yaml, 'files: {}\n', correctionChange(takeBack))
    assert.ok(gone.kind === 'refused' && gone.what.includes('there is none any more'))
  })

  it('holds words that look like YAML', () => {
    for (const words of [
      '- a: b',
      '"',
      "'",
      '#',
      '&a *b',
      '{[',
      '|',
      '%',
      '@',
      '`',
      '__proto__',
      '\u202e',
      '',
      'null',
      ' x ',
      'a\nb',
    ]) {
      const text = after('', {...publish, words})
      const parsed = parseYaml(yaml, text)
      assert.ok(parsed.kind === 'document')
      const {corrections} = parsed.document.toJS() as {readonly corrections: readonly {readonly words: string}[]}
      assert.equal(corrections[0]?.words, words)
    }
  })
})

describe('a team’s file from a stranger', () => {
  const problemsOf = async (text: string | Uint8Array): Promise<readonly string[]> => {
    const {problems, team} = await readTeamFile(memoryDisk({'/w/.dateline.yml': text}), '/w')
    if (problems.some((problem) => problem.endsWith('the file is ignored.'))) assert.equal(team, noTeam)
    return problems
  }

  it('is ignored when it is too large, nested too deep, full of aliases or no text', async () => {
    const ignored: readonly (readonly [string | Uint8Array, RegExp])[] = [
      ['a'.repeat(10_000_000), /expected at most 512 KB, found 10000 KB; the file is ignored\.$/],
      ['['.repeat(70_000), /line 1: expected at most 24 things inside each other, found more; the file is ignored\.$/],
      ['{a: '.repeat(20_000), /expected at most 24 things/],
      ['- '.repeat(40_000), /expected at most 24 things/],
      [']'.repeat(5_000), /expected YAML, found this/],
      ['a: &a [x]\nb: [*a]\n', /expected YAML without aliases/],
      [Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 1]), /expected text, found/],
    ]
    for (const [text, words] of ignored) {
      const problems = await problemsOf(text)
      assert.equal(problems.length, 1)
      assert.match(problems[0] ?? '', words)
    }
  })

  it('has its keys compared in a time that grows with their number', () => {
    const cost = (keys: number): number => {
      const text = Array.from({length: keys}, (_, at) => `k${at}: 1`).join('\n')
      const start = process.cpuUsage().user
      assert.equal(parseYaml(yaml, text).kind, 'document')
      return process.cpuUsage(undefined).user - start
    }
    cost(2_000)
    const small = Math.min(cost(2_000), cost(2_000), cost(2_000))
    assert.ok(cost(16_000) < small * 24, 'eight times the keys')
  })

  it('says nothing by names that objects are born with', async () => {
    const text =
      '__proto__: {detect: false}\nconstructor: 1\nwords:\n  __proto__: {heads: [x]}\ncorrections:\n  - __proto__: {block: x}\n'
    const problems = await problemsOf(text)
    assert.ok(problems.length >= 4, problems.join('\n'))
    assert.equal(({} as {readonly detect?: unknown}).detect, undefined)
  })
})
