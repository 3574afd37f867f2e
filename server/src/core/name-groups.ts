import type {NameForm} from './name-bucket.js'
import {foldGiven} from './names.js'
import type {RegisteredPerson} from './register/register.js'

/** Forms of full names that are one person. */
export interface Group {
  readonly id: string
  readonly name: string
  readonly forms: readonly NameForm[]
  /** Who of the register it is. */
  readonly person?: RegisteredPerson
}

/** One group for each person. */
export function distinct(groups: readonly Group[]): readonly Group[] {
  return [...new Map(groups.map((group) => [group.id, group])).values()]
}

/** The organizations of the posts of a person, as texts and the register give them. */
export function organisationsOf({forms, person}: Group): ReadonlySet<string> {
  const own = forms.flatMap((form) => [...form.organisations.keys()])
  return new Set([...own, ...(person?.posts ?? []).flatMap(({owner}) => owner ?? [])])
}

/** Full names, grouped: one given name after folding, and no two different patronymics. */
export function groupsOf(key: string, forms: readonly NameForm[]): readonly Omit<Group, 'name'>[] {
  const byGiven = new Map<string, NameForm[]>()
  for (const form of forms) {
    if (form.name.given === undefined) continue
    addTo(byGiven, foldGiven(form.name.given), form)
  }
  const groups: Omit<Group, 'name'>[] = []
  for (const [given, same] of byGiven) {
    const byPatronymic = new Map<string, NameForm[]>()
    const bare: NameForm[] = []
    for (const form of same) {
      if (form.name.patronymic === undefined) bare.push(form)
      else addTo(byPatronymic, foldGiven(form.name.patronymic), form)
    }
    if (byPatronymic.size <= 1) groups.push({id: `${key}.${given}`, forms: same})
    else {
      for (const [patronymic, sharing] of byPatronymic)
        groups.push({id: `${key}.${given}.${patronymic}`, forms: sharing})
      if (bare.length > 0) groups.push({id: `${key}.${given}`, forms: bare})
    }
  }
  return groups
}

function addTo(lists: Map<string, NameForm[]>, key: string, form: NameForm): void {
  const list = lists.get(key)
  if (list) list.push(form)
  else lists.set(key, [form])
}
