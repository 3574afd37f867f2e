import {escape, goTo, hoverAt, openFile} from '../harness/editing.js'
import {runCommand} from '../harness/palette.js'
import {picture} from '../harness/session.js'
import {onWorkbench} from '../harness/suite.js'
import {outline, problems, setTheme} from '../harness/views.js'

// The pictures of the README. They are no test of anything, so nothing is skipped where they are not asked for.
if (process.env['DATELINE_PICTURES']) {
  onWorkbench('pictures', {folder: 'examples', settings: {'editor.wordWrap': 'on'}}, (session) => {
    it('shows items and people in the Outline', async () => {
      await session().page.setViewportSize({width: 1200, height: 760})
      await setTheme(session(), 'dark')
      await openFile(session(), '000_3b9c51d0e7a2f846.txt')
      await outline(session(), (rows) => rows.length >= 4)
      await goTo(session(), 3, 1)
      await picture(session(), 'outline')
    })

    it('shows who somebody is', async () => {
      // A lens that comes later moves the lines, and the hover is gone.
      await session().page.locator('.codelens-decoration').first().waitFor()
      await hoverAt(session(), 3, 62)
      await picture(session(), 'hover')
      await escape(session())
    })

    it('shows copies, faded and in the Problems panel', async () => {
      await setTheme(session(), 'light')
      await openFile(session(), '001_c04e7f19ab3d6258.txt')
      await problems(session())
      await goTo(session(), 1, 1)
      await picture(session(), 'copies')
      await runCommand(session(), 'View: Toggle Panel Visibility')
    })
  })
}
