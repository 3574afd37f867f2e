import {strict as assert} from 'node:assert'
import {activeFile, editorText, goTo, isDirty, openFile, undo} from '../harness/editing.js'
import {choose, labels, legible, runCommand} from '../harness/palette.js'
import {onWorkbench} from '../harness/suite.js'
import {until} from '../harness/until.js'
import {answerNotification, notifications, setTheme, tabs} from '../harness/views.js'
import {picture} from '../harness/session.js'

onWorkbench('officials in the workbench', {folder: 'examples', settings: {'editor.wordWrap': 'on'}}, (session) => {
  const dump = '000_3b9c51d0e7a2f846.txt'

  it('bear a lens that counts their mentions', async () => {
    await openFile(session(), dump)
    const lenses = session().page.locator('.codelens-decoration')
    const texts = await until(
      'lenses',
      async () => (await lenses.allInnerTexts()).map(legible),
      (found) => found.every((text) => text !== '') && found.some((text) => /mentions in \d+ dumps/.test(text)),
    )
    assert.ok(
      texts.every((text) => text !== ''),
      texts.join('\n'),
    )
  })

  it('are gone through by key, over all dumps', async () => {
    await goTo(session(), 3, 62)
    await runCommand(session(), 'Dateline: Go to Next Mention of This Official')
    await until(
      'another mention',
      () => session().page.locator('.statusbar-item').allInnerTexts(),
      (texts) => texts.some((text) => /Mention \d+ of \d+/.test(legible(text))),
    )
    assert.ok((await tabs(session())).length >= 1)
  })

  it('stand in a view of the side bar with posts and mentions, and open from there by keyboard', async () => {
    await runCommand(session(), 'Explorer: Focus on Officials View')
    const rows = session().page.locator('.pane:has([aria-label*="Officials"]) .monaco-list-row')
    const people = await until(
      'people',
      () => labels(rows),
      (found) => found.length > 3,
    )
    assert.ok(
      people.every((row) => /, named (?:once|\d+ times)/.test(row)),
      people.join('\n'),
    )
    await session().page.keyboard.press('Home')
    await session().page.keyboard.press('ArrowRight')
    const open = await until(
      'posts and mentions',
      () => labels(rows),
      (found) => found.some((row) => /\d{4}-\d\d-\d\d/.test(row)),
    )
    assert.ok(open.length > 3)
    await picture(session(), 'officials')
  })

  it('are judged by a command that saves the register and says so, and one undo takes it back', async () => {
    await openFile(session(), dump)
    await goTo(session(), 3, 62)
    await runCommand(session(), 'Dateline: Add Official to Register')
    await notifications(session(), (found) =>
      found.some((text) => text.includes('Written into officials.yml and saved')),
    )
    await answerNotification(session(), 'Written into officials.yml', 'Show')
    await until(
      'the register',
      () => activeFile(session()),
      (name) => name === 'officials.yml',
    )
    await until(
      'the entry',
      () => editorText(session()),
      (text) => text.includes('- name: Valery Semerikov'),
    )
    assert.ok(!(await isDirty(session())))
    // The register was made by the edit, so undoing it leaves none.
    await undo(session())
    await until(
      'no register',
      () => activeFile(session()),
      (name) => name !== 'officials.yml',
    )
  })

  it('are told where a role stands without a name', async () => {
    await openFile(session(), '010_84f9d1c36e02b7a5.txt')
    await goTo(session(), 5, 12)
    await runCommand(session(), 'Show or Focus Hover')
    const hover = session().page.locator('.monaco-hover:visible .hover-contents')
    await until(
      'the hover',
      async () => (await hover.allInnerTexts()).map(legible).join('\n'),
      (text) => text.includes('CSTO Secretary General, on 2021-03-03') && text.includes('Stanislav Zas'),
    )
    await session().page.keyboard.press('Escape')
  })

  it('look well in the dark and in high contrast', async () => {
    for (const theme of ['dark', 'high contrast', 'light'] as const) {
      await setTheme(session(), theme)
      await openFile(session(), dump)
      await until(
        `lenses in ${theme}`,
        () => session().page.locator('.codelens-decoration').count(),
        (count) => count > 0,
      )
    }
  })

  it('are among the first steps that a newcomer is shown', async () => {
    await runCommand(session(), 'Welcome: Open Walkthrough...')
    await choose(session(), 'Get Started with Dateline')
    const steps = session().page.locator('.getting-started-step .step-title')
    await until(
      'steps',
      async () => (await steps.allInnerTexts()).map(legible),
      (titles) => titles.length === 5 && titles.includes('Follow an official'),
    )
  })
})
