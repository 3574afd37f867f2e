import {readFileSync} from 'node:fs'
import {createRequire} from 'node:module'
import {dirname, join} from 'node:path'
import {fileURLToPath, pathToFileURL} from 'node:url'
import type {Server} from '../../../scripts/code-server.mjs'
import type {Chromium} from './browser.js'

export type {Server}

/** The folder of the repository. */
export const root = findRoot(dirname(fileURLToPath(import.meta.url)))

/** The packaged extension, made by `npm run package`: the suites install this very file. */
export const vsix = join(root, 'dist', 'dateline.vsix')

/** Name of the extension as VS Code knows it. */
export const extensionId = 'dateline.dateline'

/** The scripts that install and start VS Code, shared with `npm start`. They stay outside of out/, so they are imported late. */
export async function scripts(): Promise<typeof import('../../../scripts/code-server.mjs')> {
  const file = pathToFileURL(join(root, 'scripts', 'code-server.mjs')).href
  return (await import(file)) as typeof import('../../../scripts/code-server.mjs')
}

/** playwright-core, from the folder that code-server was installed into. */
export function chromiumOf(install: string): Chromium {
  const {chromium} = createRequire(join(install, 'package.json'))('playwright-core') as {chromium: Chromium}
  return chromium
}

/** The nearest folder above with the manifest of the project in it: sources and emitted tests lie at different depths. */
function findRoot(folder: string): string {
  try {
    const {name} = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {name?: unknown}
    if (name === 'dateline') return folder
  } catch {
    // No manifest here: look one folder up.
  }
  const parent = dirname(folder)
  if (parent === folder) throw new Error('There is no package.json of Dateline above the tests.')
  return findRoot(parent)
}
