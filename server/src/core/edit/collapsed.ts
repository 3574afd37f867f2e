import {Kind, kindOf} from '../characters.js'

/** The text between the bounds with one blank for each run of white space, line ends included. Linear. */
export function collapsed(text: string, start: number, end: number): string {
  let written = ''
  let done = start
  for (let at = start; at < end; at++) {
    if (kindOf(text.charCodeAt(at)) !== Kind.blank) continue
    let next = at + 1
    while (next < end && kindOf(text.charCodeAt(next)) === Kind.blank) next++
    if (next - at > 1 || text.charCodeAt(at) !== 0x20) {
      written += text.slice(done, at) + ' '
      done = next
    }
    at = next
  }
  return written + text.slice(done, end)
}
