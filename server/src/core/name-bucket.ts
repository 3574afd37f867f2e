import type {Said} from './mentions.js'
import type {PersonName} from './rules/official.js'
import type {Owner} from './sharded-map.js'

/** A way a name is written in full or in part, with how many mentions write it so. */
export interface NameForm {
  readonly owner: Owner
  readonly name: PersonName
  readonly count: number
  /** Organisations that stand beside the form, with how often: what tells two people of one surname apart. */
  readonly organisations: ReadonlyMap<string, number>
}

/** All forms that share a folded surname, over all files. A value: changing it gives another. */
export interface NameBucket {
  readonly owner: Owner
  readonly forms: ReadonlyMap<string, NameForm>
  /** Numbers of the files with such a name, in no order, each once. */
  readonly files: readonly number[]
}

/** The key of the form a name has: two mentions with one key are written alike as far as the person goes. */
export function formKey(name: PersonName): string {
  return `${name.given ?? ''}|${name.patronymic ?? ''}|${name.initials ?? ''}|${name.surname ?? ''}`
}

/** The bucket with the mentions that a file adds. */
export function bucketWith(
  bucket: NameBucket | undefined,
  file: number,
  mentions: readonly Said[],
  owner: Owner,
): NameBucket {
  const own = bucket?.owner === owner
  const forms = own ? (bucket.forms as Map<string, NameForm>) : new Map(bucket?.forms)
  for (const mention of mentions) changeForm(forms, mention, 1, owner)
  const files = own ? (bucket.files as number[]) : [...(bucket?.files ?? [])]
  files.push(file)
  return own ? bucket : {owner, forms, files}
}

/** The bucket without the mentions of a file; undefined when none are left. */
export function bucketWithout(
  bucket: NameBucket | undefined,
  file: number,
  mentions: readonly Said[],
  owner: Owner,
): NameBucket | undefined {
  if (!bucket) return undefined
  const files = bucket.files.filter((other) => other !== file)
  if (files.length === 0) return undefined
  const forms = new Map(bucket.forms)
  for (const mention of mentions) changeForm(forms, mention, -1, owner)
  return {owner, forms, files}
}

/** Count a mention to its form, or off it. A form of the same owner is changed in place: nobody else has seen it. */
function changeForm(forms: Map<string, NameForm>, mention: Said, by: 1 | -1, owner: Owner): void {
  const key = formKey(mention.identity)
  const old = forms.get(key)
  const {organisation} = mention.named
  if (old?.owner === owner) {
    const own = old as {count: number}
    own.count += by
    if (organisation !== null) changeCount(old.organisations as Map<string, number>, organisation, by)
    if (old.count <= 0) forms.delete(key)
    return
  }
  const count = (old?.count ?? 0) + by
  if (count <= 0) {
    forms.delete(key)
    return
  }
  const organisations = new Map(old?.organisations)
  if (organisation !== null) changeCount(organisations, organisation, by)
  forms.set(key, {owner, name: old?.name ?? mention.identity, count, organisations})
}

function changeCount(counts: Map<string, number>, key: string, by: 1 | -1): void {
  const count = (counts.get(key) ?? 0) + by
  if (count > 0) counts.set(key, count)
  else counts.delete(key)
}
