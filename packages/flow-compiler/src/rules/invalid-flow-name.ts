import { limits } from '@aicc/flow-dsl/language'
import type { Rule } from './rule.js'

/** With or without an ending, and in any case. */
const devices = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i

/**
 * A flow's name has 1 to 127 characters and can be the name of a file.
 *
 * The name becomes that of the resource and of the compiled file.
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-connect-contactflow.html
 */
export const invalidFlowName: Rule = {
  code: 'FLOW5003',
  name: 'invalid-flow-name',
  severity: 'error',
  refusedByService: true,
  summary: "A flow's name has 1 to 127 characters and can be the name of a file; its description has 500 at most.",
  check(flow, report) {
    if (!flow.authored) return
    const { name, description = '' } = flow.graph
    const longest = limits.descriptionCharacters.value
    if (description.length > longest) {
      report({
        message: `The description of this flow has ${description.length} characters, at most ${longest} are allowed.`,
        args: { characters: description.length, maximum: longest },
        at: {},
        suggestion: 'Shorten it.',
      })
    }
    const maximum = limits.nameCharacters.value
    const problem =
      name.trim() === ''
        ? 'is empty'
        : name.length > maximum
          ? `has ${name.length} characters, at most ${maximum} are allowed`
          : // oxlint-disable-next-line no-control-regex
            /[/\\\u0000-\u001f\u007f]|\p{Surrogate}/u.test(name) || /^\.+$/.test(name)
            ? 'contains a path separator or a control character, so no file can have it'
            : devices.test(name)
              ? 'is that of a device on Windows, where no file can have it'
              : undefined
    if (problem === undefined) return
    report({
      message: `The name ${JSON.stringify(name.slice(0, 60))} of this flow ${problem}.`,
      args: { name: name.slice(0, 60) },
      at: {},
      suggestion: 'Use letters, digits, spaces and - in names of flows.',
    })
  },
}
