import {spawn} from 'node:child_process'

/** A message of the protocol as far as the bench looks into it. */
interface Message {
  readonly id?: number | string
  readonly method?: string
  readonly params?: unknown
  readonly result?: unknown
  readonly error?: {readonly code: number; readonly message: string}
}

/** A client that knows frames and ids and nothing else, so that what is measured is the server. */
export interface LspClient {
  /** Sends a request; rejects with the server's message when it answers with an error, or ends. */
  request(method: string, params: unknown): Promise<unknown>
  notify(method: string, params: unknown): void
  /** Called for each notification of the server, in order. */
  onNotification(listener: (method: string, params: unknown) => void): void
  /** Shuts the server down in order, and kills it when it is still there after two seconds. */
  close(): Promise<void>
  readonly pid: number | undefined
}

/** Starts a server on its standard input and output. Requests of the server are answered with null. */
export function startServer(args: readonly string[]): LspClient {
  const child = spawn(process.execPath, args, {stdio: ['pipe', 'pipe', 'pipe']})
  const waiting = new Map<number | string, {resolve: (value: unknown) => void; reject: (error: Error) => void}>()
  const listeners: ((method: string, params: unknown) => void)[] = []
  let errors = ''
  let next = 1
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => (errors = (errors + chunk).slice(-2_000)))
  child.stdout.on('data', framesTo(receive))
  child.stdin.on('error', () => undefined)
  const ended = new Promise<void>((resolve) =>
    child.on('close', (status) => {
      for (const {reject} of waiting.values()) reject(new Error(`server ended with ${status}: ${errors}`))
      waiting.clear()
      resolve()
    }),
  )
  return {
    pid: child.pid,
    request(method, params) {
      const id = next++
      return new Promise((resolve, reject) => {
        waiting.set(id, {resolve, reject})
        send({id, method, params})
      })
    },
    notify: (method, params) => send({method, params}),
    onNotification: (listener) => void listeners.push(listener),
    async close() {
      const killer = setTimeout(() => child.kill('SIGKILL'), 2_000)
      await this.request('shutdown', undefined).catch(() => undefined)
      send({method: 'exit'})
      await ended
      clearTimeout(killer)
    },
  }

  function receive(message: Message): void {
    if (message.method !== undefined) {
      if (message.id !== undefined) send({id: message.id, result: null})
      else for (const listener of listeners) listener(message.method, message.params)
      return
    }
    const asked = message.id === undefined ? undefined : waiting.get(message.id)
    if (asked === undefined || message.id === undefined) return
    waiting.delete(message.id)
    if (message.error === undefined) asked.resolve(message.result)
    else asked.reject(new Error(`${message.error.code}: ${message.error.message}`))
  }

  function send(message: Message): void {
    const body = Buffer.from(JSON.stringify({jsonrpc: '2.0', ...message}))
    child.stdin.write(Buffer.concat([Buffer.from(`Content-Length: ${body.length}\r\n\r\n`), body]))
  }
}

/** Joins chunks to frames. Linear in the bytes, whatever their cut. */
function framesTo(receive: (message: Message) => void): (chunk: Buffer) => void {
  let chunks: Buffer[] = []
  let size = 0
  let wanted = 0
  return (chunk) => {
    chunks.push(chunk)
    size += chunk.length
    // A long answer comes in many chunks: they are joined once, when all are there.
    if (size < wanted) return
    let buffer = Buffer.concat(chunks)
    for (;;) {
      const head = buffer.indexOf('\r\n\r\n')
      if (head === -1) break
      const length = Number(/Content-Length: (\d+)/i.exec(buffer.toString('latin1', 0, head))?.[1])
      wanted = head + 4 + length
      if (buffer.length < wanted) break
      receive(JSON.parse(buffer.toString('utf8', head + 4, wanted)) as Message)
      buffer = buffer.subarray(wanted)
      wanted = 0
    }
    chunks = [buffer]
    size = buffer.length
  }
}
