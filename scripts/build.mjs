/**
 * Build everything: `tsc -b` checks the types and emits to out/ for the tests, esbuild makes the bundles that ship.
 *
 *   node scripts/build.mjs            check types, then bundle
 *   node scripts/build.mjs --bundle   bundle only
 *   node scripts/build.mjs --debug    readable bundles with source maps, for a debugger
 *
 * One CommonJS file a program, minified: what a cold start costs is opening files and reading code. Heavy parts are
 * imported by `import()` where they are needed; inside a bundle these are functions that have not run yet.
 */
import {existsSync} from 'node:fs'
import {chmod, mkdir, readdir, readFile, rm, writeFile} from 'node:fs/promises'
import {join} from 'node:path'
import process from 'node:process'
import {installPackages, main, root, run} from './ready.mjs'

/** What ships, by its name in dist/. */
const bundles = {
  'client.cjs': {entry: 'client/src/extension.ts', external: ['vscode'], head: ''},
  'server.cjs': {entry: 'server/src/lsp/main.ts', external: [], head: ''},
  'cli.cjs': {entry: 'server/src/cli/main.ts', external: [], head: '#!/usr/bin/env node\n'},
}

const debug = process.argv.includes('--debug')

await main(async () => {
  await installPackages()
  if (!process.argv.includes('--bundle')) {
    await removeOrphans(join(root, 'out'))
    await run(process.execPath, [join(root, 'node_modules', 'typescript', 'bin', 'tsc'), '-b'])
  }
  await bundle()
})

async function bundle() {
  const {build} = await import('esbuild')
  const dist = join(root, 'dist')
  await mkdir(dist, {recursive: true})
  const packages = new Set()
  for (const [name, {entry, external, head}] of Object.entries(bundles)) {
    for (const old of [name, `${name}.map`]) await rm(join(dist, old), {force: true})
    if (!existsSync(join(root, entry))) {
      process.stdout.write(`${name}: left out, for there is no ${entry} yet.\n`)
      continue
    }
    const {metafile} = await build({
      absWorkingDir: root,
      entryPoints: [entry],
      outfile: join('dist', name),
      bundle: true,
      platform: 'node',
      target: 'node20',
      format: 'cjs',
      mainFields: ['module', 'main'],
      minify: !debug,
      sourcemap: debug && 'linked',
      legalComments: 'none',
      logLevel: 'warning',
      metafile: true,
      external,
      banner: {js: `${head}"use strict";`},
    })
    for (const file of Object.keys(metafile.inputs)) {
      const inside = /^.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(file)
      if (inside !== null) packages.add(inside[0])
    }
    if (head !== '') await chmod(join(dist, name), 0o755)
  }
  await writeFile(join(dist, 'THIRD-PARTY.txt'), await notices([...packages].sort()))
}

/**
 * Delete what an earlier build made of sources that are gone: tsc leaves it, and mocha would run it.
 *
 * @param {string} out
 */
async function removeOrphans(out) {
  const made = await readdir(out, {recursive: true}).catch(() => [])
  for (const file of made) {
    if (!/\.js$/.test(file) || existsSync(join(root, file.replace(/js$/, 'ts')))) continue
    const stem = join(out, file.slice(0, -'.js'.length))
    for (const ending of ['.js', '.js.map', '.d.ts']) await rm(stem + ending, {force: true})
  }
}

/**
 * The licences of the packages inside the bundles, which their authors ask to be handed on with every copy.
 *
 * @param {readonly string[]} folders Paths from the root, such as `node_modules/unified/`.
 */
async function notices(folders) {
  const parts = ['Dateline contains code of the following packages, each under the licence given.']
  for (const folder of folders) {
    const manifest = JSON.parse(await readFile(join(root, folder, 'package.json'), 'utf8'))
    const file = (await readdir(join(root, folder))).find((name) => /^licen[cs]e/i.test(name))
    const text = file === undefined ? `Licence: ${manifest.license}` : await readFile(join(root, folder, file), 'utf8')
    parts.push(`${manifest.name} ${manifest.version}\n\n${text.trim()}`)
  }
  return parts.join(`\n\n${'-'.repeat(72)}\n\n`) + '\n'
}
