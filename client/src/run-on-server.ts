import type {CancellationToken} from 'vscode'
import {ExecuteCommandRequest, type LanguageClient} from 'vscode-languageclient/node'

/** Run a command of the server. Rejects with the server's words when it refuses. */
export async function runOnServer<T>(
  client: LanguageClient,
  command: string,
  args: readonly unknown[],
  token?: CancellationToken,
): Promise<T> {
  const params = {command, arguments: [...args]}
  const answer: unknown = await (token
    ? client.sendRequest(ExecuteCommandRequest.type, params, token)
    : client.sendRequest(ExecuteCommandRequest.type, params))
  return answer as T
}
