import {basename} from 'node:path'
import {legible, pick, runCommand} from './palette.js'
import type {Session} from './session.js'
import {pause, until} from './until.js'

/** A place in a file. Lines and columns count from 1. */
export interface Place {
  readonly file: string
  readonly line: number
  readonly column: number
}

const activeGroup = '.editor-group-container.active'
const activeTab = `${activeGroup} .tab.active`

/** Open a file of the workspace and wait until its text is drawn. `file` is a path from the folder. */
export async function openFile(session: Session, file: string): Promise<void> {
  const name = basename(file)
  await pick(session, file, (label) => label === name || label.startsWith(`${name},`) || label.startsWith(`${name} `))
  await until(
    `${name} in the active editor`,
    () => activeFile(session),
    (shown) => shown === name,
  )
  await session.page.locator(`${activeGroup} .monaco-editor .view-line`).first().waitFor()
}

/** Name of the file in the active editor; nothing when no editor is open. */
export async function activeFile(session: Session): Promise<string | undefined> {
  const tab = session.page.locator(activeTab)
  if ((await tab.count()) === 0) return undefined
  return (await tab.first().getAttribute('data-resource-name')) ?? undefined
}

/** The language of the active editor, as the status bar names it. */
export async function languageMode(session: Session): Promise<string> {
  return legible(await session.page.locator('.statusbar-item[id="status.editor.mode"]').innerText()).trim()
}

/** The lines of the active editor that are on the screen. */
export async function editorText(session: Session): Promise<string> {
  const lines = await session.page
    .locator(`${activeGroup} .editor-instance .monaco-editor .view-line`)
    .evaluateAll((drawn) =>
      drawn
        .map((line): [number, string] => [Number.parseFloat(line.style.top), line.textContent ?? ''])
        .sort((a, b) => a[0] - b[0]),
    )
  return lines.map(([, text]) => legible(text)).join('\n')
}

/** Whether the active editor has changes that are not on disk. */
export async function isDirty(session: Session): Promise<boolean> {
  return (await session.page.locator(`${activeTab}.dirty`).count()) > 0
}

/** Save the active editor and wait until it is clean. */
export async function save(session: Session): Promise<void> {
  await focusEditor(session)
  await session.page.keyboard.press('Control+S')
  await until('saved editor', async () => !(await isDirty(session)))
}

/** Take back the last change of the active editor. */
export async function undo(session: Session): Promise<void> {
  await focusEditor(session)
  await session.page.keyboard.press('Control+Z')
}

/** Type at the cursor of the active editor. */
export async function typeText(session: Session, text: string): Promise<void> {
  await focusEditor(session)
  await session.page.keyboard.type(text)
}

export async function focusEditor(session: Session): Promise<void> {
  await runCommand(session, 'View: Focus Active Editor Group')
}

/** Put the cursor at a line and column of the active editor. */
export async function goTo(session: Session, line: number, column = 1): Promise<void> {
  const there = (at: Omit<Place, 'file'> | undefined) => at?.line === line && at.column === column
  await until(
    `cursor at ${line}:${column}`,
    async () => {
      await pick(session, `:${line}:${column}`)
      return until('cursor', () => cursor(session), there, 3000)
    },
    there,
  )
}

/** The cursor of the active editor, from the status bar; nothing without one. */
export async function cursor(session: Session): Promise<Omit<Place, 'file'> | undefined> {
  const text = legible(
    await session.page.locator('.statusbar-item[id="status.editor.selection"]').innerText({timeout: 2000}),
  )
  const [, line, column] = /Ln (\d+), Col (\d+)/.exec(text) ?? []
  return line === undefined || column === undefined ? undefined : {line: Number(line), column: Number(column)}
}

/** File and cursor once two looks agree: the tab and the status bar do not change in the same instant. */
export async function place(session: Session): Promise<Place> {
  const look = async () => ({file: await activeFile(session), at: await cursor(session)})
  const settled = await until(
    'settled editor',
    async () => {
      const before = await look()
      await pause(200)
      const after = await look()
      return JSON.stringify(before) === JSON.stringify(after) ? after : {file: undefined, at: undefined}
    },
    ({file, at}) => file !== undefined && at !== undefined,
  )
  return {file: settled.file ?? '', line: settled.at?.line ?? 0, column: settled.at?.column ?? 0}
}

/** What the hover says at a place of the active editor. */
export async function hoverAt(session: Session, line: number, column: number): Promise<string> {
  await goTo(session, line, column)
  // Breadcrumbs and tabs have hovers of their own, which open where the mouse happens to rest.
  const content = session.page.locator(
    '[widgetid="editor.contrib.resizableContentHoverWidget"] .hover-contents:visible',
  )
  await session.page.mouse.move(0, 0)
  await focusEditor(session)
  const text = await until(`hover at ${line}:${column}`, async () => {
    await session.page.keyboard.press('Control+K')
    await session.page.keyboard.press('Control+I')
    await content.first().waitFor({timeout: 2000})
    const parts = (await content.allInnerTexts()).map((part) => legible(part).trim())
    return parts.filter((part) => part !== '' && !part.startsWith('Loading')).join('\n')
  })
  return text
}

/** Close the hover, a menu or a peek view. */
export async function escape(session: Session): Promise<void> {
  await session.page.keyboard.press('Escape')
}

/** Press F12 at a place of the active editor, and tell where that led. */
export async function goToDefinition(session: Session, line: number, column: number): Promise<Place> {
  await goTo(session, line, column)
  await focusEditor(session)
  const before = JSON.stringify(await place(session))
  await session.page.keyboard.press('F12')
  return until(
    'definition',
    () => place(session),
    (now) => JSON.stringify(now) !== before,
  )
}

/** Press Shift+F12 at a place of the active editor: the rows of the peek view, files and below them the places. */
export async function references(session: Session, line: number, column: number): Promise<readonly string[]> {
  await goTo(session, line, column)
  await focusEditor(session)
  await session.page.keyboard.press('Shift+F12')
  const rows = session.page.locator('.reference-zone-widget .ref-tree .monaco-list-row')
  return until('references', async () => {
    const texts = await rows.allInnerTexts()
    return texts.map((text) => legible(text).replace(/\s+/g, ' ').trim())
  })
}

/** Titles of the quick fixes offered at a place of the active editor. */
export async function quickFixes(session: Session, line: number, column: number): Promise<readonly string[]> {
  await openQuickFixes(session, line, column)
  const titles = (await quickFixRows(session).allInnerTexts()).map((title) => legible(title).trim())
  await escape(session)
  return titles
}

/** Take the quick fix of this title at a place of the active editor. */
export async function applyQuickFix(session: Session, line: number, column: number, title: string): Promise<void> {
  await openQuickFixes(session, line, column)
  await quickFixRows(session).filter({hasText: title}).first().click()
}

function quickFixRows(session: Session) {
  return session.page.locator('.action-widget .monaco-list-row.action')
}

async function openQuickFixes(session: Session, line: number, column: number): Promise<void> {
  await goTo(session, line, column)
  await focusEditor(session)
  await until(`quick fixes at ${line}:${column}`, async () => {
    const rows = quickFixRows(session)
    if ((await rows.count()) === 0) await session.page.keyboard.press('Control+.')
    await rows.first().waitFor({timeout: 2000})
    return true
  })
}
