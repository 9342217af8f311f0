/** An element of a document. */
export interface XmlElement {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly XmlElement[]
  /** What stands in it directly. */
  readonly text: string
}

interface Open {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: XmlElement[]
  text: string
}

const token = /<!\[CDATA\[([\s\S]*?)\]\]>|<\/([\w.-]+)\s*>|<([\w.-]+)((?:\s+[\w.-]+="[^"<]*")*)\s*(\/?)>|([^<]+)/y

/**
 * Read the part of XML that dashboards are written in: elements, attributes, text, CDATA and the usual entities.
 * @throws Error where something is not well-formed.
 */
export function readXml(source: string): XmlElement {
  const root: Open = { name: '', attributes: {}, children: [], text: '' }
  const path: Open[] = [root]
  token.lastIndex = 0
  while (token.lastIndex < source.length) {
    const start = token.lastIndex
    const match = token.exec(source)
    const place = path.at(-1)
    if (match === null || place === undefined) throw new Error(`Not well-formed: ${source.slice(start, start + 60)}`)
    const [, data, closing, opening, attributes = '', empty, text] = match
    if (data !== undefined) place.text += data
    else if (text !== undefined) place.text += unescape(text)
    else if (closing !== undefined) {
      if (place.name !== closing || path.length === 1) throw new Error(`</${closing}> closes <${place.name}>.`)
      path.pop()
    } else if (opening !== undefined) {
      const pairs = [...attributes.matchAll(/([\w.-]+)="([^"]*)"/g)].map(
        ([, name = '', value = '']) => [name, unescape(value)] as const,
      )
      const element: Open = { name: opening, attributes: Object.fromEntries(pairs), children: [], text: '' }
      place.children.push(element)
      if (empty !== '/') path.push(element)
    }
  }
  const [element] = root.children
  if (path.length !== 1 || root.children.length !== 1 || element === undefined || root.text.trim() !== '') {
    throw new Error('It is not one element, opened and closed.')
  }
  return element
}

/** All elements of a name, in order. */
export function elementsOf(element: XmlElement, name: string): readonly XmlElement[] {
  const below = element.children.flatMap((child) => elementsOf(child, name))
  return element.name === name ? [element, ...below] : below
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

function unescape(text: string): string {
  return text.replaceAll(/&(\w*;?)/g, (whole, name: string) => {
    const character = name.endsWith(';') ? entities[name.slice(0, -1)] : undefined
    if (character === undefined) throw new Error(`${whole} is no entity.`)
    return character
  })
}
