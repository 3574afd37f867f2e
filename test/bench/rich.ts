/** A name inside a text. Offsets are UTF-16 units from the start of that text, half-open. */
export interface NameMark {
  readonly start: number
  readonly end: number
  /** Who it is: the `id` of a person of the cast. */
  readonly person: string
  /** The post as written, without leading article; null when the text gives none here. */
  readonly title: string | null
  /** False for reporters and photographers. */
  readonly official: boolean
}

/** A text that knows where its names are, and which of its spans an editor of near copies leaves alone. */
export interface Rich {
  readonly text: string
  readonly marks: readonly NameMark[]
  /** Flat pairs of start and end: names, posts, dates and numbers, whose change would make it another event. */
  readonly fixed: readonly number[]
}

/** A text without names. */
export function plain(text: string): Rich {
  return {text, marks: [], fixed: []}
}

/** A text that near copies keep as it is: a date, a number, the name of a place. */
export function fixed(text: string): Rich {
  return {text, marks: [], fixed: [0, text.length]}
}

/** Texts joined end to end; marks move with them. The comma that closes an apposition goes before another stop. */
export function compose(...parts: readonly (string | Rich)[]): Rich {
  let text = ''
  const marks: NameMark[] = []
  const spans: number[] = []
  for (const part of parts) {
    if (text.endsWith(',') && /^[.,]/.test(typeof part === 'string' ? part : part.text)) text = text.slice(0, -1)
    const at = text.length
    if (typeof part === 'string') {
      text += part
      continue
    }
    text += part.text
    for (const mark of part.marks) marks.push({...mark, start: mark.start + at, end: mark.end + at})
    for (const offset of part.fixed) spans.push(offset + at)
  }
  return {text, marks, fixed: spans}
}

/** The part of a text from `start` to `end`. Marks that are not wholly inside are dropped. */
export function sliceRich(rich: Rich, start: number, end: number): Rich {
  const spans: number[] = []
  for (let at = 0; at + 1 < rich.fixed.length; at += 2) {
    const from = Math.max(start, rich.fixed[at] as number)
    const to = Math.min(end, rich.fixed[at + 1] as number)
    if (from < to) spans.push(from - start, to - start)
  }
  return {
    text: rich.text.slice(start, end),
    marks: rich.marks
      .filter((mark) => mark.start >= start && mark.end <= end)
      .map((mark) => ({...mark, start: mark.start - start, end: mark.end - start})),
    fixed: spans,
  }
}

/** A text in which `start` to `end` reads `instead`. Marks that touch the span are dropped. */
export function replaceRich(rich: Rich, start: number, end: number, instead: string | Rich): Rich {
  return compose(sliceRich(rich, 0, start), instead, sliceRich(rich, end, rich.text.length))
}
