/** A language's words as they stand in `en.json`, `ru.json`. Every list is plain words; see docs/lexicons.md. */
export interface LexiconData {
  readonly language: string
  /** Twelve lists: every form and abbreviation of each month, lower case, without full stop. */
  readonly months: readonly (readonly string[])[]
  /** Lines that end a page: whole lines, lower case. */
  readonly footers: readonly string[]
  /** Menu lines and page heads of the sites known: whole lines, lower case. */
  readonly menus: readonly string[]
  /** What stands before the name of an attachment: `Download document`. Lower case. */
  readonly attachments: readonly string[]
  /** What opens a signature line, the organisation left out: `press secretary`. Lower case. */
  readonly signatures: readonly string[]
  /** `question`, `answer`: the speaker words of an interview, lower case. */
  readonly questions: readonly string[]
  readonly answers: readonly string[]
}

/** The words of all languages, compiled for look-up. */
export interface Lexicon {
  readonly languages: readonly LexiconData[]
}
