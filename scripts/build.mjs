/**
 * Build everything: `tsc -b` checks the types and emits to out/ for the tests, esbuild makes the bundles that ship.
 *
 *   node scripts/build.mjs            check types, then bundle
 *   node scripts/build.mjs --bundle   bundle only
 *   node scripts/build.mjs --debug    readable bundles with source maps, for a debugger
 *
 * What a cold start costs is reading code. So a program is a small CommonJS file, and what it loads by `import()` lies
 * in files of its own in the folder of its name: the part that answers first does not wait for the part that works.
 */
import {existsSync} from 'node:fs'
import {chmod, mkdir, readdir, readFile, rm, writeFile} from 'node:fs/promises'
import {dirname, join} from 'node:path'
import process from 'node:process'
import {installPackages, main, root, run} from './ready.mjs'

/** What ships: `NAME.cjs` in dist/, and a folder `NAME` beside it for what is loaded later. */
const programs = [
  {name: 'client', entry: 'client/src/extension.ts', head: '"use strict";'},
  {name: 'server', entry: 'server/src/lsp/main.ts', head: '"use strict";'},
  {name: 'cli', entry: 'server/src/cli/main.ts', head: '#!/usr/bin/env node\n"use strict";'},
]

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
  const dist = join(root, 'dist')
  const packages = new Set()
  for (const program of programs) {
    await rm(join(dist, program.name), {recursive: true, force: true})
    for (const file of await bundleProgram(program)) {
      const inside = /^.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(file)
      if (inside !== null) packages.add(inside[0])
    }
  }
  await writeFile(join(dist, 'THIRD-PARTY.txt'), await notices([...packages].sort()))
}

/**
 * esbuild cuts a program in files only when they are ES modules, which Node 20 loads slowly. So each file it made is
 * turned into CommonJS afterwards: `import` into `require`, `import()` into a `require` when its time comes.
 *
 * @param {(typeof programs)[number]} program
 * @returns {Promise<string[]>} The sources that went in.
 */
async function bundleProgram({name, entry, head}) {
  const {build, transform} = await import('esbuild')
  const {metafile, outputFiles} = await build({
    absWorkingDir: root,
    entryPoints: {[name]: entry},
    outdir: 'dist',
    outExtension: {'.js': '.cjs'},
    chunkNames: `${name}/[name]-[hash]`,
    bundle: true,
    splitting: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    mainFields: ['module', 'main'],
    external: ['vscode'],
    minify: !debug,
    sourcemap: debug && 'inline',
    legalComments: 'none',
    logLevel: 'warning',
    metafile: true,
    write: false,
  })
  for (const {path, text} of outputFiles) {
    const {code} = await transform(text, {
      format: 'cjs',
      platform: 'node',
      target: 'node20',
      supported: {'dynamic-import': false},
      minify: !debug,
      sourcefile: path,
      sourcemap: debug && 'inline',
    })
    const isProgram = path === join(root, 'dist', `${name}.cjs`)
    await mkdir(dirname(path), {recursive: true})
    await writeFile(path, isProgram ? `${head}${code}` : code)
    if (isProgram && head.startsWith('#!')) await chmod(path, 0o755)
  }
  return Object.keys(metafile.inputs)
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
