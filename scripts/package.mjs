/**
 * `npm run package`: dist/dateline.vsix for VS Code and dist/dateline.tgz with the command line, from what
 * scripts/build.mjs left in dist/.
 *
 *   node scripts/package.mjs [--vsix | --tgz]   only this one
 */
import {existsSync} from 'node:fs'
import {cp, mkdtemp, readdir, readFile, rm, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {basename, join} from 'node:path'
import process from 'node:process'
import {main, npm, root, run} from './ready.mjs'

const dist = join(root, 'dist')
const only = process.argv[2]

await main(async () => {
  for (const name of ['client.cjs', 'server.cjs', 'cli.cjs']) {
    if (!existsSync(join(dist, name))) throw new Error(`dist/${name} is missing: run "npm run build" first.`)
  }
  await Promise.all([only !== '--tgz' && extension(), only !== '--vsix' && commandLine()])
})

/** What goes in is listed in .vscodeignore. */
async function extension() {
  const vsce = join(root, 'node_modules', '@vscode', 'vsce', 'vsce')
  const flags = ['--no-dependencies', '--no-rewrite-relative-links', '--allow-missing-repository', '--skip-license']
  await run(process.execPath, [vsce, 'package', ...flags, '--out', join(dist, 'dateline.vsix')], {quiet: true})
  process.stdout.write('dist/dateline.vsix\n')
}

/** The command line as a package of its own: vsce takes `files` in package.json amiss, so npm packs a small copy. */
async function commandLine() {
  const folder = await mkdtemp(join(tmpdir(), 'dateline-package-'))
  try {
    const {name, version, description, license, engines, bin} = JSON.parse(
      await readFile(join(root, 'package.json'), 'utf8'),
    )
    const manifest = {name, version, description, private: true, license, bin, engines: {node: engines.node}}
    await writeFile(join(folder, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`)
    for (const part of [
      'dist/cli.cjs',
      'dist/cli',
      'dist/THIRD-PARTY.txt',
      'LICENSE',
      'README.md',
      'CHANGELOG.md',
      'docs',
    ]) {
      if (!existsSync(join(root, part))) continue
      await cp(join(root, part), join(folder, part), {recursive: true, filter: (file) => basename(file) !== 'images'})
    }
    await npm(['pack', '--silent', '--ignore-scripts'], {cwd: folder, quiet: true})
    const made = (await readdir(folder)).find((file) => file.endsWith('.tgz'))
    if (made === undefined) throw new Error('npm pack made no .tgz file.')
    await rm(join(dist, 'dateline.tgz'), {force: true})
    await cp(join(folder, made), join(dist, 'dateline.tgz'))
  } finally {
    await rm(folder, {recursive: true, force: true})
  }
  process.stdout.write('dist/dateline.tgz\n')
}
