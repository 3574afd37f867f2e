import {strict as assert} from 'node:assert'
import {readFile} from 'node:fs/promises'
import {join} from 'node:path'
import {activeFile, editorText, isDirty, openFile, undo} from '../harness/editing.js'
import {runCommand} from '../harness/palette.js'
import {onWorkbench} from '../harness/suite.js'
import {until} from '../harness/until.js'
import {answerPreview, explorerMenu, outline, previewRows, tabs} from '../harness/views.js'

const messy = 'On 5 June 2020,   the camp'
const clean = 'On 5 June 2020, the camp'

onWorkbench('changes in the workbench', {folder: 'test/editor/fixtures'}, (session) => {
  const onDisk = (name: string): Promise<string> => readFile(join(session().folder, name), 'utf8')
  const shows = (words: string): Promise<string> =>
    until(
      `"${words}" in the editor`,
      () => editorText(session()),
      (text) => text.includes(words),
    )

  it('normalizes the dump in front, and takes it back', async () => {
    await openFile(session(), 'messy.txt')
    await outline(session())
    await runCommand(session(), 'Dateline: Normalize Dump')
    await shows(clean)
    assert.equal(await isDirty(session()), true)
    await undo(session())
    await shows(messy)
  })

  it('normalizes a folder after a look at what would change', async () => {
    await runCommand(session(), 'Dateline: Normalize All Dumps in Folder')
    await previewRows(session(), (rows) => rows.some((row) => row.includes('messy.txt')))
    assert.match(await onDisk('messy.txt'), /, {3}the camp/)
    await answerPreview(session(), 'Apply')
    await openFile(session(), 'messy.txt')
    await shows(clean)
  })

  it('merges the files chosen in the Explorer into a new document', async () => {
    await explorerMenu(session(), ['one.txt', 'two.txt'], 'Merge Dumps')
    await until(
      'merge and list',
      () => tabs(session()),
      (names) => names.filter((name) => name.startsWith('Untitled')).length === 2,
    )
    const text = await until(
      'merge',
      () => editorText(session()),
      (shown) => shown.startsWith('11.04.2022'),
    )
    assert.equal(text.split('training ground').length, 2)
    assert.match((await activeFile(session())) ?? '', /^Untitled/)
    for (const name of ['one.txt', 'two.txt']) assert.match(await onDisk(name), /training ground/)
  })
})
