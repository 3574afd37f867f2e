import {commands, window, type TextDocument} from 'vscode'
import type {Explanation} from '../../server/src/lsp/protocol.js'

/** The command of VS Code that lets a user say how the file in front is encoded. */
export const chooseEncoding = 'workbench.action.editor.changeEncoding'

/** Asks how a dump is encoded, once for each document, where the server is in doubt and the editor cannot know either. */
export function encodingQuestion(): (document: TextDocument, explanation: Explanation) => void {
  const asked = new Set<string>()
  return (document, {dump, encoding, certainty}) => {
    const uri = document.uri.toString()
    if (!dump || encoding === null || certainty !== 'doubtful' || asked.has(uri)) return
    asked.add(uri)
    void ask(document.fileName, encoding)
  }
}

async function ask(file: string, encoding: string): Promise<void> {
  const name = file.slice(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1)
  const choose = 'Choose Encoding'
  const answer = await window.showWarningMessage(
    `How is ${name} encoded? It reads best as ${encoding}, and too little of it shows whether that is right.`,
    choose,
  )
  if (answer === choose) await commands.executeCommand(chooseEncoding)
}
