/**
 * What our server and our own client say to each other beyond the protocol: nothing that another editor needs for a
 * standard feature. The client shares this file and no other, so it imports nothing.
 */

/** Server to client, whenever it changed: what the status item shows. */
export const statusMethod = 'dateline/status'

/** How far the index is. */
export interface Status {
  readonly indexing: boolean
  /** Files read so far, dumps or not. */
  readonly files: number
  readonly dumps: number
  /** Files and folders that could not be read, and fields of settings that could not be used. */
  readonly problems: readonly string[]
}

/** Client to server: why a document is, or is not, a dump. */
export const explainMethod = 'dateline/explain'

/** The document asked about. */
export interface ExplainParams {
  readonly uri: string
}

/** What makes a document a dump. */
export interface Explanation {
  readonly dump: boolean
  /** The switch the document is under where a setting or its language decides, whatever its marks. */
  readonly decidedBy: 'marks' | 'language' | 'dumps.always' | 'dumps.never'
  readonly found: readonly string[]
  readonly missed: readonly string[]
  /** How the file on the disk is encoded; null for a document that is no file. */
  readonly encoding: string | null
  /** How the encoding is known; `doubtful` when nobody should write the file before a user has said what it is. */
  readonly certainty: 'stated' | 'inferred' | 'doubtful'
  /** The address the page was saved from, and when, each with where that is written; null where nothing says so. */
  readonly source: string | null
  readonly retrieved: string | null
  /** Why the file could not be read, as a sentence; null when it could. */
  readonly failure: string | null
  /** What was read otherwise than the file name promises: sentences, none for most files. */
  readonly notes: readonly string[]
}

/** Client to server: some lines of a dump, as decoded by us, to be shown beside others. */
export const linesMethod = 'dateline/lines'

/** Lines count from 1, both included. */
export interface LinesParams {
  readonly uri: string
  readonly line: number
  readonly endLine: number
}

/** The lines, with their line ends; null when the file cannot be read any more. */
export interface LinesResult {
  readonly text: string | null
}

/** Client to server: everybody who is named, as `ListedOfficial`s by name. No parameters. */
export const officialsMethod = 'dateline/officials'

/** Somebody in the list of officials. */
export interface ListedOfficial {
  readonly id: string
  readonly key: string
  readonly name: string
  readonly mentions: number
  /** Whom the name may stand for, where it is not sure. */
  readonly candidates?: readonly string[]
}

/** Client to server: what is known of one of them. Parameters: `OfficialParams`; null when nobody has the name any more. */
export const officialMethod = 'dateline/official'

/** A `ListedOfficial`, by its identity. */
export interface OfficialParams {
  readonly id: string
  readonly key: string
}

/** Posts by their first day, mentions by the day of their items, newest first and undated last. */
export interface Official {
  readonly official: boolean
  readonly posts: readonly {
    readonly title: string
    readonly first: string | null
    readonly last: string | null
    readonly mentions: number
  }[]
  readonly mentions: readonly {
    readonly uri: string
    /** From 0, as the protocol counts. */
    readonly line: number
    readonly character: number
    readonly endCharacter: number
    readonly day: string | null
    /** Title or first words of the item. */
    readonly head: string
    /** The file, as people know it. */
    readonly label: string
  }[]
}

/** Client to server: the texts that stand more than once, as `TextsTwice`. No parameters. */
export const copiesMethod = 'dateline/copies'

/** Client to server: the copies of one of them, as `CopiesOfText`. Parameters: `{id}`; null when there are none any more. */
export const copiesOfMethod = 'dateline/copiesOf'

/** The texts that stand more than once, those first of which the most lines are redundant. */
export interface TextsTwice {
  readonly texts: readonly ListedCopies[]
  /** How many more there are. */
  readonly more: number
}

