import {spawnSync} from 'node:child_process'
import {join} from 'node:path'
import {copyScores, nearKinds, type CopyScore, type Share, type ToldRun} from './copy-truth.js'
import type {Planted} from './planted.js'
import type {Row} from './table.js'

/** The runs that `dateline duplicates` tells of a folder, with paths inside it. */
export function duplicateRuns(cli: string, dir: string): readonly ToldRun[] {
  const {stdout, stderr, status} = spawnSync(process.execPath, [cli, 'duplicates', '--format', 'jsonl', dir], {
    maxBuffer: 2 ** 30,
    encoding: 'utf8',
  })
  // 2 says that there are copies.
  if (status !== 0 && status !== 2)
    throw new Error(`dateline duplicates ${dir}: expected exit status 0 or 2, got ${status}: ${stderr.slice(0, 300)}`)
  const from = join(dir, '/').length
  return stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const {file, line: first, endLine, kind, of} = JSON.parse(line) as ToldRun
      return {file: file.slice(from), line: first, endLine, kind, of: {...of, file: of.file.slice(from)}}
    })
}

/**
 * Copies, near copies and revisions: what is found of those that were planted, and how much of what is told is so. Blocks
 * of 250 characters and more and shorter ones apart.
 */
export function copyRows(
  group: string,
  cli: string,
  dir: string,
  planted: ReadonlyMap<string, Planted>,
): readonly Row[] {
  const {long, short, titles} = copyScores(duplicateRuns(cli, dir), planted)
  return [
    ...rows(long, '250 characters and more', {verbatim: 0.999, near: 0.97, pairs: 0.98}),
    ...rows(short, 'shorter', {verbatim: 0.999, pairs: 0.95}),
    shareRow(group, 'titles found that stand more than once', titles.verbatim),
    shareRow(group, 'told titles that are copies', titles.told.copy),
  ]

  function rows(
    {verbatim, near, revisions, told}: CopyScore,
    length: string,
    least: {readonly verbatim: number; readonly near?: number; readonly pairs: number},
  ): readonly Row[] {
    return [
      row('copies word for word found', verbatim, least.verbatim),
      row('told copies that are so', told.copy, 1),
      row('near copies found', sumOf(Object.values(near)), least.near),
      ...nearKinds.map((kind) => row(`near copies found, ${kind}`, near[kind])),
      row('told near copies that are so', told.near, least.pairs),
      row('revisions found', revisions),
      row('told revisions that are so', told.revision),
    ]

    function row(name: string, share: Share, target?: number): Row {
      return shareRow(group, `${name}, ${length}`, share, target)
    }
  }
}

/** A share as a row. */
export function shareRow(group: string, name: string, {right, all}: Share, least?: number): Row {
  return {
    group,
    name,
    value: all === 0 ? NaN : right / all,
    unit: '',
    ...(least === undefined ? {} : {target: {least}}),
    note: `${right.toLocaleString('en')} of ${all.toLocaleString('en')}`,
  }
}

/** Shares of several kinds together. */
export function sumOf(shares: readonly Share[]): Share {
  return {
    right: shares.reduce((sum, {right}) => sum + right, 0),
    all: shares.reduce((sum, {all}) => sum + all, 0),
  }
}
