/** A day of the calendar as far as the text gives it; months and days count from 1. */
export interface DayParts {
  readonly year?: number
  readonly month: number
  readonly day?: number
}

/** A date expression in a text. Offsets are UTF-16 units from the start of the text given. */
export interface DateExpression {
  readonly start: number
  readonly end: number
  /** The day, or the first day of a range. */
  readonly from: DayParts
  /** The last day of a range; absent for a single day. */
  readonly to?: DayParts
  /** `this year`, `с.г.`: the year is that of the page. */
  readonly thisYear?: true
  /** A day that no calendar has, such as 31.02.2024: reported and never bent. */
  readonly impossible?: true
  /** How it is written: `16.02.2024` numeric, `2024-02-16` iso, `16 February 2024` words. */
  readonly form: 'numeric' | 'iso' | 'words'
}
