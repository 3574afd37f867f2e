import {MarkupKind, type Hover} from 'vscode-languageserver/node'
import type {HoverText} from '../features/hover.js'
import type {Client} from './server.js'

/** A hover as the client can show it: Markdown, or the same words without its signs. */
export function hoverAnswer(text: HoverText | undefined, {capabilities}: Client): Hover | null {
  if (!text) return null
  const {markdown, range} = text
  const kinds = capabilities.textDocument?.hover?.contentFormat ?? []
  if (kinds.includes(MarkupKind.Markdown)) return {contents: {kind: MarkupKind.Markdown, value: markdown}, range}
  return {contents: {kind: MarkupKind.PlainText, value: withoutSigns(markdown)}, range}
}

/** Our Markdown holds code spans, and links whose text is a code span: their signs and addresses go. */
function withoutSigns(markdown: string): string {
  return markdown.replace(/`\]\((?:file|https?):[^)\s`]*\)/g, '`').replace(/\[?`+/g, '')
}
