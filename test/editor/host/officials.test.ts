import {strict as assert} from 'node:assert'
import * as vscode from 'vscode'
import {until} from '../harness/until.js'
import {ask, documentOf, positionOf, revertAll, showDump, uriOf} from './workspace.js'

const files = {
  'lake-1.txt':
    '03.06.2019\n\nOn 3 June 2019, the CSTO Secretary General Maria Lakewood met the diver Nikolai Petrel of Belarus.\n\nGo back\n',
  'lake-2.txt':
    '16.02.2020\n\nOn 7 February, M.Lakewood opened the lake house.\nDownload document: lake-annex.docx\n\nThe CSTO Secretary General thanked the rowers.\n\nGo back\n',
  'lake-3.txt':
    '20.03.2020\n\nOn 20 March 2020, the CSTO Secretary General Maria Lakewood closed the lake house.\n\nGo back\n',
  'lake-annex.docx': 'x',
}
const second = 'lake-2.txt'

describe('officials', () => {
  before(async () => {
    for (const [name, text] of Object.entries(files)) await write(name, text)
    await showDump(second)
    // From here on all of them are indexed.
    await ask<readonly vscode.Location[]>(
      'vscode.executeReferenceProvider',
      [uriOf(second), positionOf(documentOf(second), 'M.Lakewood')],
      (places) => places.length === 3,
    )
  })
  beforeEach(() => showDump(second))
  afterEach(revertAll)
  after(async () => {
    for (const name of [...Object.keys(files), 'officials.yml', 'lake.csv']) await remove(name)
  })

  it('bear a lens with places and distinct items', async () => {
    const lenses = await ask<readonly vscode.CodeLens[]>('vscode.executeCodeLensProvider', [uriOf(second), 10], some)
    assert.equal(lenses[0]?.command?.title, 'Maria Lakewood: 3 mentions in 3 dumps, 3 distinct items')
  })

  it('are told in full behind initials, with the year of a day', async () => {
    const hints = await ask<readonly vscode.InlayHint[]>(
      'vscode.executeInlayHintProvider',
      [uriOf(second), new vscode.Range(0, 0, 9, 0)],
      (all) => all.length === 2,
    )
    assert.deepEqual(hints.map(({label}) => label).sort(), ['(Maria Lakewood)', '2020'])
  })

  it('are colored, link to what lies beside them, and are completed with their post', async () => {
    const tokens = await ask<vscode.SemanticTokens | undefined>(
      'vscode.provideDocumentSemanticTokens',
      [uriOf(second)],
      Boolean,
    )
    assert.ok(tokens && tokens.data.length > 0 && tokens.data.length % 5 === 0)
    const links = await ask<readonly vscode.DocumentLink[]>('vscode.executeLinkProvider', [uriOf(second)], some)
    assert.equal(links[0]?.target?.path, uriOf('lake-annex.docx').path)
    const editor = await vscode.window.showTextDocument(documentOf(second))
    const at = positionOf(editor.document, '\nGo back')
    await editor.edit((change) => change.insert(at, 'They met Lakew'))
    const {items} = await ask<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      [uriOf(second), positionOf(editor.document, 'Lakew\n').translate(0, 5), undefined, 5],
      ({items}) => items.some(({label}) => label === 'Maria Lakewood'),
    )
    assert.match(items.find(({label}) => label === 'Maria Lakewood')?.detail ?? '', /^CSTO Secretary General/)
  })

  it('are renamed in each form of their own', async () => {
    const edit = await vscode.commands.executeCommand<vscode.WorkspaceEdit>(
      'vscode.executeDocumentRenameProvider',
      uriOf(second),
      positionOf(documentOf(second), 'M.Lakewood'),
      'Marie Seawood',
    )
    assert.deepEqual(
      edit
        .entries()
        .flatMap(([, edits]) => edits.map(({newText}) => newText))
        .sort(),
      ['M.Seawood', 'Marie Seawood', 'Marie Seawood'],
    )
  })

  it('are a hierarchy of who is named with whom', async () => {
    const [item] = await ask<readonly vscode.CallHierarchyItem[]>(
      'vscode.prepareCallHierarchy',
      [uriOf(second), positionOf(documentOf(second), 'M.Lakewood')],
      some,
    )
    assert.equal(item?.name, 'Maria Lakewood')
    const items = await vscode.commands.executeCommand<readonly vscode.CallHierarchyOutgoingCall[]>(
      'vscode.provideOutgoingCalls',
      item,
    )
    assert.equal(items.length, 3)
  })

  it('are gone through in the order of days', async () => {
    const editor = await vscode.window.showTextDocument(documentOf(second))
    const at = positionOf(editor.document, 'M.Lakewood')
    editor.selection = new vscode.Selection(at, at)
    const front = (): string => vscode.window.activeTextEditor?.document.uri.path ?? ''
    await vscode.commands.executeCommand('dateline.nextMention')
    await until('the next mention', front, (path) => path === uriOf('lake-3.txt').path)
    await vscode.commands.executeCommand('dateline.previousMention')
    await until('the mention before', front, (path) => path === uriOf(second).path)
  })

  it('are told for a role without a name, which leads to them', async () => {
    const at = positionOf(documentOf(second), 'Secretary General thanked')
    const hovers = await ask<readonly vscode.Hover[]>('vscode.executeHoverProvider', [uriOf(second), at], some)
    const words = hovers.flatMap(({contents}) => contents).map((part) => (part as vscode.MarkdownString).value)
    assert.match(words.join('\n'), /`CSTO Secretary General`, on 2020-02-16: `Maria Lakewood`/)
    const places = await ask<readonly (vscode.Location | vscode.LocationLink)[]>(
      'vscode.executeDefinitionProvider',
      [uriOf(second), at],
      some,
    )
    assert.deepEqual(
      places.map((place) => ('uri' in place ? place.uri : place.targetUri).path),
      [uriOf('lake-1.txt').path],
    )
  })

  it('are found by initials', async () => {
    await ask<readonly vscode.SymbolInformation[]>('vscode.executeWorkspaceSymbolProvider', ['ML'], (found) =>
      found.some(({name}) => name === 'Maria Lakewood'),
    )
  })

  it('are judged by an edit that is saved and that one undo takes back', async () => {
    const [edit, command] = await addToRegister()
    assert.ok(await vscode.workspace.applyEdit(edit))
    await vscode.commands.executeCommand(command.command, ...((command.arguments ?? []) as unknown[]))
    const entry = /^people:\n {2}- name: Maria Lakewood\n/
    await until(
      'the saved register',
      async () => readFile('officials.yml'),
      (text) => entry.test(text),
    )
    assert.ok(
      vscode.workspace.textDocuments.every(({uri, isDirty}) => uri.path !== uriOf('officials.yml').path || !isDirty),
    )
    const [place] = await ask<readonly (vscode.Location | vscode.LocationLink)[]>(
      'vscode.executeTypeDefinitionProvider',
      [uriOf(second), positionOf(documentOf(second), 'M.Lakewood')],
      some,
    )
    assert.ok(place)
    assert.equal(('uri' in place ? place.uri : place.targetUri).path, uriOf('officials.yml').path)
    assert.equal(('range' in place ? place.range : place.targetRange).start.line, 1)
  })

  it('stay as they are where the register has changes that nobody saved', async () => {
    await write('officials.yml', '# Mine.\n')
    const register = await vscode.window.showTextDocument(uriOf('officials.yml'))
    await register.edit((change) => change.insert(new vscode.Position(0, 0), '# Not yet.\n'))
    await showDump(second)
    const [edit, command] = await addToRegister()
    assert.ok(await vscode.workspace.applyEdit(edit))
    await vscode.commands.executeCommand(command.command, ...((command.arguments ?? []) as unknown[]))
    assert.equal(await readFile('officials.yml'), '# Mine.\n')
    assert.match(documentOf('officials.yml').getText(), /^# Not yet\.\n# Mine\.\npeople:\n/)
    await vscode.window.showTextDocument(documentOf('officials.yml'))
    await vscode.commands.executeCommand('undo')
    assert.equal(documentOf('officials.yml').getText(), '# Not yet.\n# Mine.\n')
  })

  it('are exported to the file that is picked', async () => {
    await remove('officials.yml')
    await vscode.commands.executeCommand('dateline.exportOfficials', {
      format: 'csv',
      table: 'mentions',
      target: uriOf('lake.csv'),
    })
    const text = await readFile('lake.csv')
    assert.match(text, /^person_id,person,surface,title,/)
    assert.equal(text.match(/Maria Lakewood,/g)?.length, 5)
    assert.match(text, /,M\.Lakewood,,,,2020-02-16,\.\/lake-2\.txt,3,/)
  })
})

const some = (answer: readonly unknown[]): boolean => answer.length > 0

/** The code action that adds the official of the second dump to the register, resolved as VS Code does when it is chosen. */
async function addToRegister(): Promise<readonly [vscode.WorkspaceEdit, vscode.Command]> {
  const at = positionOf(documentOf(second), 'M.Lakewood')
  const actions = await ask<readonly vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    [uriOf(second), new vscode.Range(at, at), 'refactor.official', 10],
    (all) => all.some(({title, edit}) => title.startsWith('Add Maria Lakewood') && edit !== undefined),
  )
  const {edit, command} = actions.find(({title}) => title.startsWith('Add')) ?? {}
  assert.ok(edit && command)
  return [edit, command]
}

async function write(name: string, text: string): Promise<void> {
  await vscode.workspace.fs.writeFile(uriOf(name), new TextEncoder().encode(text))
}

async function readFile(name: string): Promise<string> {
  return new TextDecoder().decode(await vscode.workspace.fs.readFile(uriOf(name)))
}

async function remove(name: string): Promise<void> {
  await vscode.workspace.fs.delete(uriOf(name)).then(undefined, () => undefined)
}
