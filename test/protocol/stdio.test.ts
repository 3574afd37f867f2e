import {strict as assert} from 'node:assert'
import {spawn, type ChildProcess} from 'node:child_process'
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {fileURLToPath, pathToFileURL} from 'node:url'
import {
  createMessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
  type DocumentSymbol,
  type MessageConnection,
} from 'vscode-languageserver/node'

const main = fileURLToPath(new URL('../../server/src/lsp/main.js', import.meta.url))
const dump = '16.02.2024\n\nThe CSTO Secretary General Imangali Tasmagambetov met the press.\n\nGo back\n'

describe('the server as a program', () => {
  let child: ChildProcess
  let connection: MessageConnection
  let status: Promise<number | null>
  let dir: string

  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'dateline-stdio-'))
    child = spawn(process.execPath, [main, '--stdio'], {stdio: ['pipe', 'pipe', 'inherit']})
    status = new Promise((resolve) => child.on('exit', resolve))
    assert.ok(child.stdout && child.stdin)
    connection = createMessageConnection(new StreamMessageReader(child.stdout), new StreamMessageWriter(child.stdin))
    connection.listen()
  })
  afterEach(() => {
    connection.dispose()
    child.kill('SIGKILL')
    rmSync(dir, {recursive: true})
  })

  const initialize = (): Promise<unknown> =>
    connection.sendRequest('initialize', {
      processId: process.pid,
      rootUri: pathToFileURL(dir).href,
      workspaceFolders: null,
      capabilities: {},
    })

  it('serves a session from hello to goodbye', async () => {
    writeFileSync(join(dir, 'a.txt'), dump)
    await initialize()
    await connection.sendNotification('initialized', {})
    const uri = pathToFileURL(join(dir, 'b.txt')).href
    await connection.sendNotification('textDocument/didOpen', {
      textDocument: {uri, languageId: 'plaintext', version: 1, text: dump},
    })
    const symbols = await connection.sendRequest<DocumentSymbol[]>('textDocument/documentSymbol', {textDocument: {uri}})
    assert.match(symbols[0]?.name ?? '', /^2024-02-16 {2}The CSTO/)
    const deadline = performance.now() + 10_000
    let places: unknown[] = []
    // The folder is read in the background.
    while (places.length < 2 && performance.now() < deadline) {
      const position = {line: 2, character: 32}
      places = await connection.sendRequest('textDocument/references', {
        textDocument: {uri},
        position,
        context: {includeDeclaration: true},
      })
    }
    assert.equal(places.length, 2)
    assert.equal(await connection.sendRequest('shutdown'), null)
    await connection.sendNotification('exit')
    assert.equal(await status, 0)
  })

  it('refuses to work before hello and after goodbye, and knows what it does not know', async () => {
    await assert.rejects(connection.sendRequest('textDocument/hover', {}), {code: -32002})
    await initialize()
    await assert.rejects(connection.sendRequest('dateline/none', {}), {code: -32601})
    await connection.sendRequest('shutdown')
    await assert.rejects(
      connection.sendRequest('textDocument/hover', {
        textDocument: {uri: 'file:///a'},
        position: {line: 0, character: 0},
      }),
    )
    await connection.sendNotification('exit')
    assert.equal(await status, 0)
  })

  it('ends with 1 when it is told to go without goodbye', async () => {
    await initialize()
    await connection.sendNotification('exit')
    assert.equal(await status, 1)
  })

  it('ends when its input ends', async () => {
    await initialize()
    child.stdin?.end()
    assert.equal(await status, 1)
  })
})
