import {ProgressLocation, window, type CancellationToken} from 'vscode'
import {ExecuteCommandRequest, WorkDoneProgress, type LanguageClient} from 'vscode-languageclient/node'

/** Run a command of the server. Rejects with the server's words when it refuses. */
export async function runOnServer<T>(
  client: LanguageClient,
  command: string,
  args: readonly unknown[],
  token?: CancellationToken,
  workDoneToken?: string,
): Promise<T> {
  const params = {command, arguments: [...args], ...(workDoneToken === undefined ? {} : {workDoneToken})}
  const answer: unknown = await (token
    ? client.sendRequest(ExecuteCommandRequest.type, params, token)
    : client.sendRequest(ExecuteCommandRequest.type, params))
  return answer as T
}

let runs = 0

/** Run a command of the server that may take long: how far it is is shown, and the user can cancel it. */
export function runShown<T>(
  client: LanguageClient,
  title: string,
  command: string,
  args: readonly unknown[],
): Promise<T> {
  return Promise.resolve(
    window.withProgress(
      {location: ProgressLocation.Notification, title, cancellable: true},
      async (progress, token) => {
        const name = `dateline-${runs++}`
        let before = 0
        const listener = client.onProgress(WorkDoneProgress.type, name, (news) => {
          if (news.kind !== 'report' || news.percentage === undefined) return
          progress.report({increment: news.percentage - before})
          before = news.percentage
        })
        try {
          return await runOnServer<T>(client, command, args, token, name)
        } finally {
          listener.dispose()
        }
      },
    ),
  )
}
