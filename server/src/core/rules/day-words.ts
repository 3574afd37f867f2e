const noYears: readonly number[] = []

/** The years in names such as `“Search-2017”`. Linear. */
export function drillYearsIn(text: string): readonly number[] {
  if (!text.includes('20')) return noYears
  const years = Array.from(text.matchAll(/\p{L}["'”»’]?[-–—](20\d\d)(?!\d)/gu), (match) => Number(match[1]))
  return years.length > 0 ? years : noYears
}

const todayForm = /(?<!\p{L})(?:today|сегодня)(?!\p{L})/iu

/** Offset of the word `today`; -1 without one. Linear. */
export function todayIn(text: string): number {
  // Two searches for a fixed string cost less than one for a pattern, and hardly a text has either word.
  if (!text.includes('oday') && !text.includes('егодня')) return -1
  return text.search(todayForm)
}
