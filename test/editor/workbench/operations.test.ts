import {strict as assert} from 'node:assert'
import {existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {dirname, join} from 'node:path'
import {editorText, isDirty, openFile, typeText, undo} from '../harness/editing.js'
import {choose, labels, runCommand} from '../harness/palette.js'
import {picture} from '../harness/session.js'
import {onWorkbench} from '../harness/suite.js'
import {until} from '../harness/until.js'
import {
  answerDialog,
  answerNotification,
  answerPreview,
  dialog,
  explorerMenu,
  notifications,
  pressInPreview,
  previewRows,
  setTheme,
  tabs,
} from '../harness/views.js'

const untidy = (number: number): string =>
  `1${number % 10}.02.2024\n\n\n  The CSTO Secretary General Imangali  Tasmagambetov opened hall ${number}.  \n\n\n\n\nGo back\n`
const tidy = (number: number): string =>
  `1${number % 10}.02.2024\n\nThe CSTO Secretary General Imangali Tasmagambetov opened hall ${number}.\n\nGo back\n`
const page = `${untidy(81)}\n\n\n${untidy(82)}`

/** What the first words of each item make of the name of its file. */
const slug = 'the-csto-secretary-general-imangali-tasmagambetov-opened'

/** More than an edit should hold. */
const many = Array.from({length: 55}, (_, at) => `many/${String(at).padStart(2, '0')}.txt`)
const few = ['few/a.txt', 'few/b.txt', `few/${'name-that-a-crawler-made-of-a-title-'.repeat(4)}.txt`]

const scratch = mkdtempSync(join(tmpdir(), 'dateline-operations-'))
const dumps = join(scratch, 'dumps')

describe('operations', () => {
  before(() => {
    write('page.txt', page)
    write('empty/readme.txt', 'Nothing here.\n')
    for (const [at, name] of [...many, ...few].entries()) write(name, untidy(at))
  })
  after(() => rmSync(scratch, {recursive: true, force: true}))

  onWorkbench('many files in the workbench', {folder: dumps}, (session) => {
    const path = (name: string): string => join(session().folder, name)
    const onDisk = (name: string): string => readFileSync(path(name), 'utf8')
    const told = (words: RegExp): Promise<readonly string[]> =>
      notifications(session(), (all) => all.some((message) => words.test(message)))
    const inEditor = (words: RegExp): Promise<string> =>
      until(
        `${String(words)} in the editor`,
        () => editorText(session()),
        (text) => words.test(text),
      )

    afterEach(() => runCommand(session(), 'Notifications: Clear All Notifications').catch(() => undefined))

    it('are normalized as one edit when they are few, every change ticked, and undone in one step', async () => {
      await openFile(session(), 'few/a.txt')
      await explorerMenu(session(), ['few'], 'Normalize All Dumps')
      const rows = await previewRows(session(), (all) => all.some((row) => row.includes('b.txt')))
      assert.ok(rows.length > 3, rows.join('\n'))
      await answerPreview(session(), 'Apply', ['b.txt'])
      await inEditor(/^1\d\.02\.2024\n\nThe CSTO Secretary General Imangali Tasmagambetov/)
      await told(/^2 of 3 dumps are normalized/)
      assert.equal(onDisk('few/b.txt'), untidy(56))
      await undo(session())
      await inEditor(/Imangali {2}Tasmagambetov/)
      assert.equal(await isDirty(session()), false)
      assert.deepEqual(
        few.map((name, at) => onDisk(name) === untidy(55 + at)),
        [true, true, true],
      )
    })

    it('are left alone when one of them becomes another while the preview is open', async () => {
      await openFile(session(), 'few/a.txt')
      await explorerMenu(session(), ['few'], 'Normalize All Dumps')
      await previewRows(session(), (all) => all.some((row) => row.includes('b.txt')))
      writeFileSync(path('few/a.txt'), `${untidy(99)}More words.\n`)
      await inEditor(/opened hall 99/)
      await pressInPreview(session(), 'Apply')
      assert.match(await dialog(session()), /few\/a\.txt' has changed in the meantime/)
      await answerDialog(session(), 'OK')
      assert.match(onDisk('few/a.txt'), /opened hall 99/)
      await inEditor(/Imangali {2}Tasmagambetov opened hall 99/)
    })

    it('are announced when they are many, shown, written all at once and taken back byte by byte', async () => {
      await openFile(session(), many[7] ?? '')
      await typeText(session(), 'x')
      await explorerMenu(session(), ['many'], 'Normalize All Dumps')
      const announced = await dialog(session())
      for (const words of ['Normalize 55 dumps?', 'all of them or none', 'Undo Last Operation'])
        assert.ok(announced.includes(words), announced)
      await picture(session(), 'many')
      await answerDialog(session(), 'Show What Changes')
      await until('comparison', async () => (await session().page.locator('.monaco-diff-editor:visible').count()) > 0)
      writeFileSync(path(many[9] ?? ''), 'Somebody else.\n')
      await answerNotification(session(), 'Normalize 55 dumps?', 'Write Files')
      const messages = await told(/^53 dumps are normalized/)
      assert.match(messages.join(), /07\.txt is left as it is: it has changes in the editor that are not saved/)
      assert.match(messages.join(), /09\.txt is left as it is: it has changed since it was looked at/)
      for (const [at, name] of many.entries()) {
        const expected = at === 7 ? untidy(7) : at === 9 ? 'Somebody else.\n' : tidy(at)
        assert.equal(onDisk(name), expected, name)
      }
      await answerNotification(session(), '53 dumps are normalized', 'Show Report')
      await inEditor(/Not written \(2\)/)
      await runCommand(session(), 'Dateline: Undo Last Operation')
      assert.match(await dialog(session()), /Take back "Normalize 55 dumps"/)
      await answerDialog(session(), 'Take Back')
      await told(/53 files taken back/)
      for (const [at, name] of many.entries())
        assert.equal(onDisk(name), at === 9 ? 'Somebody else.\n' : untidy(at), name)
    })

    it('are what they were when the user does not want it', async () => {
      await explorerMenu(session(), ['many'], 'Normalize All Dumps')
      await dialog(session())
      await answerDialog(session(), 'Cancel')
      for (const [at, name] of many.entries()) if (at !== 9) assert.equal(onDisk(name), untidy(at), name)
    })

    it('are gone on with, or taken back, after VS Code ended in the middle', async () => {
      await explorerMenu(session(), ['many'], 'Normalize All Dumps')
      await dialog(session())
      await answerDialog(session(), 'Write Files')
      await told(/dumps are normalized/)
      // As a process leaves it that ends after the first file.
      rmSync(join(operation(session().home), 'done'))
      for (const [at, name] of many.entries()) if (at > 0 && at !== 7 && at !== 9) writeFileSync(path(name), untidy(at))
      await runCommand(session(), 'Developer: Reload Window')
      await session().page.locator('.monaco-workbench .part.editor').waitFor()
      await openFile(session(), 'page.txt')
      await told(/"Normalize 5\d dumps" was interrupted/)
      await answerNotification(session(), 'was interrupted', 'Finish')
      await told(/is finished/)
      for (const [at, name] of many.entries()) if (at !== 7 && at !== 9) assert.equal(onDisk(name), tidy(at), name)
    })

    it('are merged by the wizard into new files, once', async () => {
      const wizard = async (): Promise<void> => {
        await runCommand(session(), 'Dateline: Merge Dumps…')
        for (const answer of ['dumps', 'Oldest First', 'A File for Each Year']) await choose(session(), answer)
        const box = session().page.locator('.quick-input-widget:visible input').first()
        await until('name of the file', async () => (await box.inputValue()).endsWith('merged.txt'))
        await box.press('Enter')
      }
      await wizard()
      const rows = await previewRows(session(), (all) => all.some((row) => row.includes('merged-2024.txt')))
      assert.ok(rows.some((row) => row.includes('merged-2024.map.jsonl')))
      await answerPreview(session(), 'Apply')
      await until('merge', () => existsSync(path('merged-2024.map.jsonl')))
      assert.match(onDisk('merged-2024.txt'), /opened hall 1\./)
      await until('report', async () => (await tabs(session())).some((name) => name.startsWith('Untitled')))
      await wizard()
      await told(/merged-2024\.txt is there already, and \d more: nothing is written/)
    })

    it('are made of one by splitting it, unless a name is taken meanwhile, and undone in one step', async () => {
      const folder = 'page'
      await openFile(session(), 'page.txt')
      await runCommand(session(), 'Dateline: Split Dump into Files')
      await previewRows(session(), (all) => all.filter((row) => row.includes('2024-02-1')).length === 2)
      await picture(session(), 'split')
      const [first, second] = ['2024-02-11', '2024-02-12'].map((day) => `${day}-${slug}.txt`) as [string, string]
      mkdirSync(path(folder))
      writeFileSync(join(path(folder), second), 'Mine.\n')
      await answerPreview(session(), 'Apply')
      await told(/is there already: nothing is written/)
      assert.deepEqual(readdirSync(path(folder)), [second])
      assert.equal(onDisk(join(folder, second)), 'Mine.\n')
      rmSync(path(folder), {recursive: true})
      await runCommand(session(), 'Dateline: Split Dump into Files')
      await previewRows(session(), (all) => all.filter((row) => row.includes('2024-02-1')).length === 2)
      await answerPreview(session(), 'Apply')
      await until('files', () => existsSync(join(path(folder), second)))
      assert.deepEqual(readdirSync(path(folder)).sort(), [first, second])
      await openFile(session(), `${folder}/${first}`)
      await undo(session())
      await until('no files', () => readdirSync(path(folder)).length === 0)
      assert.equal(onDisk('page.txt'), page)
    })

    it('are none in a folder without dumps, and that is said', async () => {
      for (const command of ['Merge Dumps', 'Normalize All Dumps']) await explorerMenu(session(), ['empty'], command)
      const messages = await notifications(session(), (all) => all.length === 2)
      assert.deepEqual(
        [...messages].sort(),
        ['merged', 'normalized'].map((what) => `empty holds no dumps: nothing was ${what}.`),
      )
    })

    it('look well in the dark and in high contrast', async () => {
      for (const theme of ['dark', 'high contrast', 'light'] as const) {
        await setTheme(session(), theme)
        await openFile(session(), 'page.txt')
        await runCommand(session(), 'Dateline: Split Dump into Files')
        await previewRows(session(), (all) => all.length >= 2)
        await picture(session(), `split-${theme.replace(' ', '-')}`)
        await answerPreview(session(), 'Discard')
      }
      assert.ok((await labels(session().page.locator('.statusbar-item'))).length > 0)
    })
  })
})

function write(name: string, text: string): void {
  mkdirSync(dirname(join(dumps, name)), {recursive: true})
  writeFileSync(join(dumps, name), text)
}

/** The folder of the one operation that is kept. */
function operation(home: string): string {
  const all = readdirSync(home, {recursive: true}).map(String)
  const journal = all.find((name) => name.includes('dateline.dateline') && name.endsWith('journal.json'))
  assert.ok(journal, 'there is a journal')
  return dirname(join(home, journal))
}
