import type {Locator} from './browser.js'
import type {Session} from './session.js'
import {until} from './until.js'

/** Text as a person reads it: VS Code draws blanks as no-break spaces and puts invisible marks between words. */
export function legible(text: string): string {
  return text.replace(/\u00a0/g, ' ').replace(/[\u200b\u200e\u200f]/g, '')
}

/** What a screen reader says of each element, else its text. */
export async function labels(rows: Locator): Promise<string[]> {
  const found = await rows.evaluateAll((elements) =>
    elements.map((element) => element.getAttribute('aria-label') ?? element.textContent ?? ''),
  )
  return found.map(legible)
}

const box = '.quick-input-widget:visible'
const rowsOf = `${box} .quick-input-list .monaco-list-row`

/** Run a command by its title in the command palette, such as `View: Toggle Panel`. */
export async function runCommand(session: Session, title: string): Promise<void> {
  await pick(session, `>${title}`, (label) => label === title || label.startsWith(`${title},`))
}

/**
 * Open the quick input with F1, fill it in, and take the first row that is accepted.
 *
 * @param accept
 *   Told what a screen reader says of a row; left out, Enter is pressed on what was typed.
 */
export async function pick(session: Session, text: string, accept?: (label: string) => boolean): Promise<void> {
  const input = session.page.locator(`${box} input`).first()
  // A box of the step before may still be open, or closing, and would swallow what is typed. So each try begins anew.
  await until(`"${text}" in the quick input`, async () => {
    if (await input.isVisible()) {
      await input.press('Escape', {timeout: 1000})
      await input.waitFor({state: 'hidden', timeout: 1000})
    }
    await session.page.keyboard.press('F1')
    await input.waitFor({timeout: 2000})
    await fillAnew(input, text)
    if (accept !== undefined) return takeRow(session, accept)
    await input.press('Enter', {timeout: 1000})
    return true
  })
  // It closes, or the command has opened a box of its own.
  await until('end of the quick input', async () => {
    if (!(await input.isVisible())) return true
    return (await input.inputValue({timeout: 1000})) !== text
  })
}

/** Answer a quick pick that a command has opened: type the text of a row, and take it. */
export async function choose(session: Session, text: string): Promise<void> {
  const input = session.page.locator(`${box} input`).first()
  await until(`choice "${text}"`, async () => {
    await fillAnew(input, text)
    return takeRow(session, (label) => label === text || label.startsWith(`${text},`))
  })
}

/** Throws when no row is accepted yet, naming those that are there. A row is taken once, never twice. */
async function takeRow(session: Session, accept: (label: string) => boolean): Promise<true> {
  const rows = session.page.locator(rowsOf)
  const found = await until(
    'rows',
    () => labels(rows),
    (all) => all.some(accept),
    1500,
  )
  try {
    await rows.nth(found.findIndex(accept)).click({timeout: 3000})
  } catch (error) {
    // On a busy machine the click can arrive and still be given up for late: then the row is gone.
    if ((await labels(rows)).some(accept)) throw error
  }
  return true
}

/** VS Code looks at what is typed only when it is another text than before. */
async function fillAnew(input: Locator, text: string): Promise<void> {
  if ((await input.inputValue({timeout: 1000})) === text) await input.fill('', {timeout: 1000})
  await input.fill(text, {timeout: 1000})
}
