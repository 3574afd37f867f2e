import {strict as assert} from 'node:assert'
import {readdirSync, readFileSync} from 'node:fs'
import {builtinModules} from 'node:module'
import {dirname, join, posix, relative, sep} from 'node:path'
import {fileURLToPath} from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..')

/** Where a layer's sources are, what of the repository it may import beside itself, and which packages it may not. */
interface Layer {
  readonly folder: string
  readonly may: readonly string[]
  readonly not: RegExp
}

const layers: readonly Layer[] = [
  {folder: 'server/src/core/', may: [], not: /^vscode|^node:/},
  {folder: 'server/src/border/', may: ['server/src/core/'], not: /^vscode/},
  {folder: 'server/src/features/', may: ['server/src/core/'], not: /^vscode(?!-languageserver-types(?:\/|$))|^node:/},
  {
    folder: 'server/src/lsp/',
    may: ['server/src/core/', 'server/src/border/', 'server/src/features/'],
    not: /^vscode(?:$|-languageclient)/,
  },
  {
    folder: 'server/src/cli/',
    may: ['server/src/core/', 'server/src/border/', 'server/src/features/', 'server/src/lsp/'],
    not: /^vscode(?:$|-languageclient)/,
  },
  {
    folder: 'client/src/',
    may: ['server/src/lsp/protocol.ts', 'server/src/border/operation.ts'],
    not: /^vscode-languageserver\//,
  },
]

/** Matches the module in `from '…'`, `import '…'` and `import('…')`: one quoted string, on one line. */
const imported = /\b(?:from|import) ?\(?'([^'\n]+)'/g

describe('layers', () => {
  for (const layer of layers) {
    it(`lets ${layer.folder} import what lies below it only`, () => assert.deepEqual(offences(layer), []))
  }

  it('sees an import that points up', () => {
    assert.equal(offence(at(0), 'server/src/core/facts.ts', '../lsp/server.js'), '../lsp/server.js leaves the layer')
    assert.equal(offence(at(0), 'server/src/core/rules/date.ts', '../tree.js'), undefined)
    assert.equal(offence(at(0), 'server/src/core/facts.ts', 'node:fs'), 'node:fs is not for this layer')
    assert.equal(offence(at(0), 'server/src/core/facts.ts', 'fs/promises'), 'fs/promises is not for this layer')
    assert.equal(offence(at(2), 'server/src/features/hover.ts', 'vscode-languageserver-types'), undefined)
    assert.equal(
      offence(at(2), 'server/src/features/hover.ts', 'vscode-languageserver/node'),
      'vscode-languageserver/node is not for this layer',
    )
    assert.equal(offence(at(5), 'client/src/extension.ts', '../../server/src/lsp/protocol.js'), undefined)
    assert.equal(
      offence(at(5), 'client/src/extension.ts', '../../server/src/core/tree.js'),
      '../../server/src/core/tree.js leaves the layer',
    )
  })

  it('keeps clock and chance out of the core', () => {
    const clock = /\bnew Date\(\)|\bDate\.now\b|\bMath\.random\b|\bperformance\.now\b/
    assert.deepEqual(
      sources('server/src/core/').filter((file) => clock.test(withoutComments(read(file)))),
      [],
    )
  })
})

/** Every import line of a layer that breaks its rule, as `file: what`. */
function offences(layer: Layer): string[] {
  return sources(layer.folder).flatMap((file) =>
    [...read(file).matchAll(imported)].flatMap(([, target = '']) => {
      const wrong = offence(layer, file, target)
      return wrong === undefined ? [] : [`${file}: ${wrong}`]
    }),
  )
}

function offence(layer: Layer, file: string, target: string): string | undefined {
  if (target.startsWith('.')) {
    const path = posix.join(posix.dirname(file), target).replace(/\.js$/, '.ts')
    const allowed = [layer.folder, ...layer.may].some((place) => path.startsWith(place))
    return allowed ? undefined : `${target} leaves the layer`
  }
  const isNode = target.startsWith('node:') || builtinModules.includes(target)
  const banned = layer.not.test(target) || (isNode && layer.not.test('node:'))
  return banned ? `${target} is not for this layer` : undefined
}

function at(index: number): Layer {
  const layer = layers[index]
  assert.ok(layer)
  return layer
}

/** The TypeScript files below a folder, as paths from the root with `/` between parts. */
function sources(folder: string): string[] {
  return readdirSync(join(root, folder), {recursive: true, withFileTypes: true})
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort()
}

function read(file: string): string {
  return readFileSync(join(root, file), 'utf8')
}

function withoutComments(text: string): string {
  const code = text.split('/*').map((piece, at) => (at === 0 ? piece : piece.slice(piece.indexOf('*/') + 2)))
  return code.join('').replace(/\/\/[^\n]*/g, '')
}
