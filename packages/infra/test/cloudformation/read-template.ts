import { parse } from 'yaml'
import type { ScalarTag } from 'yaml'

/** What YAML has for functions of templates. */
const tags: readonly ScalarTag[] = [
  { tag: '!Ref', resolve: (name) => ({ Ref: name }) },
  { tag: '!Sub', resolve: (text) => ({ 'Fn::Sub': text }) },
  {
    tag: '!GetAtt',
    resolve: (path) => {
      const [resource, ...attribute] = path.split('.')
      return { 'Fn::GetAtt': [resource, attribute.join('.')] }
    },
  },
]

/** Reads a template as CloudFormation does. */
export function readTemplate(yaml: string): Readonly<Record<string, unknown>> {
  const template: unknown = parse(yaml, { version: '1.1', customTags: [...tags] })
  if (typeof template !== 'object' || template === null) throw new Error('This is no template.')
  return { ...template }
}
