import {strict as assert} from 'node:assert'
import {readFileSync} from 'node:fs'
import {join, resolve} from 'node:path'
import type {FactsJson} from '../../server/src/core/facts-json.js'
import {textOf, textSource} from '../../server/src/cli/text-source.js'
import {dateline, inFolder, objects, root} from './dateline.js'
import {noTeam} from '../../server/src/core/team/team.js'
import {labelledTexts} from '../labelled-texts.js'

const labelled = labelledTexts()

describe('the places in facts', () => {
  it('are where the words stand, in every example', () => agree('examples'))

  if (labelled !== undefined)
    it('are where the words stand, in every labelled text', () => agree(join(labelled.gold, 'text')))

  for (const end of ['\r\n', '\r']) {
    it(`are the same when ${JSON.stringify(end)} ends the lines`, async () => {
      const text = readFileSync(join(root, 'examples', '012_f83e6c1d925ab047.txt'), 'utf8')
      const told = [text, text.replaceAll('\n', end), `\uFEFF${text}`].map((input) => factsOf(input))
      const [first, ...others] = await Promise.all(told)
      for (const other of others) assert.deepEqual(other, first)
    })
  }

  it('show a name that is broken over a line end once, with one blank', async () => {
    const facts = await factsOf(
      'On 6 May 2021 in Minsk, the CSTO Secretary General Stanislav\n' +
        'Zas met the press and told it of the drills that are to come\n' +
        'this autumn. He went home in the evening.\n',
    )
    assert.ok(facts)
    const [mention, ...more] = facts.mentions
    assert.deepEqual(more, [])
    assert.ok(mention)
    const {surface, line, column, endLine, endColumn} = mention
    assert.deepEqual([surface, line, column, endLine, endColumn], ['Stanislav Zas', 1, 52, 2, 4])
  })

  it('count a recovered date from the file that states it', () => {
    const item =
      'On 16 February 2024, the CSTO Secretary General Stanislav Zas met the press in Moscow and spoke for an hour.'
    const undated = item.replace('On 16 February 2024, the', 'The')
    const files = {'a.txt': `20.02.2024\n\n${undated}\n\n\nGo back\n`, 'b.txt': `${undated}\n\n\nGo back\n`}
    return inFolder(files, async (folder) => {
      const [, facts] = objects((await dateline(['facts', 'a.txt', 'b.txt'], {cwd: folder})).stdout)
      const [found] = facts?.items ?? []
      assert.equal(found?.date, '2024-02-20')
      assert.deepEqual(found.published, {
        date: '2024-02-20',
        evidence: {line: 1, column: 1, text: '20.02.2024'},
        certainty: 'recovered',
        from: {file: 'a.txt', line: 1},
      })
      assert.deepEqual(facts?.duplicates[0]?.of, {file: 'a.txt', line: 1})
    })
  })
})

async function factsOf(input: string): Promise<FactsJson | undefined> {
  return objects((await dateline(['facts', '-'], {input})).stdout)[0]
}

/** Hold every place of every file below a folder to the words of the file. */
async function agree(folder: string): Promise<void> {
  const all = objects((await dateline(['facts', folder])).stdout)
  const source = textSource(() => Buffer.alloc(0))
  const lines = new Map<string, readonly string[]>()
  for (const {file} of all) {
    const read = await textOf(source, {kind: 'file', file, path: resolve(root, file), team: noTeam, normalize: {}})
    assert.equal(read.kind, 'text')
    lines.set(file, read.decoded.text.split(/\r\n|\r|\n/))
  }
  for (const facts of all) check(facts, lines)
}

function check(facts: FactsJson, files: ReadonlyMap<string, readonly string[]>): void {
  const lines = files.get(facts.file) ?? []
  const isMarkdown = facts.file.endsWith('.md')
  const says = (place: {line: number; column: number}): string => `${facts.file}:${place.line}:${place.column}`
  for (const mention of facts.mentions) {
    if (!isMarkdown) assert.equal(wordsAt(lines, mention), mention.surface, says(mention))
  }
  let before = 0
  for (const item of facts.items) {
    assert.ok(item.line > before && item.endLine >= item.line, `${facts.file}:${item.line}`)
    before = item.endLine
    assert.notEqual(lines[item.endLine - 1]?.trim(), '', `${facts.file}:${item.endLine}`)
    assert.ok(!facts.boilerplate.includes(item.endLine), `${facts.file}:${item.endLine} is boilerplate`)
    const own = item.published?.certainty === 'recovered' ? undefined : item.published
    assert.equal(item.date, own?.date ?? item.event?.date ?? item.published?.date ?? null)
    for (const date of [item.published, item.event]) {
      if (!date) continue
      const from = 'from' in date ? date.from.file : facts.file
      const {line, column, text} = date.evidence
      const found = files
        .get(from)
        ?.slice(line - 1)
        .join(' ')
        .slice(column - 1)
      if (!from.endsWith('.md'))
        assert.ok(found?.replace(/\s+/g, ' ').startsWith(text.replace(/\s+/g, ' ')), says(date.evidence))
    }
  }
  for (const line of facts.boilerplate) assert.notEqual((lines[line - 1] ?? '').trim(), '', `${facts.file}:${line}`)
  for (const {line, endLine, of, similarity, kind} of facts.duplicates) {
    assert.ok(endLine >= line && endLine <= lines.length, `${facts.file}:${line}`)
    assert.ok((files.get(of.file)?.length ?? 0) >= of.line, `${of.file}:${of.line}`)
    if (kind === 'copy') assert.equal(similarity, 1)
  }
}

/** The words of a span, a line end or a run of blanks as one blank. */
function wordsAt(lines: readonly string[], {line, column, endLine, endColumn}: FactsJson['mentions'][number]): string {
  const words = lines.slice(line - 1, endLine)
  const last = words.length - 1
  const cut = words.map((words, at) => words.slice(at === 0 ? column - 1 : 0, at === last ? endColumn - 1 : undefined))
  return cut.join(' ').replace(/\s+/g, ' ')
}
