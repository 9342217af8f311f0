/** A quantile of some times, as text. */
export function quantile(values: readonly number[], share: number): string {
  const sorted = values.toSorted((first, second) => first - second)
  const value = sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
  return value.toFixed(value < 10 ? 2 : 0)
}

/** A table as Markdown. */
export function printTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |\n`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('')
}
