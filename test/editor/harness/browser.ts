/** What the suites use of playwright-core, which is not among the packages of the project: see test/editor/vscode. */
export interface Chromium {
  launch(options: {
    readonly executablePath: string
    readonly args: readonly string[]
    readonly env: Readonly<Record<string, string>>
  }): Promise<Browser>
}

export interface Browser {
  newContext(options: {readonly viewport: Size; readonly deviceScaleFactor?: number}): Promise<Context>
  close(): Promise<void>
}

export interface Context {
  newPage(): Promise<Page>
  grantPermissions(permissions: readonly string[]): Promise<void>
}

export interface Size {
  readonly width: number
  readonly height: number
}

export interface Page {
  readonly keyboard: {press(key: string): Promise<void>; type(text: string): Promise<void>}
  readonly mouse: {move(x: number, y: number): Promise<void>}
  goto(url: string, options?: {readonly waitUntil: 'domcontentloaded'}): Promise<unknown>
  locator(selector: string): Locator
  on(event: 'pageerror', listener: (error: Error) => void): void
  once(event: 'crash', listener: () => void): void
  exposeFunction(name: string, body: (...args: never[]) => unknown): Promise<void>
  screenshot(options: {readonly path: string}): Promise<unknown>
  setDefaultTimeout(milliseconds: number): void
  setViewportSize(size: Size): Promise<void>
}

interface Patience {
  readonly timeout?: number
}

export interface Locator {
  first(): Locator
  nth(index: number): Locator
  locator(selector: string): Locator
  filter(options: {readonly hasText: string | RegExp}): Locator
  count(): Promise<number>
  click(options?: {
    readonly button?: 'left' | 'right'
    readonly modifiers?: readonly ('Control' | 'Shift')[]
    readonly timeout?: number
  }): Promise<void>
  hover(): Promise<void>
  fill(text: string, options?: Patience): Promise<void>
  press(key: string, options?: Patience): Promise<void>
  inputValue(options?: Patience): Promise<string>
  getAttribute(name: string): Promise<string | null>
  innerText(options?: Patience): Promise<string>
  allInnerTexts(): Promise<string[]>
  isVisible(): Promise<boolean>
  waitFor(options?: {readonly state?: 'visible' | 'hidden'; readonly timeout?: number}): Promise<void>
  evaluateAll<T>(body: (elements: readonly PageElement[]) => T): Promise<T>
}

/** What functions that run in the page use of an element. */
export interface PageElement {
  readonly textContent: string | null
  readonly style: {readonly top: string}
  getAttribute(name: string): string | null
}

/** Where Chromium is: `DATELINE_CHROMIUM`, else the one of the system. */
export const chromiumProgram = process.env['DATELINE_CHROMIUM'] ?? '/usr/bin/chromium'

/** Start Chromium so that it asks and fetches nothing, and writes below `home` only. */
export function launch(chromium: Chromium, home: string): Promise<Browser> {
  const env: Record<string, string> = {}
  for (const [name, value] of Object.entries(process.env)) if (value !== undefined) env[name] = value
  return chromium.launch({
    executablePath: chromiumProgram,
    env: {...env, HOME: home, XDG_CONFIG_HOME: `${home}/config`, XDG_CACHE_HOME: `${home}/cache`},
    args: [
      // Chromium refuses its sandbox to root, which is who runs in a container; it visits 127.0.0.1 only.
      '--no-sandbox',
      '--disable-gpu',
      '--disable-dev-shm-usage',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
    ],
  })
}
