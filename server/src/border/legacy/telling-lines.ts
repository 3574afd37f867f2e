/** More of one line than this says nothing new. */
const longest = 4_096

/**
 * The lines that hold a byte above ASCII, the first ones up to so many bytes: all that can tell an encoding. The rest of a text
 * would only water down what a detector measures. Linear.
 */
export function tellingLines(bytes: Uint8Array, enough: number): Uint8Array {
  const kept: Uint8Array[] = []
  let size = 0
  for (let at = 0; at < bytes.length && size < enough;) {
    const high = firstHigh(bytes, at)
    if (high === -1) break
    const start = Math.max(at, bytes.lastIndexOf(0x0a, high) + 1, high - longest / 2)
    const lineEnd = bytes.indexOf(0x0a, high)
    const end = Math.min(lineEnd === -1 ? bytes.length : lineEnd + 1, start + longest)
    kept.push(bytes.subarray(start, end))
    size += end - start
    at = end
  }
  return kept.length === 1 ? (kept[0] ?? bytes) : Buffer.concat(kept)
}

function firstHigh(bytes: Uint8Array, from: number): number {
  for (let at = from; at < bytes.length; at++) if ((bytes[at] ?? 0) >= 0x80) return at
  return -1
}
