import {strict as assert} from 'node:assert'
import {openFile} from '../harness/editing.js'
import {labels, runCommand} from '../harness/palette.js'
import {picture} from '../harness/session.js'
import {onWorkbench} from '../harness/suite.js'
import {until} from '../harness/until.js'
import {setTheme} from '../harness/views.js'

onWorkbench('copies in the workbench', {folder: 'examples', settings: {'editor.wordWrap': 'on'}}, (session) => {
  const rows = () => session().page.locator('.pane:has([aria-label*="Duplicates"]) .monaco-list-row')

  it('stand in a view of the side bar, open and compare from there by keyboard', async () => {
    await openFile(session(), '001_c04e7f19ab3d6258.txt')
    await runCommand(session(), 'Explorer: Focus on Duplicates View')
    await until(
      'texts',
      () => labels(rows()),
      (found) => found.some((row) => /, \d+ (?:copy|copies|revisions?)/.test(row)),
    )
    // A view that was empty when it was first shown has had nothing to give the focus to.
    await runCommand(session(), 'Explorer: Focus on Duplicates View')
    const open = await until(
      'copies',
      async () => {
        await session().page.keyboard.press('Home')
        await session().page.keyboard.press('ArrowRight')
        return labels(rows())
      },
      (found) => found.some((row) => row.includes(', kept')),
    )
    assert.ok(open.some((row) => row.includes('word for word') || row.includes('nearly the same')))
    await session().page.keyboard.press('Home')
    for (const key of ['ArrowDown', 'ArrowDown', 'Control+Enter']) await session().page.keyboard.press(key)
    await until(
      'comparison',
      () => session().page.locator('.monaco-diff-editor:visible').count(),
      (count) => count > 0,
    )
    await picture(session(), 'duplicates')
  })

  it('look well in the dark and in high contrast', async () => {
    for (const theme of ['dark', 'high contrast', 'light'] as const) {
      await setTheme(session(), theme)
      await runCommand(session(), 'Explorer: Focus on Duplicates View')
      assert.ok((await rows().count()) > 0)
      await picture(session(), `duplicates-${theme.replace(' ', '-')}`)
    }
  })

  it('are listed before they are removed, every block of them ticked', async () => {
    await runCommand(session(), 'Dateline: Remove All Copies in the Workspace…')
    const boxes = session().page.locator('.bulk-edit-panel .monaco-list-row')
    const found = await until(
      'the preview',
      () => labels(boxes),
      (all) => all.length > 1,
    )
    await picture(session(), 'removal')
    assert.ok(
      found.some((row) => row.includes('Redundant copies') || /\.txt/.test(row)),
      found.join('\n'),
    )
    await session().page.locator('.monaco-button').filter({hasText: 'Discard'}).first().click()
  })
})
