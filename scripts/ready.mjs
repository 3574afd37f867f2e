/**
 * What the other scripts stand on: finding programs, running them, and installing the packages of a fresh clone.
 * Nothing here may import a package: these lines run before `npm ci` has.
 */
import {spawn} from 'node:child_process'
import {accessSync, constants, copyFileSync, existsSync, readFileSync, statSync} from 'node:fs'
import {homedir, tmpdir, userInfo} from 'node:os'
import {delimiter, join} from 'node:path'
import process from 'node:process'
import {fileURLToPath} from 'node:url'

/** The folder of the repository, without a slash at its end. */
export const root = fileURLToPath(new URL('..', import.meta.url)).replace(/[\\/]$/, '')

const lock = join(root, 'package-lock.json')

/** The lock file that the packages were last installed by. */
const installedLock = join(root, 'node_modules', '.installed-by.json')

/** The lowest Node that runs the project: `engines.node` of package.json. */
const oldestNode = /** @type {const} */ ([20, 19])

/**
 * Run the body of a script. A failure ends the process with status 1 and its message on standard error: these
 * messages are for people, so no stack is shown unless `DEBUG` is set.
 *
 * @param {() => Promise<void>} body
 */
export async function main(body) {
  try {
    await body()
  } catch (error) {
    const known = error instanceof Error ? error : new Error(String(error))
    process.stderr.write(`\n${process.env['DEBUG'] ? (known.stack ?? known.message) : known.message}\n`)
    process.exitCode = 1
  }
}

/**
 * The full path of a program on the PATH, or nothing when there is none.
 *
 * @param {string} name
 * @returns {string | undefined}
 */
export function findProgram(name) {
  const endings = process.platform === 'win32' ? ['.cmd', '.exe', '.bat'] : ['']
  for (const folder of (process.env['PATH'] ?? '').split(delimiter)) {
    for (const ending of endings) {
      const file = join(folder, name + ending)
      if (folder !== '' && isProgram(file)) return file
    }
  }
  return undefined
}

/**
 * Run a program to its end, its output going where ours goes.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{cwd?: string, env?: NodeJS.ProcessEnv, quiet?: boolean}} [options]
 *   `quiet` keeps the output back, and shows it in the message of a failure.
 * @returns {Promise<void>} Throws when the program cannot be started or ends with another status than 0.
 */
export async function run(command, args, {cwd = root, env = process.env, quiet = false} = {}) {
  const {status, output} = await outcome(command, args, {cwd, env, quiet})
  if (status !== 0) throw new Error(`${output}"${shown(command, args)}" ended with status ${status}.`)
}

/**
 * Run a program to its end and tell how it ended.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{cwd?: string, env?: NodeJS.ProcessEnv, quiet?: boolean}} [options]
 * @returns {Promise<{status: number, output: string}>}
 *   `output` is empty unless `quiet`. A program ended by a signal has status 128. Throws when it cannot be started.
 */
export function outcome(command, args, {cwd = root, env = process.env, quiet = false} = {}) {
  return new Promise((resolve, reject) => {
    // Windows starts .cmd files through a shell only.
    const shell = /\.(?:cmd|bat)$/i.test(command)
    const child = spawn(shell ? `"${command}"` : command, shell ? args.map((part) => `"${part}"`) : args, {
      cwd,
      env,
      shell,
      stdio: ['ignore', quiet ? 'pipe' : 'inherit', quiet ? 'pipe' : 'inherit'],
    })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (data) => (output += String(data)))
    child.once('error', (error) => reject(new Error(`"${shown(command, args)}" did not start: ${error.message}.`)))
    child.once('close', (status) => resolve({status: status ?? 128, output}))
  })
}

/** Stop with a clear message where this Node is too old for the project. */
export function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major > oldestNode[0] || (major === oldestNode[0] && minor >= oldestNode[1])) return
  throw new Error(
    `Dateline needs Node ${oldestNode.join('.')} or newer; this is Node ${process.versions.node}. ` +
      'Get a newer one from https://nodejs.org, then try again.',
  )
}

/**
 * Install the packages of the project when they are missing, or are not those of package-lock.json. Costs some
 * milliseconds when nothing is to be done.
 */
export async function installPackages() {
  checkNode()
  if (readText(installedLock) === readText(lock) || packagesMatch(root)) return
  process.stdout.write('Installing the packages of package-lock.json into node_modules ...\n')
  await npm(['ci', '--no-audit', '--no-fund', '--loglevel', 'error'], {cwd: root})
  copyFileSync(lock, installedLock)
}

/**
 * Run npm: the one that runs us, else the one on the PATH.
 *
 * @param {readonly string[]} args
 * @param {{cwd?: string, env?: NodeJS.ProcessEnv, quiet?: boolean}} [options]
 */
export async function npm(args, options = {}) {
  const script = process.env['npm_execpath']
  if (script !== undefined && /\.[cm]?js$/.test(script) && existsSync(script)) {
    await run(process.execPath, [script, ...args], options)
    return
  }
  const program = findProgram('npm')
  if (program === undefined) throw new Error(`npm is not on the PATH. ${howToGet('npm')}`)
  await run(program, args, options)
}

/**
 * The command that gets a missing program, as the end of a message.
 *
 * @param {string} packages Names of Debian packages, parted by blanks.
 */
export function howToGet(packages) {
  if (findProgram('apt-get') !== undefined) {
    const sudo = process.getuid?.() === 0 ? '' : 'sudo '
    return `Get it with: ${sudo}apt-get install -y --no-install-recommends ${packages}`
  }
  return `Get it from your package manager; on Debian the packages are called: ${packages}`
}

/** The folder for what may be deleted at any time: `XDG_CACHE_HOME` or `~/.cache`, and `dateline` in it. */
export function cacheFolder() {
  const given = process.env['XDG_CACHE_HOME']
  if (given) return join(given, 'dateline')
  const home = homedir() || userInfo().homedir
  return home === '' || home === '/nonexistent' ? join(tmpdir(), 'dateline-cache') : join(home, '.cache', 'dateline')
}

/**
 * @param {string} file
 * @returns {string | undefined} Nothing when it cannot be read.
 */
function readText(file) {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}

/** @param {string} file */
function isProgram(file) {
  try {
    accessSync(file, constants.X_OK)
    return statSync(file).isFile()
  } catch {
    return false
  }
}

/**
 * Whether node_modules holds every package of the lock file in the version asked for. npm keeps a lock file of what it
 * installed; packages for other systems are missing from that one, and may be.
 *
 * @param {string} folder
 */
function packagesMatch(folder) {
  const wanted = lockedPackages(join(folder, 'package-lock.json'))
  const installed = lockedPackages(join(folder, 'node_modules', '.package-lock.json'))
  if (wanted === undefined || installed === undefined) return false
  return Object.entries(wanted).every(
    ([path, {version, optional}]) => path === '' || optional === true || installed[path]?.version === version,
  )
}

/**
 * @param {string} file
 * @returns {Record<string, {version?: string, optional?: boolean}> | undefined}
 */
function lockedPackages(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages
  } catch {
    return undefined
  }
}

/**
 * @param {string} command
 * @param {readonly string[]} args
 */
function shown(command, args) {
  return [command, ...args].join(' ')
}
