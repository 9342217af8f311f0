/** Why markup is not well formed. */
export interface SsmlProblem {
  /** The end of a sentence about the markup. */
  readonly message: string
  /** Index in the text. */
  readonly index: number
  /** What to do, as a sentence. */
  readonly suggestion: string
}

const name = /[A-Za-z_][\w.:-]*/y
const entity = /&(?:amp|lt|gt|quot|apos|#\d{1,7}|#x[0-9A-Fa-f]{1,6});/y
const attributePattern = /\s+[A-Za-z_][\w.:-]*\s*=\s*(?:"[^"<]*"|'[^'<]*')/y

/**
 * Why a text is not SSML that can be spoken: well-formed XML with one `<speak>` around it. Attributes (`$.External.x`)
 * count as text. Which tags a voice knows is not checked. Linear in the text's length.
 * @see https://docs.aws.amazon.com/connect/latest/adminguide/supported-ssml-tags.html
 */
export function ssmlProblem(text: string): SsmlProblem | undefined {
  const open: { readonly name: string; readonly index: number }[] = []
  let index = 0
  let rootSeen = false
  while (index < text.length) {
    const character = text[index]
    if (character === '&') {
      const found = matchAt(entity, text, index)
      if (found === undefined) return { message: 'has a bare &', index, suggestion: 'Write &amp; for &.' }
      index += found.length
    } else if (character === '<') {
      if (text.startsWith('<!--', index) || text.startsWith('<?', index)) {
        const end = text.indexOf(text.startsWith('<!--', index) ? '-->' : '?>', index)
        if (end < 0)
          return { message: 'has a comment that is not closed', index, suggestion: 'Close it, or remove it.' }
        index = end + (text.startsWith('<!--', index) ? 3 : 2)
        continue
      }
      const closing = text[index + 1] === '/'
      const tag = matchAt(name, text, index + (closing ? 2 : 1))
      if (tag === undefined) return { message: 'has a bare <', index, suggestion: 'Write &lt; for <.' }
      if (closing) {
        const last = open.pop()
        if (last?.name !== tag) {
          return {
            message: `closes <${tag}> where ${last === undefined ? 'nothing' : `<${last.name}>`} is open`,
            index,
            suggestion: last === undefined ? `Remove </${tag}>.` : `Write </${last.name}>.`,
          }
        }
        const end = endOfTag(text, index + 2 + tag.length)
        if (end === undefined)
          return { message: `has a tag </${tag} that is not closed`, index, suggestion: 'Write > behind it.' }
        index = end.next
      } else {
        if (!rootSeen && tag !== 'speak') return noSpeak(index)
        if (rootSeen && open.length === 0) {
          return { message: 'goes on behind </speak>', index, suggestion: 'Put everything into one <speak>.' }
        }
        rootSeen = true
        let position = index + 1 + tag.length
        for (let found = matchAt(attributePattern, text, position); found !== undefined;) {
          position += found.length
          found = matchAt(attributePattern, text, position)
        }
        const end = endOfTag(text, position)
        if (end === undefined) {
          return {
            message: `has a tag <${tag}> that is not well formed`,
            index,
            suggestion: 'Attributes are written name="value", and a tag ends with >.',
          }
        }
        if (!end.empty) open.push({ name: tag, index })
        index = end.next
      }
    } else {
      if (!rootSeen && !/\s/.test(character ?? ' ')) return noSpeak(index)
      if (rootSeen && open.length === 0 && !/\s/.test(character ?? ' ')) {
        return { message: 'goes on behind </speak>', index, suggestion: 'Put everything into one <speak>.' }
      }
      index += 1
    }
  }
  const unclosed = open.at(-1)
  if (unclosed !== undefined) {
    return {
      message: `does not close <${unclosed.name}>`,
      index: unclosed.index,
      suggestion: `Write </${unclosed.name}> where it ends.`,
    }
  }
  return rootSeen ? undefined : noSpeak(0)
}

function noSpeak(index: number): SsmlProblem {
  return { message: 'does not begin with <speak>', index, suggestion: 'Wrap it: <speak>...</speak>.' }
}

function matchAt(pattern: RegExp, text: string, index: number): string | undefined {
  pattern.lastIndex = index
  return pattern.exec(text)?.[0]
}

function endOfTag(text: string, from: number): { readonly next: number; readonly empty: boolean } | undefined {
  let index = from
  while (index < text.length && /\s/.test(text[index] ?? '')) index += 1
  if (text[index] === '>') return { next: index + 1, empty: false }
  return text.startsWith('/>', index) ? { next: index + 2, empty: true } : undefined
}
