import {choose, labels, legible, runCommand} from './palette.js'
import type {Session} from './session.js'
import {until} from './until.js'

type Accept = (rows: readonly string[]) => boolean
const any: Accept = (rows) => rows.length > 0

/** What a screen reader says of the rows of the Outline, once they are accepted. Rows off the screen are missing. */
export async function outline(session: Session, accept = any): Promise<readonly string[]> {
  await runCommand(session, 'Explorer: Focus on Outline View')
  const rows = session.page.locator('.outline-tree .monaco-list-row')
  return until('rows of the Outline', () => labels(rows), accept)
}

/** What a screen reader says of the rows of the Problems panel: files, and below each its problems. */
export async function problems(session: Session, accept = any): Promise<readonly string[]> {
  await runCommand(session, 'Problems: Focus on Problems View')
  const rows = session.page.locator('.markers-panel .monaco-list-row')
  return until('rows of the Problems panel', () => labels(rows), accept)
}

/** The texts in the notification center, once they are accepted. */
export async function notifications(session: Session, accept = any): Promise<readonly string[]> {
  await runCommand(session, 'Notifications: Show Notifications')
  const messages = session.page.locator('.notifications-center .notification-list-item-message')
  const texts = await until('notifications', async () => (await messages.allInnerTexts()).map(legible), accept)
  // The command to hide them is there only while they are shown, and an empty list hides by itself.
  await until('hidden notifications', async () => {
    if (!(await session.page.locator('.notifications-center:visible').count())) return true
    await session.page.keyboard.press('Escape')
    return false
  })
  return texts
}

/** Press a button of the notification that has this text in it. */
export async function answerNotification(session: Session, text: string, button: string): Promise<void> {
  await runCommand(session, 'Notifications: Show Notifications')
  const item = session.page.locator('.notifications-center .notification-list-item').filter({hasText: text}).first()
  await item.locator('.monaco-button').filter({hasText: button}).first().click()
}

/** What the dialog says that stands over the window. */
export async function dialog(session: Session): Promise<string> {
  const box = session.page.locator('.monaco-dialog-box')
  await box.first().waitFor()
  return legible(await box.first().innerText())
}

/** Press a button of that dialog, and wait until it is gone. */
export async function answerDialog(session: Session, button: string): Promise<void> {
  const box = session.page.locator('.monaco-dialog-box')
  await box.locator('.monaco-button').filter({hasText: button}).first().click()
  await box.first().waitFor({state: 'hidden'})
}

const preview = '.bulk-edit-panel'

/** The rows of the preview of an edit, once they are accepted: files, and below each its changes. */
export function previewRows(session: Session, accept = any): Promise<readonly string[]> {
  return until('rows of the preview', () => labels(session.page.locator(`${preview} .monaco-list-row`)), accept)
}

/** Press a button of the preview of an edit, without the files that are named. */
export async function pressInPreview(
  session: Session,
  button: 'Apply' | 'Discard',
  without: readonly string[] = [],
): Promise<void> {
  const panel = session.page.locator(preview)
  for (const name of without)
    await panel.locator('.monaco-list-row').filter({hasText: name}).first().locator('.edit-checkbox').first().click()
  await panel.locator('.monaco-button').filter({hasText: button}).first().click()
}

/** The same, and wait until the preview is gone. */
export async function answerPreview(...[session, ...answer]: Parameters<typeof pressInPreview>): Promise<void> {
  await pressInPreview(session, ...answer)
  await session.page.locator(`${preview} .monaco-button`).first().waitFor({state: 'hidden'})
}

/** Texts of the status bar, as a screen reader says them. */
export async function statusBar(session: Session): Promise<readonly string[]> {
  return labels(session.page.locator('.statusbar-item'))
}

/** Select files in the Explorer and take an entry of their context menu. Files lie at the top of the folder. */
export async function explorerMenu(session: Session, files: readonly string[], entry: string): Promise<void> {
  await runCommand(session, 'File: Focus on Files Explorer')
  const rows = session.page.locator('.explorer-folders-view .monaco-list-row')
  const row = (file: string) => rows.filter({hasText: file}).first()
  for (const [index, file] of files.entries()) await row(file).click(index === 0 ? {} : {modifiers: ['Control']})
  await row(files.at(-1) ?? '').click({button: 'right'})
  const item = session.page.locator('.monaco-menu .action-item').filter({hasText: entry}).first()
  await item.waitFor()
  // A menu that has just opened ignores the mouse for a moment: it is clicked until it is gone.
  await until('choice in the menu', async () => {
    if (!(await item.isVisible())) return true
    await item.click({timeout: 3000})
    await item.waitFor({state: 'hidden', timeout: 1000})
    return true
  })
}

/** The names of all open tabs, in order. */
export async function tabs(session: Session): Promise<readonly string[]> {
  const names = await session.page
    .locator('.editor-group-container .tab')
    .evaluateAll((found) => found.map((tab) => tab.getAttribute('data-resource-name') ?? ''))
  return names.map(legible)
}

/** Close all editors without saving. */
export async function closeAll(session: Session): Promise<void> {
  await runCommand(session, 'View: Revert and Close Editor').catch(() => undefined)
  await runCommand(session, 'View: Close All Editors')
}

export type Theme = 'light' | 'dark' | 'high contrast'

/** Choose a color theme, and wait until the workbench wears it. */
export async function setTheme(session: Session, theme: Theme): Promise<void> {
  const [name, file] = {
    light: ['Light Modern', 'light_modern'],
    dark: ['Dark Modern', 'dark_modern'],
    'high contrast': ['Dark High Contrast', 'hc_black'],
  }[theme] as [string, string]
  // The list stays empty when it is opened before VS Code has read its themes.
  await until('list of themes', async () => {
    await runCommand(session, 'Preferences: Color Theme')
    const rows = session.page.locator('.quick-input-widget:visible .quick-input-list .monaco-list-row')
    if (await until('themes', () => rows.count(), Boolean, 2000).catch(() => 0)) return true
    await session.page.keyboard.press('Escape')
    return false
  })
  await choose(session, name)
  await until(`${theme} theme`, async () => {
    const classes = await session.page.locator('.monaco-workbench').first().getAttribute('class')
    return classes?.includes(`-${file}-json`)
  })
}