/** A text that stands more than once. Lines count from 1 and are those of the kept copy. */
export interface ListedCopies {
  readonly id: string
  /** Title or first words of the item that the kept copy stands in. */
  readonly head: string
  /** How many redundant copies it has, near ones among them. */
  readonly copies: number
  readonly revisions: number
  /** How many lines are redundant. */
  readonly lines: number
  readonly uri: string
  readonly label: string
  readonly line: number
  readonly endLine: number
}

/** The redundant copies and the revisions of a text. */
export interface CopiesOfText {
  readonly copies: readonly ListedCopy[]
  readonly more: number
}

/** One of them, with the kept copy. */
export interface ListedCopy extends CopyPlace {
  readonly label: string
  readonly kind: 'copy' | 'near' | 'revision'
  /** How much of the words is the same, such as `97 %`; of no meaning for a copy word for word. */
  readonly alike: string
  /** Every word of it stands in the kept copy. */
  readonly contained: boolean
  readonly differences: readonly {readonly here: string; readonly kept: string}[]
  readonly kept: KeptPlace
}

/** Client to server: the officials of the workspace as text, to be written by the client. `ExportParams`, `ExportResult`. */
export const exportMethod = 'dateline/export'

/** What is exported: docs/officials.md says what each holds. */
export interface ExportParams {
  readonly format: 'csv' | 'jsonl' | 'json' | 'graphml' | 'ftm'
  /** Of no meaning for GraphML and FollowTheMoney. */
  readonly table: 'officials' | 'posts' | 'mentions' | 'co-mentions'
  /** Where parts of the text are wanted as `$/progress`, strings to be joined: the text of the answer is then empty. */
  readonly partialResultToken?: number | string
}

/** What came of it. */
export interface ExportResult {
  readonly text: string
  /** How many persons there are in it. */
  readonly officials: number
}

/** Commands that the server runs; a client that knows `workspace/executeCommand` needs nothing more. */
export const serverCommands = {
  /** Arguments: `CopyPlace`. Removes the redundant copy when it still is one. */
  removeCopy: 'dateline.removeCopy',
  /** Arguments: `{uri}`. Removes the copies of the document of which every word stands elsewhere. Gives a `RemovalOutcome`. */
  removeCopiesInFile: 'dateline.removeCopiesInFile',
  /** Arguments: `{uri}` of a folder, or none. The same for all dumps, shown beforehand. Gives a `RemovalOutcome`. */
  removeAllCopies: 'dateline.removeAllCopies',
  /** Arguments: `ChoosingParams`. Has the client write the choice into the team's file; gives a `TeamOutcome`. */
  chooseCopy: 'dateline.chooseCopy',
  /** Arguments: `TakingBackParams`. Has the client take a choice out of the team's file; gives a `TeamOutcome`. */
  takeBackChoice: 'dateline.takeBackChoice',
  /** No arguments. Gives what teams say of copies, as a list of `ListedChoice`. */
  listChoices: 'dateline.listChoices',
  /** Arguments: `RecoveryPlace`. Writes the day of a copy into the item that has none. */
  recoverDate: 'dateline.recoverDate',
  /** Arguments: `NewsParams`. Gives a `NewsOutcome`. */
  whatIsNew: 'dateline.listNews',
  /** Arguments: `KeptPlace`. Shows the copy that is kept. */
  showKept: 'dateline.showKept',
  /** Arguments: `{uri, range}`, the whole document when `range` is absent. Gives a `NormalizeOutcome`. */
  normalizeFile: 'dateline.normalizeFile',
  /** Arguments: `{uri}` of a folder, or `{uris}` of files and folders. Gives a `NormalizeOutcome`. */
  normalizeFolder: 'dateline.normalizeFolder',
  /** Arguments: `{uri}`. Gives a `ConvertOutcome`, and changes nothing. */
  convertFile: 'dateline.convertFile',
  /** Arguments: `MergeParams`. Gives a `MergeOutcome`. */
  mergeFiles: 'dateline.mergeFiles',
  /** Arguments: `{uri}`. Gives a `SplitOutcome`. */
  splitFile: 'dateline.splitFile',
  /** Arguments: `ExportItemsParams`. Gives an `ExportItemsOutcome`. */
  exportItems: 'dateline.exportItemsAs',
  /** Arguments: `CorrectionParams`. Has the client write the change into the team's file; gives a `TeamOutcome`. */
  correct: 'dateline.correct',
  /** No arguments. Gives the corrections of all folders, as a list of `ListedCorrection`. */
  listCorrections: 'dateline.listCorrections',
  /** Arguments: `MentionPlace`. Shows the next mention of the official there; gives a sentence that says which it is. */
  goToMention: 'dateline.goToMention',
  /** Arguments: `JudgementParams`. Writes a judgement on an official into `officials.yml`; gives a `JudgementOutcome`. */
  judge: 'dateline.judge',
} as const

