import {strict as assert} from 'node:assert'
import {readFile} from 'node:fs/promises'
import {join} from 'node:path'
import {
  applyQuickFix,
  editorText,
  escape,
  goToDefinition,
  hoverAt,
  isDirty,
  languageMode,
  openFile,
  quickFixes,
  references,
  save,
  undo,
} from '../harness/editing.js'
import {runCommand} from '../harness/palette.js'
import {onWorkbench} from '../harness/suite.js'
import {until} from '../harness/until.js'
import {notifications, outline, problems, setTheme} from '../harness/views.js'

/** The copy in two.txt: line and column of its first words, and words that nothing else has. */
const copy = {line: 8, column: 4, words: 'training ground'}

onWorkbench('a dump in the workbench', {folder: 'test/editor/fixtures'}, (session) => {
  it('becomes a bulletin when it is opened', async () => {
    await openFile(session(), 'one.txt')
    await until(
      'language',
      () => languageMode(session()),
      (mode) => mode === 'Bulletin Dump',
    )
  })

  it('shows dated items in the Outline', async () => {
    const rows = await outline(session(), (all) => all.length >= 2)
    assert.ok(
      rows.some((row) => row.startsWith('2021-03-05')),
      rows.join('\n'),
    )
    assert.ok(
      rows.some((row) => row.startsWith('2021-03-04')),
      rows.join('\n'),
    )
  })

  it('tells on hover who somebody is', async () => {
    await openFile(session(), 'two.txt')
    assert.match(await hoverAt(session(), 3, 22), /Valery Semerikov/)
    await escape(session())
  })

  it('goes to another file on F12', async () => {
    const {file, line} = await goToDefinition(session(), 3, 22)
    assert.deepEqual({file, line}, {file: 'one.txt', line: 3})
  })

  it('lists every place of a person on Shift+F12', async () => {
    await openFile(session(), 'two.txt')
    const rows = await references(session(), 3, 22)
    for (const file of ['one.txt', 'page.md', 'two.txt']) {
      assert.ok(
        rows.some((row) => row.startsWith(file)),
        rows.join('\n'),
      )
    }
    await escape(session())
  })

  it('shows a copy in the Problems panel, with the kept one', async () => {
    const rows = await problems(session(), (all) => all.some((row) => row.includes('one.txt')))
    assert.ok(
      rows.some((row) => row.startsWith('two.txt') || row.includes('two.txt')),
      rows.join('\n'),
    )
  })

  it('removes a copy by a quick fix, takes it back, removes and saves it', async () => {
    const gone = (text: string): boolean => !text.includes(copy.words)
    await openFile(session(), 'two.txt')
    const titles = await quickFixes(session(), copy.line, copy.column)
    const remove = titles.find((title) => /remove/i.test(title))
    assert.ok(remove, titles.join('\n'))
    await applyQuickFix(session(), copy.line, copy.column, remove)
    await until('text without the copy', () => editorText(session()), gone)
    assert.equal(await isDirty(session()), true)
    await undo(session())
    await until(
      'text with the copy',
      () => editorText(session()),
      (text) => !gone(text),
    )
    await applyQuickFix(session(), copy.line, copy.column, remove)
    await until('text without the copy', () => editorText(session()), gone)
    await save(session())
    assert.ok(gone(await readFile(join(session().folder, 'two.txt'), 'utf8')))
  })

  it('goes on after the server was restarted', async () => {
    await runCommand(session(), 'Dateline: Restart Server')
    await openFile(session(), 'one.txt')
    await outline(session(), (rows) => rows.some((row) => row.startsWith('2021-03-05')))
  })

  it('wears every theme', async () => {
    for (const theme of ['dark', 'high contrast', 'light'] as const) await setTheme(session(), theme)
  })

  it('has troubled nobody: no error in the page, no message but ours', async () => {
    assert.deepEqual(session().pageErrors, [])
    const messages = await notifications(session(), () => true)
    assert.deepEqual(
      messages.filter((message) => !message.includes('Dateline')),
      [],
    )
  })
})
