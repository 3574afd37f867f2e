/** A day as the number of days since 1 January 1970. */
export type Day = number

/** The months as English and (in the genitive) Russian pages write them. */
export const months = {
  en: 'January February March April May June July August September October November December'.split(' '),
  ru: 'января февраля марта апреля мая июня июля августа сентября октября ноября декабря'.split(' '),
} as const

/** Year, month and day of the month; month and day count from 1. */
export function partsOf(day: Day): {year: number; month: number; date: number} {
  const at = new Date(day * 86_400_000)
  return {year: at.getUTCFullYear(), month: at.getUTCMonth() + 1, date: at.getUTCDate()}
}

/** The day with these parts, which count from 1. */
export function dayOf(year: number, month: number, date: number): Day {
  return Math.round(Date.UTC(year, month - 1, date) / 86_400_000)
}

/** `2024-02-16`. */
export function iso(day: Day): string {
  return new Date(day * 86_400_000).toISOString().slice(0, 10)
}

/** How a date line writes its day. */
export type DateStyle = 'dots' | 'dayFirst' | 'monthFirst' | 'slashes' | 'stamp' | 'iso'

/** A day the way a date line writes it. `stamp` invents an hour from the day, so that it is the same each time. */
export function dateLine(day: Day, style: DateStyle, language: 'en' | 'ru'): string {
  const {year, month, date} = partsOf(day)
  const dots = `${pad(date)}.${pad(month)}.${year}`
  const name = months[language][month - 1] ?? ''
  switch (style) {
    case 'dots':
      return dots
    case 'dayFirst':
      return language === 'ru' ? `${date} ${name} ${year} г.` : `${date} ${name} ${year}`
    case 'monthFirst':
      return language === 'ru' ? `${date} ${name} ${year} года` : `${name} ${date}, ${year}`
    case 'slashes':
      return `${pad(date)} / ${pad(month)} / ${year}`
    case 'stamp':
      return `${dots} ${pad(8 + (day % 11))}:${pad((day * 7) % 60)}`
    case 'iso':
      return `${iso(day)}T${pad(8 + (day % 11))}:00:00+03:00`
  }
}

/** How running text writes the day of an event. */
export interface DaySpan {
  readonly from: Day
  /** The last day; the same as `from` for a single day. */
  readonly to: Day
}

/** The words that open a sentence with its day or days: `On 16 February 2024`, `From 3 to 6 September`. */
export function opening(span: DaySpan, form: number, withYear: boolean, language: 'en' | 'ru'): string {
  const {year, month, date} = partsOf(span.from)
  const last = partsOf(span.to)
  const name = months[language][month - 1] ?? ''
  if (language === 'ru') {
    const tail = withYear ? ` ${year} года` : ''
    return span.from === span.to ? `${date} ${name}${tail}` : `С ${date} по ${last.date} ${name}${tail}`
  }
  if (span.from === span.to) {
    return form % 2 === 0
      ? `On ${date} ${name}${withYear ? ` ${year}` : ''}`
      : `On ${name} ${date}${withYear ? `, ${year}` : ''}`
  }
  const tail = withYear ? ` ${year}` : ''
  if (span.to === span.from + 1) return `On ${date} and ${last.date} ${name}${tail}`
  switch (form % 4) {
    case 0:
      return `From ${date} to ${last.date} ${name}${tail}`
    case 1:
      return `On ${date}-${last.date} ${name}${tail}`
    case 2:
      return `From ${name} ${date} to ${last.date}${withYear ? `, ${year}` : ''}`
    default:
      return `In the period from ${date} to ${last.date} ${name}${tail}`
  }
}

function pad(value: number): string {
  return String(value).padStart(2, '0')
}
