import {strict as assert} from 'node:assert'
import * as vscode from 'vscode'
import {ask, revertAll, showDump, uriOf} from './workspace.js'

/** What the server would be asked with the day that the user typed. */
interface Question {
  readonly uri: string
  readonly block: string
  readonly words: string
  readonly field: string
  readonly now: string | null
}

describe('corrections', () => {
  afterEach(async () => {
    await revertAll()
    await vscode.workspace.fs.delete(uriOf('.dateline.yml')).then(undefined, () => undefined)
  })

  it('of a day are written to the team’s file, hold at once, and are taken back', async () => {
    await showDump('one.txt')
    const {command} = await action(/^Correct the day of publication \(2021-03-05\)…$/)
    const [{now, ...question}] = command?.arguments as [Question]
    assert.equal(now, '2021-03-05')
    await vscode.commands.executeCommand('dateline.correct', {...question, value: '2021-03-09'})
    await told(/dated 2021-03-09, corrected by the team/)
    await outlined('2021-03-09')
    const entry = /^corrections:\n {2}- block: .*\n {4}words: On 5 March 2021, .*\n {4}published: 2021-03-09\n$/
    assert.match(await onDisk(), entry)
    const back = await action(/^Remove this correction: published 2021-03-09$/)
    await run(back)
    await told(/Day of publication: 2021-03-05/)
    await outlined('2021-03-05')
    assert.equal(await onDisk(), '')
  })

  it('leave a file alone that is no YAML', async () => {
    await vscode.workspace.fs.writeFile(uriOf('.dateline.yml'), new TextEncoder().encode('files: [\n'))
    await showDump('one.txt')
    await run(await action(/^2021-03-05 is not the day of publication$/))
    assert.equal(await onDisk(), 'files: [\n')
  })
})

/** The code action of this title on the first item of one.txt. */
async function action(title: RegExp): Promise<vscode.CodeAction> {
  const actions = await ask<readonly vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    [uriOf('one.txt'), new vscode.Range(2, 0, 2, 0)],
    (found) => found.some((other) => title.test(other.title)),
  )
  const found = actions.find((other) => title.test(other.title))
  assert.ok(found)
  return found
}

async function run({command}: vscode.CodeAction): Promise<void> {
  assert.ok(command)
  await vscode.commands.executeCommand(command.command, ...((command.arguments ?? []) as unknown[]))
}

/** Wait until the hover of the first date line of one.txt says this. */
async function told(words: RegExp): Promise<void> {
  await ask<readonly vscode.Hover[]>(
    'vscode.executeHoverProvider',
    [uriOf('one.txt'), new vscode.Position(0, 2)],
    (hovers) =>
      hovers.some(({contents}) =>
        contents.some((part) => part instanceof vscode.MarkdownString && words.test(part.value)),
      ),
  )
}

/** Wait until the outline of one.txt begins with this day, though its text is what it was. */
async function outlined(day: string): Promise<void> {
  await ask<readonly vscode.DocumentSymbol[]>(
    'vscode.executeDocumentSymbolProvider',
    [uriOf('one.txt')],
    ([first]) => first?.name.startsWith(day) === true,
  )
}

async function onDisk(): Promise<string> {
  return new TextDecoder().decode(await vscode.workspace.fs.readFile(uriOf('.dateline.yml')))
}
