/**
 * `npm start [-- FOLDER]`: from a fresh clone to a VS Code with Dateline in it and a folder of dumps open.
 *
 * The user's own `code` when it is on the PATH; else, on Linux, VS Code in the browser. Ctrl+C ends everything.
 */
import {randomBytes} from 'node:crypto'
import {statSync} from 'node:fs'
import {join, resolve} from 'node:path'
import process from 'node:process'
import {installCodeServer, startCodeServer} from './code-server.mjs'
import {cacheFolder, findProgram, installPackages, main, outcome, root, run} from './ready.mjs'

await main(async () => {
  const folder = folderToOpen(process.argv.slice(2))
  await installPackages()
  const code = findProgram('code')
  if (code === undefined && process.platform !== 'linux') {
    throw new Error(
      'There is no "code" on the PATH. Install Visual Studio Code from https://code.visualstudio.com/Download, ' +
        'run "Shell Command: Install \'code\' command in PATH" in it, then try again.',
    )
  }
  process.stdout.write('Building Dateline ...\n')
  await run(process.execPath, ['scripts/build.mjs'])
  await (code === undefined ? openInBrowser(folder) : openOnDesktop(code, folder))
})

/**
 * @param {string} code
 * @param {string} folder
 */
async function openOnDesktop(code, folder) {
  process.stdout.write(`Opening ${folder} in VS Code (${code}).\n`)
  const {status} = await outcome(code, [`--extensionDevelopmentPath=${root}`, folder])
  process.exitCode = status
}

/** @param {string} folder */
async function openInBrowser(folder) {
  process.stdout.write('There is no "code" on the PATH, so VS Code opens in your browser.\n')
  const install = await installCodeServer((line) => process.stdout.write(`${line}\n`))
  await run(process.execPath, ['scripts/package.mjs', '--vsix'], {quiet: true})
  const password = randomBytes(12).toString('hex')
  const server = await startCodeServer({
    install,
    // Kept from run to run, so that what the user arranges stays.
    home: process.env['DATELINE_PROFILE'] ?? join(cacheFolder(), 'profile'),
    vsix: [join(root, 'dist', 'dateline.vsix')],
    password,
  })
  /** @type {Promise<void>} */
  const interrupted = new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => resolve())
  })
  process.stdout.write(
    `\nDateline is ready. Open this address in a browser on this machine:\n\n` +
      `  ${server.url}/?folder=${encodeURI(folder).replace(/[#?&+]/g, encodeURIComponent)}\n  password: ${password}\n\nCtrl+C ends it.\n`,
  )
  const first = await Promise.race([interrupted.then(() => 'interrupted'), server.ended.then(() => 'ended')])
  await server.stop()
  if (first === 'ended') throw new Error(`VS Code for the browser ended by itself. It printed:\n${server.log()}`)
}

/**
 * @param {readonly string[]} args
 * @returns {string} A full path. Throws when it is no folder.
 */
function folderToOpen(args) {
  if (args.length > 1 || args[0]?.startsWith('-')) throw new Error('Usage: npm start [-- FOLDER]')
  // npm runs its scripts in the folder of package.json; a relative path is meant from where the user is.
  const folder = args[0] === undefined ? join(root, 'examples') : resolve(process.env['INIT_CWD'] ?? '.', args[0])
  if (!statSync(folder, {throwIfNoEntry: false})?.isDirectory()) throw new Error(`${folder} is not a folder.`)
  return folder
}
