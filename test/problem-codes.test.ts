import {strict as assert} from 'node:assert'
import {readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'

const root = fileURLToPath(new URL('../../', import.meta.url))

/** Every code that a source of ours gives a problem. */
function codesInSources(): Set<string> {
  const folder = join(root, 'server', 'src')
  const files = readdirSync(folder, {recursive: true, encoding: 'utf8'}).filter((file) => file.endsWith('.ts'))
  const text = files.map((file) => readFileSync(join(folder, file), 'utf8')).join('\n')
  return new Set(Array.from(text.matchAll(/\bcode: '([a-z]+(?:-[a-z]+)*)'/g), ([, code = '']) => code))
}

describe('problem codes', () => {
  it('are explained in docs/problems.md, each of them, and no others', () => {
    const page = readFileSync(join(root, 'docs', 'problems.md'), 'utf8')
    const explained = Array.from(page.matchAll(/^## `([a-z-]+)`$/gm), ([, code = '']) => code)
    assert.deepEqual(explained.sort(), [...codesInSources()].sort())
  })
})
