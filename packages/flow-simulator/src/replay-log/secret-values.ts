import type { Program } from '../program/program.js'
import { referencesIn } from '../program/template.js'
import type { Reference, Template } from '../program/template.js'

/**
 * Which values come out of encrypted input. They are never printed, even where a log shows them: a log that does was
 * written by mistake.
 * @returns Whether a template has such a value in it.
 */
export function findSecretValues(programs: readonly Program[]): (template: Template) => boolean {
  const encrypts = programs.some(({ instructions }) =>
    instructions.some(({ parameters }) => parameters.has('InputEncryption')),
  )
  if (!encrypts) return () => false
  const secret = new Set(['StoredCustomerInput'])
  const isSecret = (template: Template): boolean => referencesIn(template).some((one) => secret.has(rootOf(one)))
  // What is set from a secret is one: again until nothing is added, since flows are not read in the order of a contact.
  for (let before = 0; before !== secret.size;) {
    before = secret.size
    for (const { instructions } of programs) {
      for (const { parameters } of instructions) {
        for (const namespace of ['Attributes', 'FlowAttributes']) {
          const template = parameters.get(namespace)
          if (template?.kind !== 'object') continue
          for (const [key, value] of template.members) {
            if (isSecret(value) && key.kind === 'constant') secret.add(`${namespace}.${String(key.value)}`)
          }
        }
      }
    }
  }
  return isSecret
}

function rootOf({ members }: Reference): string {
  const [namespace = '', name = ''] = members
  return namespace === 'Attributes' || namespace === 'FlowAttributes' ? `${namespace}.${name}` : namespace
}
