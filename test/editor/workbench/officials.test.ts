import {strict as assert} from 'node:assert'
import {goTo, openFile} from '../harness/editing.js'
import {choose, labels, legible, runCommand} from '../harness/palette.js'
import {onWorkbench} from '../harness/suite.js'
import {until} from '../harness/until.js'
import {setTheme, tabs} from '../harness/views.js'
import {picture} from '../harness/session.js'

onWorkbench('officials in the workbench', {folder: 'examples', settings: {'editor.wordWrap': 'on'}}, (session) => {
  const dump = '000_3b9c51d0e7a2f846.txt'

  it('bear a lens that counts their mentions', async () => {
    await openFile(session(), dump)
    const lenses = session().page.locator('.codelens-decoration')
    const texts = await until(
      'lenses',
      async () => (await lenses.allInnerTexts()).map(legible),
      (found) => found.some((text) => /mentions in \d+ dumps/.test(text)),
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

  it('look well in the dark and in high contrast', async () => {
    for (const theme of ['dark', 'high contrast', 'light'] as const) {
      await setTheme(session(), theme)
      await openFile(session(), dump)
      assert.ok((await session().page.locator('.codelens-decoration').count()) > 0)
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