/**
 * Server to client, with `HoldParams`: open these files as documents, so that each has a version that an edit can name,
 * and keep them open until they are named again. Answered with null when they are open, and with a `HoldResult` then.
 */
export const holdMethod = 'dateline/hold'

/** A dump in the other format. */
export interface ConvertOutcome {
  readonly text: string
  /** The format of `text`. */
  readonly format: 'plain' | 'markdown'
}

/** The files to keep open, or to let go. */
export interface HoldParams {
  readonly uris: readonly string[]
  readonly hold: boolean
}

/** Of files that are let go of: the version of each as a document, in their order; null for one that is not open. */
export interface HoldResult {
  readonly versions: readonly (number | null)[]
}

/** What can be said of an official: the names of the sections of `officials.yml`. */
export const judgementKinds = ['people', 'same', 'different', 'never'] as const

/** One of them. */
export type JudgementKind = (typeof judgementKinds)[number]

/** A judgement on the official at a place: line and character from 0. */
export interface JudgementParams {
  readonly uri: string
  readonly line: number
  readonly character: number
  readonly kind: JudgementKind
  /** The name that is the same, or another; absent for the other kinds. */
  readonly other?: string
}

/** Where a judgement was written. */
export interface JudgementOutcome {
  /** The register. */
  readonly uri: string
  /** Line of what was written, from 0. */
  readonly line: number
  /** The register had no changes of the user's own before: it can be saved without asking. */
  readonly save: boolean
}

/** Command of our own client, offered when it says `saveRegister`: saves the register. Arguments: `JudgementOutcome`. */
export const saveRegisterCommand = 'dateline.saveRegister'

/** The kind of the code actions that offer judgements. */
export const judgementKind = 'refactor.official'

/** A mention of an official: line and character from 0. */
export interface MentionPlace {
  readonly uri: string
  readonly line: number
  readonly character: number
  /** -1 for the mention before it; the next one when absent. */
  readonly step?: 1 | -1
}

/** Command of our own client, with a `MentionPlace`: lists all mentions of the official there. */
export const showMentionsCommand = 'dateline.showMentions'

/** The kind of the code actions that correct something: a client can ask for them alone. */
export const correctionKind = 'quickfix.dateline.correct'

/** Something that a team says of a block of a dump, or takes back. */
export interface CorrectionParams {
  /** A document of the folder whose team says it. */
  readonly uri: string
  /** Hash of the block, in 22 hexadecimal digits. */
  readonly block: string
  /** Its first words, for people who read the file. */
  readonly words: string
  /** Null for all that is said of the block, which can only be taken back. */
  readonly field: 'published' | 'event' | 'item' | null
  /** Null takes back what was said. */
  readonly value: string | null
  /** The team's file as the editor has it; absent where the client leaves that to the server and the disk. */
  readonly team?: TeamText
}

/** A document of the editor; `text` is null, and the version of no meaning, when there is no such file. */
export interface TeamText {
  readonly text: string | null
  readonly version: number
}

