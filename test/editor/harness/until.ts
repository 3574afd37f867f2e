/** How long a wait may take before it is a failure; far more than anything here needs. */
export const patience = Number(process.env['DATELINE_PATIENCE'] ?? 30_000)

/**
 * Look again and again until what is seen is accepted: the only way of waiting in these suites.
 *
 * @returns What was accepted. Throws at the deadline, naming what was waited for and what was seen last; an error of
 *   `look` counts as not yet.
 */
export async function until<T>(
  what: string,
  look: () => Promise<T> | T,
  accept: (seen: T) => boolean = (seen) => (Array.isArray(seen) ? seen.length > 0 : Boolean(seen)),
  milliseconds = patience,
): Promise<T> {
  const deadline = performance.now() + milliseconds
  for (;;) {
    let last: string
    try {
      const seen = await look()
      if (accept(seen)) return seen
      last = JSON.stringify(seen)
    } catch (error) {
      last = String(error)
    }
    if (performance.now() > deadline) throw new Error(`No ${what} within ${milliseconds} ms; last seen: ${last}`)
    await pause(40)
  }
}

/** Let the page do its work between two looks. */
export function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds))
}
