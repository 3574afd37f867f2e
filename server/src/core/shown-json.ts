/** A value in a message: JSON, cut off where it is long. */
export function shownJson(value: unknown): string {
  let text: string | undefined
  try {
    text = JSON.stringify(value)
  } catch {
    text = undefined
  }
  if (text === undefined) return typeof value
  return text.length > 80 ? `${text.slice(0, 79)}…` : text
}
