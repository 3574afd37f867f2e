import {readFileSync, realpathSync} from 'node:fs'
import {dirname, join} from 'node:path'
import process from 'node:process'

/** The version of the package this program is part of, from its package.json; `unknown` where that is missing. */
export function versionOf(): string {
  let folder = dirname(realpathSync(process.argv[1] ?? '.'))
  for (;;) {
    const manifest = manifestIn(folder)
    if (manifest?.name === 'dateline') return String(manifest.version)
    const above = dirname(folder)
    if (above === folder) return 'unknown'
    folder = above
  }
}

function manifestIn(folder: string): {readonly name?: unknown; readonly version?: unknown} | undefined {
  try {
    const manifest: unknown = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
    return typeof manifest === 'object' && manifest !== null ? manifest : undefined
  } catch {
    return undefined
  }
}
