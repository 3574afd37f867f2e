/** Units of a text, from its start, half-open. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** A value with the place where it is written: what a register is read from, whatever read its text. */
export type Located =
  /** Words, a number or a truth value, as written. */
  | (Span & {readonly kind: 'text'; readonly text: string})
  | (Span & {readonly kind: 'list'; readonly items: readonly Located[]})
  | (Span & {readonly kind: 'fields'; readonly fields: readonly LocatedField[]})
  | (Span & {readonly kind: 'nothing'})

/** A field with its value; the span is that of its name. */
export interface LocatedField extends Span {
  readonly name: string
  readonly value: Located
}

/** The value with every place moved on by so many units. */
export function moved(value: Located, by: number): Located {
  const start = value.start + by
  const end = value.end + by
  switch (value.kind) {
    case 'list':
      return {...value, start, end, items: value.items.map((item) => moved(item, by))}
    case 'fields': {
      const fields = value.fields.map((field) => ({
        name: field.name,
        start: field.start + by,
        end: field.end + by,
        value: moved(field.value, by),
      }))
      return {...value, start, end, fields}
    }
    case 'text':
    case 'nothing':
      return {...value, start, end}
  }
}
