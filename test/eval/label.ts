/** What a reader wrote down about one dump: the shape of `labels/NNN.json`. Lines and columns count from 1, columns in UTF-16 units. */
export interface DumpLabels {
  readonly lang: string
  readonly lines: number
  readonly items: readonly ItemLabel[]
  readonly mentions: readonly MentionLabel[]
  /** Strings that look like people and are none. */
  readonly notOfficials: readonly string[]
  readonly boilerplateLines: readonly number[]
  /** File names, as they stand in the text. */
  readonly attachments: readonly string[]
  readonly sameBlockAs: readonly SameBlock[]
  /** What the dump was written to show; absent in sets that carry no tags. */
  readonly phenomena?: readonly string[]
  /** Lines that also stand in published sample dumps. */
  readonly seedLines?: readonly number[]
}

/** Where the date of an item comes from; `inferred-beyond-page` is not asked for, since no text at hand says it. */
export type DateBasis = 'page' | 'inferred-from-page' | 'inferred-beyond-page' | 'none'

/** One item of a strip or list page, or one article. */
export interface ItemLabel {
  /** The date line when the item opens with one, else the title, else the first text line. */
  readonly line: number
  readonly kind: 'item' | 'article'
  /** ISO day, or null where the text names none. */
  readonly date: string | null
  readonly dateEvidence: string | null
  readonly dateBasis: DateBasis
  /** Another day that counts as right: the event, the end of a range, the day a dated copy gives. */
  readonly altDate?: string
  readonly dateNote?: string
  /** The first text line, when the item opens with its date line. */
  readonly bodyLine?: number
  readonly firstWords: string
}

/** One place where a person is named. */
export interface MentionLabel {
  readonly line: number
  readonly col: number
  /** The name alone; a line break inside it is one blank. */
  readonly surface: string
  /** The person, under one name for all spellings. */
  readonly person: string
  /** Words as written, no leading article; ` … ` joins what stands before the name and after it. */
  readonly title: string | null
  readonly org: string | null
  readonly rankOrHonorific?: string
  /** Absent for officials. */
  readonly official?: false
  /** The last line of a name broken over a line end. */
  readonly endLine?: number
}

/** A block that stands word for word in another file of the set. */
export interface SameBlock {
  readonly line: number
  readonly otherFile: string
  readonly otherLine: number
}
