import type {SemanticTokens, SemanticTokensDelta, SemanticTokensEdit} from 'vscode-languageserver/node'
import {modifierBits, type Token} from '../features/semantic-tokens.js'
import {tokenTypes} from '../features/token-legend.js'

/** The tokens of documents as they were last sent, so that after a key only the difference is. */
export interface SentTokens {
  readonly full: (uri: string, tokens: readonly Token[]) => SemanticTokens
  /** All of them when `previous` is not what was sent last. */
  readonly delta: (uri: string, previous: string, tokens: readonly Token[]) => SemanticTokens | SemanticTokensDelta
  /** Forget a document that was closed. */
  readonly forget: (uri: string) => void
}

/** Nothing was sent yet. */
export function createSentTokens(): SentTokens {
  const sent = new Map<string, {readonly resultId: string; readonly data: number[]}>()
  let count = 0
  return {
    full: send,
    delta(uri, previous, tokens) {
      const last = sent.get(uri)
      const now = send(uri, tokens)
      if (last?.resultId !== previous) return now
      return {resultId: now.resultId, edits: difference(last.data, now.data)}
    },
    forget: (uri) => void sent.delete(uri),
  }

  function send(uri: string, tokens: readonly Token[]): {resultId: string; data: number[]} {
    const now = {resultId: String(++count), data: encoded(tokens)}
    sent.set(uri, now)
    return now
  }
}

/** Tokens as the protocol sends them: five numbers each, lines and characters as steps from the token before. */
export function encoded(tokens: readonly Token[]): number[] {
  const data: number[] = []
  let line = 0
  let character = 0
  for (const token of tokens) {
    if (token.line !== line) character = 0
    data.push(token.line - line, token.character - character, token.length)
    data.push(tokenTypes.indexOf(token.type), modifierBits(token))
    line = token.line
    character = token.character
  }
  return data
}

/** What has to be put in place of what, between what is the same at the beginning and at the end; none when equal. */
function difference(before: readonly number[], after: readonly number[]): SemanticTokensEdit[] {
  const shorter = Math.min(before.length, after.length)
  let start = 0
  while (start < shorter && before[start] === after[start]) start++
  let same = 0
  while (same < shorter - start && before[before.length - 1 - same] === after[after.length - 1 - same]) same++
  const deleteCount = before.length - start - same
  const data = after.slice(start, after.length - same)
  return deleteCount === 0 && data.length === 0 ? [] : [{start, deleteCount, data}]
}
