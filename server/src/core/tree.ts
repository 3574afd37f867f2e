import type {Data, Literal, Parent} from 'unist'
import type {DateExpression} from './rules/date.js'
import type {NamedMention} from './rules/official.js'

/** The names of the parts of a page, as docs/format.md has them. Anything that is not one of these is not news. */
export type PartKind =
  | 'title'
  | 'dateLine'
  | 'attachment'
  | 'paragraph'
  | 'question'
  | 'answer'
  | 'placeLine'
  | 'signature'
  | 'contact'
  | 'boilerplate'
  | 'residue'

/** A dump: its pages in order. A unist tree in the manner of mdast; lines and columns count from 1, offsets from 0. */
export interface Bulletin extends Parent {
  type: 'bulletin'
  children: Page[]
}

/** One saved page; the footer, when there is one, is its last child. */
export interface Page extends Parent {
  type: 'page'
  children: (Strip | Article | Item | Part)[]
}

/** The run of items at the head of a page, or the whole of a list page. */
export interface Strip extends Parent {
  type: 'strip'
  children: (Item | Part)[]
}

/** One entry of a strip or list page. */
export interface Item extends Parent {
  type: 'item'
  children: Part[]
}

/** The page's own news. */
export interface Article extends Parent {
  type: 'article'
  children: Part[]
}

/** A leaf of the block structure: whole lines of the file. Its children are its words, dates and mentions. */
export interface Part extends Parent {
  type: PartKind
  children: Inline[]
}

/** What stands inside a part. */
export type Inline = TextNode | DateNode | MentionNode

/** Running text between dates and mentions. */
export interface TextNode extends Literal {
  type: 'text'
  value: string
}

/** A date expression. `data` says what it resolves to. */
export interface DateNode extends Literal {
  type: 'date'
  value: string
  data: Data & {date: DateExpression}
}

/** A person named in the text. `data` holds title, rank and organisation. */
export interface MentionNode extends Literal {
  type: 'mention'
  value: string
  data: Data & {mention: NamedMention}
}

/** Any node of the tree. */
export type BulletinNode = Bulletin | Page | Strip | Item | Article | Part | Inline
