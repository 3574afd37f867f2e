import {strict as assert} from 'node:assert'
import {languageMode, openFile} from '../harness/editing.js'
import {onWorkbench} from '../harness/suite.js'
import {until} from '../harness/until.js'
import {outline} from '../harness/views.js'

onWorkbench('a dump in the workbench', {folder: 'examples'}, (session) => {
  it('becomes a bulletin', async () => {
    await openFile(session(), '000_3b9c51d0e7a2f846.txt')
    await until(
      'language',
      () => languageMode(session()),
      (mode) => mode === 'Bulletin Dump',
    )
  })

  it('shows its items in the Outline', async () => {
    const rows = await outline(session())
    assert.ok(
      rows.some((row) => /^\d{4}-\d{2}-\d{2}/.test(row)),
      rows.join('\n'),
    )
  })
})