/** Where a change was written. */
export interface TeamOutcome {
  /** The team's file. */
  readonly uri: string
}

/** Asks the user for a day and then for `correct`: a command of our client, offered when it says `enterDay`. */
export const enterDayCommand = 'dateline.enterDay'

/** Arguments of `enterDayCommand`: `correct` without the value. */
export interface DayQuestion extends Omit<CorrectionParams, 'value' | 'team'> {
  /** What the file would say of the day that is shown now; null for none. */
  readonly now: string | null
}

/** A text that a team says something of. */
export interface ListedText {
  /** The team's file it stands in. */
  readonly uri: string
  /** That file as people know it. */
  readonly label: string
  /** Hash of the text, or of its first block, as the team's file has it. */
  readonly block: string
  readonly words: string
  /** Where the text stands, in dumps; none when it is met no more. */
  readonly places: readonly CorrectedPlace[]
}

/** A correction with what it is about. */
export interface ListedCorrection extends ListedText {
  /** What is said, such as `published 2024-02-16`. */
  readonly says: readonly string[]
}

/** A place where a corrected block stands: lines count from 1. */
export interface CorrectedPlace {
  readonly uri: string
  readonly label: string
  readonly line: number
}

/** What normalizing came to. */
export interface NormalizeOutcome {
  /** What was done, as a sentence. */
  readonly message: string
  /** What was left as it is though something should be changed, and why: a sentence each. */
  readonly refused: readonly string[]
  /** What became of words, and what was left, place by place. */
  readonly report: readonly ReportSection[]
  /**
   * Set where there is more to do than an edit should hold, for a client that says `writeFiles`: nothing is changed yet,
   * and these are the files that would be.
   */
  readonly files?: readonly FileToRewrite[]
}

/** A file that the client is to write. */
export interface FileToRewrite {
  readonly uri: string
  readonly label: string
  /** SHA-256 of what it held when it was looked at, in hexadecimal digits. */
  readonly hash: string
}

/** Client to server: what a file in canonical form holds. Parameters: `RewriteParams`; gives a `RewriteResult`. */
export const rewriteMethod = 'dateline/rewrite'

/** A `FileToRewrite`, which must still hold what it held. */
export type RewriteParams = Pick<FileToRewrite, 'uri' | 'hash'>

/** Client to server: the same as text, to be looked at. Parameters: `RewriteParams`; gives a `RewrittenText`. */
export const rewrittenTextMethod = 'dateline/rewrittenText'

/** What a file holds and what it would hold; or why it is left as it is. */
export type RewrittenText =
  | {readonly kind: 'text'; readonly before: string; readonly after: string}
  | {readonly kind: 'left'; readonly why: string}

/** All its bytes, in its own encoding; or why it is to be left as it is, as half a sentence. */
export type RewriteResult =
  {readonly kind: 'bytes'; readonly base64: string} | {readonly kind: 'left'; readonly why: string}

/** What to merge, and how. */
export interface MergeParams {
  /** Files, whatever they are, and folders, of which the dumps are taken. */
  readonly uris: readonly string[]
  /** Which items come first: the newest when absent. */
  readonly order?: 'newest' | 'oldest'
  /** A text for each day, month or year; one for all when absent. */
  readonly by?: 'day' | 'month' | 'year'
  /** Plain text when absent. */
  readonly format?: 'plain' | 'markdown'
}

/** Dumps merged into one text or several; none is anywhere on the disk. */
export interface MergeOutcome {
  readonly files: readonly MergedText[]
  /** What was dropped and why, as Markdown for people. */
  readonly report: string
}

/** One text of a merge. */
export interface MergedText {
  /** `2024-02-16`, `2024-02`, `2024` or `undated`; null for the only one. */
  readonly period: string | null
  readonly text: string
  /** Where each line came from: what goes to `NAME.map.jsonl`. */
  readonly map: string
}

