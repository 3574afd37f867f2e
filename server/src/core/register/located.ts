/** Units of a text, from its start, half-open. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** A value with the place where it is written: what a register is read from, whatever read its text. */
export type Located =
  /** Words, a number or a truth value, as written. */
  | (Span & {readonly kind: 'text'; readonly text: string})
  | (Span & {readonly kind: 'list'; readonly items: readonly Located[]; readonly parts?: readonly LocatedPart[]})
  | (Span & {readonly kind: 'fields'; readonly fields: readonly LocatedField[]})
  | (Span & {readonly kind: 'nothing'})

/** An item of a list that was read by itself: its places count from `by`. The same value as long as its words are. */
export interface LocatedPart {
  readonly value: Located
  readonly by: number
}

/** The items of a list as parts; one value stands for a list of one. */
export function partsOf(value: Located): readonly LocatedPart[] {
  if (value.kind !== 'list') return [{value, by: 0}]
  return value.parts ?? value.items.map((item) => ({value: item, by: 0}))
}

/** A list of parts; its items are made when somebody asks for them. */
export function listOf(parts: readonly LocatedPart[], start: number, end: number): Located {
  let items: readonly Located[] | undefined
  return {
    kind: 'list',
    start,
    end,
    parts,
    get items() {
      return (items ??= parts.map(({value, by}) => moved(value, by)))
    },
  }
}

/** A field with its value; the span is that of its name. */
export interface LocatedField extends Span {
  readonly name: string
  readonly value: Located
}

/** The value with every place moved on by so many units. */
export function moved(value: Located, by: number): Located {
  if (by === 0) return value
  const start = value.start + by
  const end = value.end + by
  switch (value.kind) {
    case 'list':
      return {kind: 'list', start, end, items: value.items.map((item) => moved(item, by))}
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
