import {cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {basename, dirname, join} from 'node:path'
import type {Browser, Page} from './browser.js'
import {launch} from './browser.js'
import type {Server} from './installation.js'
import {chromiumOf, root, scripts, vsix} from './installation.js'
import {patience} from './until.js'

/** A VS Code with a folder open in it, and the browser that shows it. */
export interface Session {
  readonly page: Page
  readonly server: Server
  /** The copy of the folder that is open: a test may change what is in it. */
  readonly folder: string
  /** Where VS Code keeps its profile; gone after `close`. */
  readonly home: string
  /** Errors that the page itself threw. */
  readonly pageErrors: readonly string[]
  readonly close: () => Promise<void>
}

export interface SessionOptions {
  /** The folder to open a copy of; a path from the root of the repository, or a full path. */
  readonly folder: string
  readonly settings?: Readonly<Record<string, unknown>>
  /** Packaged extensions; ours when left out. */
  readonly extensions?: readonly string[]
  /** Run this module inside the extension host instead of leaving the workbench to the test: see run-host.ts. */
  readonly tests?: string
  readonly variables?: Readonly<Record<string, string>>
  /** Called before the page opens. */
  readonly prepare?: (page: Page, server: Server) => Promise<void>
}

const editorSettings = {
  'editor.accessibilitySupport': 'off',
  'editor.hover.delay': 100,
  'editor.minimap.enabled': false,
  'files.hotExit': 'off',
  'window.autoDetectColorScheme': false,
  'window.commandCenter': false,
  'workbench.colorTheme': 'Light Modern',
  'workbench.editor.empty.hint': 'hidden',
  'workbench.editor.enablePreview': false,
}

/** Open a copy of a folder in a VS Code with the packaged extension. Takes about 6 s. The caller closes the session. */
export async function openSession(options: SessionOptions): Promise<Session> {
  const {installCodeServer, startCodeServer} = await scripts()
  const install = await installCodeServer((line) => process.stderr.write(`${line}\n`))
  const home = await mkdtemp(join(tmpdir(), 'dateline-editor-'))
  const pageErrors: string[] = []
  let server: Server | undefined
  let browser: Browser | undefined
  const close = async () => {
    await browser?.close()
    await server?.stop()
    await rm(home, {recursive: true, force: true, maxRetries: 10, retryDelay: 100})
  }
  try {
    const source = join(root, options.folder) // A full path joined to the root would be wrong, hence the next line.
    const folder = join(home, 'workspace', basename(options.folder))
    await cp(options.folder.startsWith('/') ? options.folder : source, folder, {recursive: true})
    server = await startCodeServer({
      install,
      home,
      settings: {...editorSettings, ...options.settings},
      vsix: options.extensions ?? [vsix],
      variables: options.variables ?? {},
      // A released VS Code runs a module of tests only when this is set. It also keeps notifications from popping up.
      args: options.tests === undefined ? [] : ['--vscode-option', 'enable-smoke-test-driver'],
    })
    browser = await launch(chromiumOf(install), home)
    const context = await browser.newContext({viewport: {width: 1400, height: 900}})
    const page = await context.newPage()
    page.setDefaultTimeout(patience)
    page.on('pageerror', (error) => pageErrors.push(String(error)))
    await options.prepare?.(page, server)
    await page.goto(await address(server, folder, home, options.tests), {waitUntil: 'domcontentloaded'})
    if (options.tests === undefined) {
      await page.locator('.monaco-workbench .part.editor').waitFor()
      await page.locator('.monaco-workbench .statusbar-item').first().waitFor()
      await page.locator('.explorer-folders-view .monaco-list-row').first().waitFor()
    }
    return {page, server, folder, home, pageErrors, close}
  } catch (error) {
    const printed = server?.log() ?? ''
    await close()
    throw new Error(`VS Code did not open: ${String(error)}\ncode-server printed:\n${printed}`, {cause: error})
  }
}

/** What our output channel says. */
export function outputChannel(home: string): Promise<string> {
  return logLines(home, (file) => file.includes('dateline.dateline'))
}

/** What to read when something failed: our output channel, and what the extension host complained of. */
export async function logs(home: string): Promise<string> {
  const complaints = await logLines(home, (file) => file.endsWith('remoteexthost.log'), /\[error\]/)
  return `${await outputChannel(home)}\n${complaints}`
}

async function logLines(home: string, ofFile: (file: string) => boolean, ofLine = /\S/): Promise<string> {
  const folder = join(home, 'data', 'logs')
  const names = await readdir(folder, {recursive: true}).catch(() => [])
  const texts = await Promise.all(
    names.filter((file) => file.endsWith('.log') && ofFile(file)).map((file) => readFile(join(folder, file), 'utf8')),
  )
  const lines = texts.flatMap((text) => text.split('\n'))
  return lines.filter((line) => ofLine.test(line)).join('\n')
}

/** A picture of the window for the README, taken only when `DATELINE_PICTURES` is set: docs/images/NAME.png. */
export async function picture(session: Session, name: string): Promise<void> {
  if (!process.env['DATELINE_PICTURES']) return
  await session.page.mouse.move(0, 0)
  await session.page.locator('.workbench-hover:visible').waitFor({state: 'hidden'})
  await screenshot(session, join(root, 'docs', 'images', `${name}.png`))
}

/** A picture of the window as a PNG file. */
export async function screenshot(session: Session, file: string): Promise<void> {
  await mkdir(dirname(file), {recursive: true})
  await session.page.screenshot({path: file})
}

async function address(server: Server, folder: string, home: string, tests: string | undefined): Promise<string> {
  const query = new URLSearchParams({folder})
  if (tests !== undefined) {
    // VS Code runs tests for an extension under development only. This one is empty: the tests are for the packaged
    // extension, which is installed.
    const empty = join(home, 'empty-extension')
    await mkdir(empty)
    const manifest = {name: 'empty', publisher: 'tests', version: '0.0.1', engines: {vscode: '*'}}
    await writeFile(join(empty, 'package.json'), JSON.stringify(manifest))
    const remote = (file: string) => `vscode-remote://127.0.0.1:${server.port}${encodeURI(file)}`
    const payload = [
      ['skipWelcome', 'true'],
      ['extensionDevelopmentPath', remote(empty)],
      ['extensionTestsPath', remote(tests)],
    ]
    query.set('payload', JSON.stringify(payload))
  }
  return `${server.url}/?${query.toString()}`
}