/** A dump in a file for each of its items and articles; none is anywhere on the disk. */
export interface SplitOutcome {
  /** Names without a folder. */
  readonly files: readonly {readonly name: string; readonly text: string}[]
}

/** What to export, and how. */
export interface ExportItemsParams {
  /** Files, whatever they are, and folders, of which the dumps are taken. */
  readonly uris: readonly string[]
  readonly table: 'items' | 'articles' | 'dates'
  readonly format: 'csv' | 'jsonl' | 'markdown'
  /** Begin CSV with a byte-order mark. */
  readonly bom?: boolean
}

/** A table as text. */
export interface ExportItemsOutcome {
  readonly text: string
  readonly rows: number
}

/** Command of our own client, offered only when the client says `compare` in its initialization options. */
export const compareCommand = 'dateline.compareWithKept'

/** Where a redundant copy stands, and what it must still say to be removed. */
export interface CopyPlace {
  readonly uri: string
  readonly line: number
  readonly endLine: number
  /** Hash of what it, and the kept copy where that differs, said when the fix was offered. */
  readonly hash: string
}

/** What removing several copies came to. */
export interface RemovalOutcome {
  /** What was done, as a sentence. */
  readonly message: string
  /** The copies that were left as they are, and why: a sentence each. */
  readonly refused: readonly string[]
}

/** A choice about a redundant copy: to keep it in place of the one that is kept, or to accept the copies of its text. */
export interface ChoosingParams extends CopyPlace {
  readonly choice: 'keep' | 'accept'
  /** The team's file as the editor has it; absent where the client leaves that to the server and the disk. */
  readonly team?: TeamText
}

/** A choice that is taken back: the entry about these blocks. */
export interface TakingBackParams {
  /** A document of the folder whose team has chosen, or its file. */
  readonly uri: string
  /** Hashes, in 16 hexadecimal digits each. */
  readonly blocks: readonly string[]
  readonly team?: TeamText
}

/** What a team says of copies, with where they stand: of the kept one first. */
export interface ListedChoice extends ListedText {
  readonly choice: 'keep' | 'accept'
  readonly blocks: readonly string[]
  /** The file whose copy is kept, as people know it; null for accepted copies. */
  readonly kept: string | null
}

/** An item or article without a day, by its line from 1, and the day that a copy of it has. */
export interface RecoveryPlace {
  readonly uri: string
  readonly line: number
  readonly date: string
}

/** What the dumps of the workspace are compared with. */
export interface NewsParams {
  /** A folder of older dumps; with `ref`, a folder of the workspace. */
  readonly uri: string
  /** What names a commit to Git: the older dumps are those of the folder then. */
  readonly ref?: string
}

/** What is new, by kind. */
export interface NewsOutcome {
  /** What it was compared with, as people know it. */
  readonly since: string
  readonly sections: readonly ReportSection[]
}

/** A part of a report. */
export interface ReportSection {
  readonly title: string
  readonly lines: readonly ReportLine[]
  /** How many lines there would be, with those left out. */
  readonly all: number
}

/** Something to tell, with where it stands. Lines count from 1. */
export interface ReportLine {
  readonly uri: string
  readonly label: string
  readonly line: number
  readonly text: string
}

/** Where the kept copy stands: lines from 1, both included. */
export interface KeptPlace {
  readonly uri: string
  readonly line: number
  readonly endLine: number
}

/** What our client tells about itself at the start. */
export interface InitializationOptions {
  /** It has `compareCommand`. */
  readonly compare?: boolean
  /** It has `enterDayCommand`. */
  readonly enterDay?: boolean
  /** It answers `holdMethod`. */
  readonly holdFiles?: boolean
  /** It has `saveRegisterCommand`. */
  readonly saveRegister?: boolean
  /** It has `showMentionsCommand`. */
  readonly showMentions?: boolean
  /** It writes the `files` of a `NormalizeOutcome` itself. */
  readonly writeFiles?: boolean
}
