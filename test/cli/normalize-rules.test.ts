import {strict as assert} from 'node:assert'
import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {dumpReader} from '../../server/src/core/dump-reader.js'
import {applyEdits} from '../../server/src/core/edit/apply.js'
import {normalize} from '../../server/src/core/edit/normalize.js'
import {defaultRules, normalizeRules, type NormalizeRule} from '../../server/src/core/edit/rules.js'
import {defaultLexicon} from '../../server/src/core/lexicon/default.js'
import {normalizeOptionsOf, readSettings} from '../../server/src/core/settings.js'
import {dateline, inFolder, root} from './dateline.js'

const page = readFileSync(join(root, 'docs', 'normalize.md'), 'utf8')
const reader = dumpReader(defaultLexicon())

/** What docs/normalize.md shows of a rule: a text, and what it becomes. */
function shown(rule: NormalizeRule): readonly [before: string, after: string] {
  const [, section = ''] = page.split(`\n### ${rule}\n`)
  const [before, after] = section.split('\n```')[1]?.slice(1).split('\n        ↓\n') ?? []
  if (before === undefined || after === undefined) assert.fail(`docs/normalize.md has no example of ${rule}`)
  return [plain(before), plain(after)]
}

function plain(text: string): string {
  const signs: Readonly<Record<string, string>> = {'·': ' ', '⍽': '\u00a0', '⇥': '\t', '␍': '\r'}
  return `${text.replace(/[·⍽⇥␍]/g, (sign) => signs[sign] ?? '')}\n`
}

/** What the editor makes of a text by its settings. */
function byEditor(text: string, settings: unknown): string {
  const {settings: read, problems} = readSettings(settings, 'dateline.')
  assert.deepEqual(problems, [])
  const {edits} = normalize(reader.recognize(text, 'plain'), reader, normalizeOptionsOf(read))
  return applyEdits(text, edits)
}

/** What `normalize` prints of a file that is named, and of a folder, beside a team's file. */
async function byTeam(text: string, team: string): Promise<string> {
  return inFolder({'in/a.txt': text, 'in/.dateline.yml': `dumps: {always: ["**"]}\n${team}`}, async (cwd) => {
    const named = await dateline(['normalize', '--stdout', 'in/a.txt'], {cwd})
    const found = await dateline(['normalize', '--stdout', 'in'], {cwd})
    assert.equal(found.stdout, named.stdout)
    assert.equal(named.stderr + found.stderr, '')
    return named.stdout
  })
}

describe('a rule of normalizing', () => {
  for (const rule of normalizeRules) {
    const isOn = defaultRules[rule]
    it(`${rule} does what its page shows, and is switched alike everywhere`, async () => {
      const [before, after] = shown(rule)
      assert.notEqual(before, after)
      const run = async (...options: readonly string[]): Promise<string> =>
        (await dateline(['normalize', ...options, '-'], {input: before})).stdout
      assert.equal(await run(...(isOn ? [] : ['--also', rule])), after)
      const off = await run(...(isOn ? ['--skip', rule] : []))
      assert.notEqual(off, after)
      for (const [on, text] of [
        [true, after],
        [false, off],
      ] as const) {
        assert.equal(byEditor(before, {normalize: {[rule]: on}}), text)
        assert.equal(byEditor(before, {[`normalize.${rule}`]: on}), text)
        assert.equal(await byTeam(before, `normalize: {${rule}: ${on}}\n`), text)
        assert.equal(await byTeam(before, `normalize.${rule}: ${on}\n`), text)
      }
      // What is asked for on the command line goes before what the team says.
      const asked = await inFolder({'a.txt': before, '.dateline.yml': `normalize: {${rule}: ${!isOn}}\n`}, (cwd) =>
        dateline(['normalize', '--stdout', isOn ? '--also' : '--skip', rule, 'a.txt'], {cwd}),
      )
      assert.equal(asked.stdout, isOn ? after : off)
    })
  }
  it('is none that the page does not have, and the date style is switched alike', async () => {
    assert.deepEqual(
      Array.from(page.matchAll(/\n### (\w+)\n/g), ([, name]) => name),
      normalizeRules,
    )
    const [before] = shown('dateLines')
    const {stdout} = await dateline(['normalize', '--date-style', 'yyyy-mm-dd', '-'], {input: before})
    assert.match(stdout, /^2024-05-17\n/)
    assert.equal(byEditor(before, {normalize: {dateStyle: 'yyyy-mm-dd'}}), stdout)
    assert.equal(await byTeam(before, 'normalize: {dateStyle: yyyy-mm-dd}\n'), stdout)
  })
})
