import type {CodeAction} from 'vscode-languageserver/node'
import type {CommandParts} from './commands.js'
import {judgementEdit} from './judge.js'
import {saveRegisterCommand, serverCommands, type JudgementOutcome} from './protocol.js'
import {judgementIn} from './run-command.js'
import {Refused} from './serve.js'
import type {Client} from './server.js'

/** True for a client that asks for the edit of a code action when it is chosen, or when a user wants to see it before. */
export function resolvesEdits({capabilities}: Client): boolean {
  const known = capabilities.textDocument?.codeAction
  return known?.dataSupport === true && known.resolveSupport?.properties.includes('edit') === true
}

/**
 * A judgement with the edit that writes it down, and the command that saves it where the client has one. What is refused
 * becomes the command that says why, for a client shows nothing of an action that fails here.
 */
export async function resolvedJudgement(action: CodeAction, parts: CommandParts): Promise<CodeAction> {
  if (action.data === undefined) return action
  const params = judgementIn(action.data)
  const {title} = action
  try {
    const {edit, uri, line, save} = await judgementEdit(params, parts)
    if (!parts.client.options.saveRegister) return {...action, edit}
    const outcome: JudgementOutcome = {uri, line, save}
    return {...action, edit, command: {title, command: saveRegisterCommand, arguments: [outcome]}}
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    return {...action, command: {title, command: serverCommands.judge, arguments: [params]}}
  }
}
