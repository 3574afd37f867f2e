import {MarkupKind, type Hover} from 'vscode-languageserver/node'
import type {HoverText} from '../features/hover.js'
import type {Client} from './server.js'

/** A hover as the client can show it: Markdown, or the same words without its signs. */
export function hoverAnswer(text: HoverText | undefined, {capabilities}: Client): Hover | null {
  if (!text) return null
  const kinds = capabilities.textDocument?.hover?.contentFormat ?? []
  if (kinds.includes(MarkupKind.Markdown))
    return {contents: {kind: MarkupKind.Markdown, value: text.markdown}, range: text.range}
  const plain = text.markdown.replace(/\]\(file:[\w.~/%:-]+#L\d+\)/g, '').replace(/\[?`+ ?([^`]*) ?`+/g, '$1')
  return {contents: {kind: MarkupKind.PlainText, value: plain}, range: text.range}
}
