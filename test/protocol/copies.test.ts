import {strict as assert} from 'node:assert'
import type {CodeAction, DocumentDiagnosticReport} from 'vscode-languageserver/node'
import {level} from '../../server/src/core/level.js'
import type {CopiesOfText, ListedChoice, RemovalOutcome, TextsTwice} from '../../server/src/lsp/protocol.js'
import {below, sequence} from '../bench/random.js'
import {seed} from '../seed.js'

import {startEditor, type Editor, type EditorOptions} from './editor.js'
import {memoryDisk, type MemoryDisk} from './memory-disk.js'

const council =
  'On 15 February, the Permanent Council approved the plan of joint training for the whole of the next year.'
const observers =
  'On 11 March, the observers came to the capital and looked at the work of the polling stations all day.'
const forest = 'On 20 May, the staff of the Secretariat planted forty trees along the road that leads to the airport.'
const dump = (...blocks: readonly string[]): string => `${blocks.join('\n\n\n')}\n\nGo back\nBack to the section\n`
const a = 'file:///w/a.txt'
const b = 'file:///w/b.txt'
const teamFile = 'file:///w/.dateline.yml'
const always = {settings: () => ({dumps: {always: ['**']}, problems: {scope: 'workspace'}})}

describe('copies', () => {
  let editor: Editor
  let disk: MemoryDisk
  afterEach(() => editor.now.close())

  async function start(files: Readonly<Record<string, string>>, options: Partial<EditorOptions> = {}): Promise<void> {
    disk = memoryDisk(files)
    editor = await startEditor({disk, ...always, ...options})
  }

  async function actions(uri: string, line = 0): Promise<CodeAction[]> {
    const position = {line, character: 0}
    return editor.now.request('textDocument/codeAction', {
      textDocument: {uri},
      range: {start: position, end: position},
      context: {diagnostics: []},
    })
  }

  async function action(uri: string, title: string, line = 0): Promise<CodeAction> {
    const found = await actions(uri, line)
    const one = found.find((other) => other.title === title)
    assert.ok(one, `${title} is among ${found.map((other) => other.title).join(' | ')}`)
    return one
  }

  const take = ({command}: CodeAction): Promise<unknown> =>
    editor.run(command?.command ?? '', ...((command?.arguments ?? []) as unknown[]))

  async function saved(): Promise<void> {
    await editor.now.notify('workspace/didChangeWatchedFiles', {changes: [{uri: teamFile, type: 2}]})
  }

  /** The first lines of what is reported in a dump, open or not. */
  async function reported(uri: string): Promise<string> {
    const report = await editor.now.request<DocumentDiagnosticReport>('textDocument/diagnostic', {textDocument: {uri}})
    return report.kind === 'full' ? report.items.map(({range}) => range.start.line).join() : ''
  }

  const untilReported = (uri: string, lines: string): Promise<void> =>
    editor.now.until(`${uri}: ${lines}`, async () => (await reported(uri)) === lines)

  it('are kept in another place when somebody says so, in every file, and by the rule when it is taken back', async () => {
    await start({'/w/a.txt': dump(council, forest), '/w/b.txt': dump(observers, council), '/w/c.txt': dump(council)})
    await editor.open(b)
    await untilReported(b, '3')
    await take(await action(b, 'Keep this one instead', 3))
    await saved()
    await untilReported(b, '')
    await untilReported(a, '0')
    await untilReported('file:///w/c.txt', '0')
    assert.match(
      editor.textOf(teamFile) ?? '',
      /^copies:\n {2}- blocks: \[ \w{16} \]\n {4}words: On 15 February, .*\n {4}keep: b.txt\n$/,
    )
    const [listed] = (await editor.run('dateline.listChoices')) as readonly ListedChoice[]
    assert.equal(listed?.kept, 'b.txt')
    assert.deepEqual(
      listed.places.map(({label, line}) => `${label}:${line}`),
      ['b.txt:4', 'a.txt:1', 'c.txt:1'],
    )
    await take(await action(b, 'Let the rule decide which copy is kept', 3))
    await saved()
    await untilReported(b, '3')
    assert.equal(editor.textOf(teamFile), '')
  })

  it('are kept in another place of the same file', async () => {
    await start({'/w/a.txt': dump(council, forest, council)})
    await editor.open(a)
    await take(await action(a, 'Keep this one instead', 6))
    await saved()
    await untilReported(a, '0')
    assert.match(editor.textOf(teamFile) ?? '', /keep: a.txt\n {4}nth: 2\n$/)
    await take(await action(a, 'Remove this copy'))
    await untilReported(a, '')
    assert.equal(editor.textOf(a), dump(forest, council))
  })

  it('are silent when they are accepted, until they are reported again', async () => {
    await start({'/w/a.txt': dump(council, forest), '/w/b.txt': dump(council, forest), '/w/c.txt': dump(council)})
    await editor.open(b)
    await untilReported(b, '0')
    await take(await action(b, 'Accept these copies as intended'))
    await saved()
    await untilReported(b, '')
    await untilReported('file:///w/c.txt', '')
    const [listed] = (await editor.run('dateline.listChoices')) as readonly ListedChoice[]
    assert.deepEqual([listed?.choice, listed?.kept, listed?.blocks.length], ['accept', null, 2])
    await take(await action(b, 'Report these copies again'))
    await saved()
    await untilReported(b, '0')
  })

  it('do not break a run in which one block is accepted: the blocks round it are reported', async () => {
    await start({
      '/w/a.txt': dump(council, forest, observers),
      '/w/b.txt': dump(council, forest, observers),
      '/w/c.txt': dump(forest),
    })
    await editor.open('file:///w/c.txt')
    await take(await action('file:///w/c.txt', 'Accept these copies as intended'))
    await saved()
    await untilReported(b, '0,6')
  })

  it('are not chosen by what was offered for another text, or in a file that is broken', async () => {
    await start({'/w/a.txt': dump(council), '/w/b.txt': dump(council)})
    await editor.open(b)
    const keep = await action(b, 'Keep this one instead')
    await editor.type(b, dump(council.replace('whole', 'half')))
    await assert.rejects(take(keep), /the text has changed, try again/)
    await editor.type(b, dump(council))
    await editor.write(teamFile, 'copies: all of them\n')
    await assert.rejects(take(keep), /line 1: expected a list of copies/)
    assert.equal(editor.textOf(teamFile), 'copies: all of them\n')
  })

  it('say which entry of the team cannot be used, and on which line', async () => {
    await start({
      '/w/.dateline.yml': [
        'copies:',
        '  - blocks: [nothing]',
        '    accept: true',
        '  - blocks: ["00000000000000aa"]',
        '    accept: yes please',
        '  - blocks: ["00000000000000aa"]',
        '    keep: ../up.txt',
        '  - blocks: ["00000000000000aa", "00000000000000ab"]',
        '    keep: up.txt',
        '    nth: none',
        '    why: because',
        '  - blocks: ["00000000000000ab"]',
        '    keep: up.txt',
        '    accept: true',
      ].join('\n'),
    })
    const {problems} = editor.now.told.filter(({method}) => method === 'dateline/status').at(-1)?.params as {
      problems: readonly string[]
    }
    assert.deepEqual(
      problems.map((problem) => /line \d+: [^:]+/.exec(problem)?.[0]),
      [
        'line 2: copies[0].blocks[0]',
        'line 5: copies[1].accept',
        'line 7: copies[2].keep',
        'line 11: copies[3].why',
        'line 10: copies[3].nth',
        'line 12: copies[4]',
      ],
    )
  })

  it('of a file are removed in one edit, those aside that would take a day along', async () => {
    await start({
      '/w/a.txt': dump(`16.02.2024\n\n${council}`, forest, observers),
      '/w/b.txt': dump(
        `17.02.2024\n\n${council}`,
        'Nothing else in this file is said twice, here or there.',
        forest,
        observers,
      ),
    })
    await editor.open(b)
    const {message, refused} = (await editor.run('dateline.removeCopiesInFile', {uri: b})) as RemovalOutcome
    assert.equal(message, '1 redundant copy in 1 dump removed.')
    assert.equal(editor.edits.length, 1)
    assert.equal(refused.length, 1)
    assert.match(refused[0] ?? '', /line 1 dates it 2024-02-17, and the kept copy has no such date/)
    assert.doesNotMatch(editor.textOf(b) ?? '', /forty trees|observers/)
  })

  it('of all dumps are shown block by block, beside what is kept, and unticked ones stay', async () => {
    await start(
      {'/w/a.txt': dump(council, forest), '/w/b.txt': dump(council, observers), '/w/c.txt': dump(observers, forest)},
      {unticked: (_, uri) => uri.endsWith('b.txt')},
    )
    const {message, refused} = (await editor.run('dateline.removeAllCopies')) as RemovalOutcome
    assert.deepEqual([message, refused], ['3 redundant copies in 2 dumps removed.', []])
    const [edit] = editor.edits
    const blocks = (edit?.documentChanges ?? []).flatMap((change) => ('edits' in change ? change.edits : []))
    const groups = blocks.map((block) => 'annotationId' in block && edit?.changeAnnotations?.[block.annotationId])
    assert.deepEqual(
      groups
        .map((group) => group !== false && group !== undefined && `${group.label} ${String(group.needsConfirmation)}`)
        .sort(),
      [
        'Kept copies true',
        'Kept copies true',
        'Kept copies true',
        'Redundant copies false',
        'Redundant copies false',
        'Redundant copies false',
      ],
    )
    assert.equal(editor.textOf(b), dump(council, observers))
    assert.equal(editor.textOf('file:///w/c.txt'), 'Go back\nBack to the section\n')
  })

  it('of all dumps are not removed by an editor that cannot show them before', async () => {
    const capabilities = {workspace: {workspaceEdit: {documentChanges: true}}}
    await start({'/w/a.txt': dump(council), '/w/b.txt': dump(council)}, {capabilities})
    await assert.rejects(editor.run('dateline.removeAllCopies'), /cannot show beforehand/)
  })

  it('are not both removed by two fixes at once, each because of the other', async () => {
    for (const open of [true, false]) {
      await start({'/w/a.txt': dump(council), '/w/b.txt': dump(council)})
      await editor.open(b)
      if (open) await editor.open(a)
      const first = await action(b, 'Remove this copy')
      await take(await action(b, 'Keep this one instead'))
      await editor.now.until('the other', async () => {
        await saved()
        return (await reported(a)) === '0'
      })
      if (!open) await editor.open(a)
      const second = await action(a, 'Remove this copy')
      await take(await action(b, 'Let the rule decide which copy is kept'))
      await editor.now.until('the first', async () => {
        await saved()
        return (await reported(b)) === '0'
      })
      const ended = await Promise.allSettled([take(first), take(second), take(first), take(second)])
      assert.equal(ended.filter(({status}) => status === 'fulfilled').length, 1)
      assert.equal([a, b].filter((uri) => editor.textOf(uri)?.includes(council)).length, 1)
      if (open) await editor.now.close()
    }
  })

  it('stay when the kept copy is typed into while the edit is on its way', async () => {
    await start(
      {'/w/a.txt': dump(council), '/w/b.txt': dump(council)},
      {before: () => void editor.type(a, dump(council.replace('whole', 'half')))},
    )
    await editor.open(a)
    await editor.open(b)
    await assert.rejects(take(await action(b, 'Remove this copy')), /did not apply/)
    assert.equal(editor.textOf(b), dump(council))
  })

  it('are put back when the kept file has changed on the disk meanwhile', async () => {
    let times = 0
    await start(
      {'/w/a.txt': dump(council), '/w/b.txt': dump(council)},
      {
        before: () => {
          if (times++ === 0) disk.write('/w/a.txt', dump(forest))
        },
      },
    )
    await editor.open(b)
    await assert.rejects(take(await action(b, 'Remove this copy')), /the removed lines are put back/)
    assert.equal(editor.textOf(b), dump(council))
  })

  it('give their day to the kept copy, and are then removed', async () => {
    const strip = (...days: readonly string[]): string =>
      dump(...days.map((day, at) => `${day}${[observers, council, forest][at] ?? ''}`))
    await start({
      '/w/a.txt': strip('11.03.2024\n\n', '', '11.01.2024\n\n'),
      '/w/b.txt': dump(`16.02.2024\n\n${council}`),
    })
    await editor.open(a)
    await untilReported(a, '5')
    await take(await action(a, 'Keep this one instead', 5))
    await saved()
    await untilReported(a, '')
    await editor.open(b)
    await untilReported(b, '0')
    assert.ok(!(await actions(b)).some(({title}) => title === 'Remove this copy'))
    const recover = await action(b, 'Write its date, 2024-02-16, above the kept copy')
    await editor.type(a, strip('11.03.2024\n\n', 'On 1 March, ', '11.01.2024\n\n'))
    await assert.rejects(take(recover), /a\.txt was left as it is: the text has changed, try again/)
    await editor.type(a, strip('11.03.2024\n\n', '', '11.01.2024\n\n'))
    await take(recover)
    assert.equal(editor.textOf(a), strip('11.03.2024\n\n', '16.02.2024\n\n', '11.01.2024\n\n'))
    await take(await action(b, 'Remove this copy'))
    assert.equal(editor.textOf(b), 'Go back\nBack to the section\n')
  })

  it('are listed by text, those first of which most is redundant, with what a fix needs', async () => {
    await start({
      '/w/a.txt': dump(council, forest),
      '/w/b.txt': dump(council, observers),
      '/w/c.txt': dump(observers, council, council),
    })
    const {texts, more} = await editor.now.request<TextsTwice>('dateline/copies', {})
    assert.deepEqual(
      texts.map(({label, line, copies, lines}) => [label, line, copies, lines]),
      [
        ['a.txt', 1, 3, 3],
        ['b.txt', 4, 1, 1],
      ],
    )
    assert.equal(more, 0)
    const found = await editor.now.request<CopiesOfText | null>('dateline/copiesOf', {id: texts[0]?.id})
    assert.deepEqual(
      found?.copies.map(({label, line, kept}) => [label, line, kept.uri, kept.line]),
      [
        ['b.txt', 1, a, 1],
        ['c.txt', 4, a, 1],
        ['c.txt', 7, a, 1],
      ],
    )
    for (const {uri, line, endLine, hash} of [...found.copies].reverse())
      await editor.run('dateline.removeCopy', {uri, line, endLine, hash})
    assert.match(editor.textOf('file:///w/c.txt') ?? '', /^On 11 March, .*\n+Go back\n/)
    await editor.now.until(
      'none',
      async () => (await editor.now.request('dateline/copiesOf', {id: texts[0]?.id})) === null,
    )
  })

  it('lose no text in any order of fixes, edits, moves and deletions', async function () {
    this.timeout(300_000)
    const source = sequence(seed)
    const random = (limit: number): number => below(source, limit)
    const texts = [council, observers, forest].flatMap((text) => [text, text.replace('the', 'one')])
    for (let round = 0; round < rounds; round++) {
      const names = ['a', 'b', 'c', 'd']
      const anyDump = (): string =>
        dump(
          ...Array.from({length: 1 + random(4)}, () => {
            const text = texts[random(texts.length)] ?? ''
            return random(3) === 0 ? `${10 + random(3)}.02.2024\n\n${text}` : text
          }),
        )
      await start(Object.fromEntries(names.map((name) => [`/w/${name}.txt`, anyDump()])))
      const uris = names.map((name) => `file:///w/${name}.txt`)
      for (const uri of uris) if (random(2) === 0) await editor.open(uri)
      for (let step = 0; step < 6; step++) {
        const fixes: CodeAction[] = []
        for (const uri of uris) {
          const found = await editor.now.request<CodeAction[]>('textDocument/codeAction', {
            textDocument: {uri},
            range: {start: {line: 0, character: 0}, end: {line: 99, character: 0}},
            context: {diagnostics: []},
          })
          fixes.push(...found.filter(({title}) => /^Remove|^Keep/.test(title)))
        }
        if (random(3) === 0) await saved()
        // What is typed, moved or deleted is the user's own doing: what it takes away is not ours to keep.
        if (random(2) === 0) {
          const uri = uris[random(uris.length)] ?? a
          if (random(3) === 0) await editor.write(uri, random(2) === 0 ? null : anyDump())
          else if (editor.textOf(uri) !== undefined && random(2) === 0)
            await editor.write(uri, editor.textOf(uri) ?? '')
        }
        const before = words()
        const chosen = fixes.filter(() => random(2) === 0)
        const orders = chosen.map((fix) => take(fix))
        if (random(3) === 0) orders.push(editor.run('dateline.removeAllCopies'))
        await Promise.allSettled(orders)
        const after = words()
        for (const text of texts)
          assert.ok(
            !before.includes(level(text)) || after.includes(level(text)),
            `seed ${seed}, round ${round}: ${text}`,
          )
      }
      await editor.now.close()

      function words(): string {
        return uris.map((uri) => level(editor.textOf(uri) ?? '')).join('\n')
      }
    }
    await start({})
  })
})

/** Rounds of the random test; the soak takes another seed each time. */
const rounds = 10
