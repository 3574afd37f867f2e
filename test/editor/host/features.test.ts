import {strict as assert} from 'node:assert'
import * as vscode from 'vscode'
import {ask, positionOf, problemsOf, revertAll, show, showDump, uriOf} from './workspace.js'

type Symbols = readonly vscode.DocumentSymbol[]
type Places = readonly (vscode.Location | vscode.LocationLink)[]

const some = (answer: readonly unknown[]): boolean => answer.length > 0

describe('features', () => {
  afterEach(revertAll)

  it('outline dated items, with the people in them', async () => {
    const {uri} = await showDump('one.txt')
    const items = await ask<Symbols>('vscode.executeDocumentSymbolProvider', [uri], some)
    assert.deepEqual(
      items.map(({name}) => name.slice(0, 10)),
      ['2021-03-05', '2021-03-04'],
    )
    assert.ok(items[0]?.children.some(({name}) => name.includes('Semerikov')))
  })

  it('outline a Markdown dump beside what VS Code does with it', async () => {
    const {uri} = await show('page.md')
    const isOurs = (items: Symbols): boolean => items.some(({name}) => name.startsWith('2023-06-17'))
    await ask<Symbols>('vscode.executeDocumentSymbolProvider', [uri], isOurs)
  })

  it('fold each item', async () => {
    const {uri} = await showDump('one.txt')
    const isItem = ({start}: vscode.FoldingRange): boolean => start === 0 || start === 5
    await ask<readonly vscode.FoldingRange[]>(
      'vscode.executeFoldingRangeProvider',
      [uri],
      (folds) => folds.filter(isItem).length >= 2,
    )
  })

  it('find officials of the whole folder', async () => {
    await showDump('one.txt')
    await ask<readonly vscode.SymbolInformation[]>('vscode.executeWorkspaceSymbolProvider', ['Semerikov'], some)
  })

  it('tell on hover who somebody is', async () => {
    const document = await showDump('two.txt')
    const hovers = await ask<readonly vscode.Hover[]>(
      'vscode.executeHoverProvider',
      [document.uri, positionOf(document, 'V.Semerikov')],
      some,
    )
    const text = words(hovers)
    assert.match(text, /Valery Semerikov/)
    assert.match(text, /Deputy Secretary General/)
  })

  it('tell on hover what a date resolves to', async () => {
    const document = await showDump('one.txt')
    const hovers = await ask<readonly vscode.Hover[]>(
      'vscode.executeHoverProvider',
      [document.uri, positionOf(document, '05.03.2021')],
      some,
    )
    assert.match(words(hovers), /2021-03-05/)
  })

  it('go from a short name to the definition in another file', async () => {
    const document = await showDump('two.txt')
    const at = positionOf(document, 'V.Semerikov').translate(0, 3)
    const [place] = await ask<Places>('vscode.executeDefinitionProvider', [document.uri, at], some)
    assert.ok(place)
    const [uri, range] = 'targetUri' in place ? [place.targetUri, place.targetRange] : [place.uri, place.range]
    assert.equal(uri.path, uriOf('one.txt').path)
    assert.equal(range.start.line, 2)
  })

  it('list every place of a person in all files, opened or not', async () => {
    const document = await showDump('one.txt')
    const at = positionOf(document, 'Semerikov')
    const places = await ask<readonly vscode.Location[]>(
      'vscode.executeReferenceProvider',
      [document.uri, at],
      (all) => all.length >= 3,
    )
    assert.deepEqual(places.map(({uri}) => uri.path.split('/').at(-1)).sort(), ['one.txt', 'page.md', 'two.txt'])
  })

  it('mark the places of a person in a file', async () => {
    const document = await showDump('one.txt')
    const at = positionOf(document, 'Semerikov')
    const marks = await ask<readonly vscode.DocumentHighlight[]>(
      'vscode.executeDocumentHighlights',
      [document.uri, at],
      some,
    )
    assert.equal(marks.length, 1)
  })

  it('report a copy, faded, with the kept one beside it', async () => {
    await showDump('two.txt')
    const [problem, ...more] = await problemsOf('two.txt')
    assert.ok(problem)
    assert.equal(more.length, 0)
    assert.equal(problem.severity, vscode.DiagnosticSeverity.Information)
    assert.deepEqual(problem.tags, [vscode.DiagnosticTag.Unnecessary])
    assert.equal(problem.relatedInformation?.[0]?.location.uri.path, uriOf('one.txt').path)
    assert.equal(problem.range.start.line, 5)
  })

  it('remove a copy by a quick fix, and take the report away', async () => {
    const document = await showDump('two.txt')
    const [problem] = await problemsOf('two.txt')
    assert.ok(problem)
    const actions = await ask<readonly vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      [document.uri, problem.range, vscode.CodeActionKind.QuickFix.value],
      some,
    )
    const remove = actions.find(({title}) => /remove/i.test(title))
    assert.ok(remove, actions.map(({title}) => title).join(', '))
    if (remove.edit) await vscode.workspace.applyEdit(remove.edit)
    if (remove.command) {
      await vscode.commands.executeCommand(remove.command.command, ...((remove.command.arguments ?? []) as unknown[]))
    }
    await problemsOf('two.txt', (problems) => problems.length === 0)
    assert.doesNotMatch(document.getText(), /training ground/)
    assert.match(document.getText(), /Go back/)
  })

  it('give the same after the server was restarted', async () => {
    const document = await showDump('one.txt')
    await vscode.commands.executeCommand('dateline.restartServer')
    await ask<Symbols>('vscode.executeDocumentSymbolProvider', [document.uri], (items) => items.length === 2)
  })
})

function words(hovers: readonly vscode.Hover[]): string {
  const parts = hovers.flatMap(({contents}) => contents)
  return parts.map((part) => (part instanceof vscode.MarkdownString ? part.value : '')).join('\n')
}
