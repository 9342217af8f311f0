/** Split text with comma-separated values into rows (RFC 4180): values with commas, quotes and line ends stand in quotes. */
export function rowsOf(text: string): readonly (readonly string[])[] {
  const rows: string[][] = []
  let row: string[] = []
  let at = 0
  while (at < text.length) {
    let value: string
    if (text[at] === '"') {
      let end = text.indexOf('"', at + 1)
      // Two quotes stand for one.
      while (end >= 0 && text[end + 1] === '"') end = text.indexOf('"', end + 2)
      if (end < 0) end = text.length
      value = text.slice(at + 1, end).replaceAll('""', '"')
      at = end + 1
    } else {
      valueEnd.lastIndex = at
      const end = valueEnd.exec(text)?.index ?? text.length
      value = text.slice(at, end)
      at = end
    }
    row.push(value)
    if (text[at] === ',') {
      at += 1
      if (at < text.length) continue
      row.push('')
    }
    rows.push(row)
    row = []
    if (text[at] === '\r') at += 1
    if (text[at] === '\n') at += 1
    else if (at < text.length && text[at - 1] !== '\r') at += 1
  }
  return rows
}

const valueEnd = /[,\r\n]/g
