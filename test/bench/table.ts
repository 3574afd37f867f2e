/** One figure of a run. */
export interface Row {
  /** What it belongs to: `stages, 10,000 files`. */
  readonly group: string
  readonly name: string
  readonly value: number
  readonly unit: string
  /** At most, or at least, so much. Absent where the figure is only for comparison. */
  readonly target?: {readonly most: number} | {readonly least: number}
  /** What to know beside it. */
  readonly note?: string
}

/** Whether a figure reaches its target; null when it has none. */
export function isMet({value, target}: Row): boolean | null {
  if (target === undefined) return null
  return 'most' in target ? value <= target.most : value >= target.least
}

/** The figures as a table for a terminal, one group under another. */
export function renderTable(rows: readonly Row[]): string {
  const cells = rows.map((row) => [row.name, show(row.value), row.unit, targetOf(row), verdict(row), row.note ?? ''])
  const widths = [0, 1, 2, 3, 4].map((column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)))
  const lines: string[] = []
  rows.forEach((row, at) => {
    if (row.group !== rows[at - 1]?.group) lines.push('', row.group)
    const [name = '', value = '', unit = '', target = '', met = '', note = ''] = cells[at] ?? []
    lines.push(
      `  ${name.padEnd(widths[0] ?? 0)}  ${value.padStart(widths[1] ?? 0)} ${unit.padEnd(widths[2] ?? 0)}  ${target.padEnd(widths[3] ?? 0)}  ${met.padEnd(widths[4] ?? 0)}  ${note}`.trimEnd(),
    )
  })
  return lines.slice(1).join('\n')
}

function targetOf({target, unit}: Row): string {
  if (target === undefined) return ''
  return 'most' in target ? `<= ${show(target.most)} ${unit}` : `>= ${show(target.least)} ${unit}`
}

function verdict(row: Row): string {
  const met = isMet(row)
  return met === null ? '' : met ? 'met' : 'MISSED'
}

/** Three digits that matter: 1234, 56.7, 8.90, 0.123. */
function show(value: number): string {
  if (!Number.isFinite(value)) return '-'
  if (value >= 100) return Math.round(value).toLocaleString('en')
  return value >= 10 ? value.toFixed(1) : value >= 1 ? value.toFixed(2) : value.toPrecision(2)
}
