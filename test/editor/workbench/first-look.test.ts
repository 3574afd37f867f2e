import {strict as assert} from 'node:assert'
import {openFile, activeFile} from '../harness/editing.js'
import {onWorkbench} from '../harness/suite.js'

onWorkbench('workbench', {folder: 'examples'}, (session) => {
  it('opens a dump', async () => {
    await openFile(session(), 'strip.txt')
    assert.equal(await activeFile(session()), 'strip.txt')
  })
})
