type Attributes = Readonly<Record<string, string | number>>

/** An element of an SVG, with what is in it. */
export function element(name: string, attributes: Attributes, ...content: readonly string[]): string {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escapeText(print(value))}"`)
  const start = `<${name}${written.join('')}`
  return content.length === 0 ? `${start}/>` : `${start}>${content.join('')}</${name}>`
}

/** A text in an SVG. */
export function text(content: string, attributes: Attributes): string {
  return element('text', attributes, escapeText(content))
}

/** A text that is cut where it would be wider than some pixels. Letters are taken as 0.56 of the size of the type. */
export function cutToWidth(content: string, width: number, size: number): string {
  const letters = Math.max(1, Math.floor(width / (size * 0.56)))
  return content.length <= letters ? content : `${content.slice(0, letters - 1).trimEnd()}…`
}

/** Points of a line. */
export function points(coordinates: readonly (readonly [x: number, y: number])[]): string {
  return coordinates.map(([x, y]) => `${print(x)},${print(y)}`).join(' ')
}

/** A tenth of a pixel is enough. */
function print(value: string | number): string {
  return typeof value === 'number' ? String(Number(value.toFixed(1))) : value
}

function escapeText(content: string): string {
  return content.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
