import { describe, expect, it } from 'vitest'
import { flowFile, flowc, flowcJson, folderWith } from '../test/run-flowc.js'

const word = '// flowc-disable-next-line'

/** A flow whose second statement is never reached, with a comment above it. */
function unreachableWith(comment: string): string {
  return flowFile('over', `flow.disconnect()\n  ${comment}\n  flow.playPrompt('too late')\n  flow.disconnect()`)
}

async function found(source: string, args: readonly string[] = [], more: Readonly<Record<string, string>> = {}) {
  const folder = folderWith({ 'a.flow.ts': source, ...more })
  const { diagnostics, status } = await flowcJson(folder, ['check', 'a.flow.ts', '--no-typecheck', ...args])
  return {
    status,
    problems: diagnostics.map(
      ({ name, severity, location }) => `${severity} ${name} ${location.file}:${location.line}`,
    ),
    messages: diagnostics.map(({ message, suggestion }) => `${message} ${suggestion ?? ''}`.trim()),
  }
}

describe('a comment', () => {
  it('silences the problem of the next line', async () => {
    expect(await found(unreachableWith(`${word} unreachable-action -- kept for later`))).toMatchObject({
      problems: [],
      status: 0,
    })
  })

  it('silences an error that the service would take', async () => {
    const source = flowFile(
      'menu',
      `${word} unknown-attribute\n  flow.playPrompt('$.StoredInput')\n  flow.disconnect()`,
    )
    expect(await found(source)).toMatchObject({ problems: [], status: 0 })
  })

  it('silences for flowc compile too', async () => {
    const folder = folderWith({
      'a.flow.ts': flowFile(
        'menu',
        `${word} unknown-attribute\n  flow.playPrompt('$.StoredInput')\n  flow.disconnect()`,
      ),
    })
    expect(await flowc(folder, ['compile', 'a.flow.ts', '--out', 'out', '--no-typecheck'])).toMatchObject({
      status: 0,
      error: '',
    })
  })

  it('silences nothing on other lines, and no other rule', async () => {
    expect(await found(unreachableWith(`${word} unknown-attribute`))).toMatchObject({
      problems: ['info useless-comment a.flow.ts:5', 'warning unreachable-action a.flow.ts:6'],
      status: 0,
    })
    const above = flowFile('over', `${word} unreachable-action\n  flow.disconnect()\n  flow.playPrompt('too late')`)
    expect((await found(above)).problems).toContain('warning unreachable-action a.flow.ts:6')
  })

  it('counts as text where it stands in a text', async () => {
    const source = flowFile(
      'over',
      `flow.disconnect()\n  void '${word} unreachable-action'\n  flow.playPrompt('too late')\n  flow.disconnect()`,
    )
    expect((await found(source)).problems).toEqual(['warning unreachable-action a.flow.ts:6'])
  })

  it('silences in a file that the flow imports', async () => {
    const shared = `import type { FlowBuilder } from '@aicc/flow-dsl'\n\nexport function end(flow: FlowBuilder) {\n  flow.disconnect()\n  ${word} unreachable-action\n  flow.playPrompt('too late')\n  flow.disconnect()\n}\n`
    const source = `import { end } from './shared.ts'\n${flowFile('over', 'end(flow)')}`
    expect(await found(source, [], { 'shared.ts': shared })).toMatchObject({ problems: [], status: 0 })
  })
})

describe('a comment that does nothing', () => {
  it('is said', async () => {
    const source = flowFile('a', `${word} unreachable-action\n  flow.disconnect()`)
    expect(await found(source)).toEqual({
      problems: ['info useless-comment a.flow.ts:4'],
      messages: [
        'The comment about unreachable-action silences nothing: the rule finds no problem on line 5. Remove it.',
      ],
      status: 0,
    })
  })

  it('is said where no code follows', async () => {
    expect((await found(`${flowFile('a')}${word} unreachable-action\n`)).messages).toEqual([
      'The comment about unreachable-action silences nothing: no code follows. Remove it.',
    ])
  })

  it('is not said where the rule is switched off, or was set on the command line', async () => {
    const source = flowFile('a', `${word} unreachable-action\n  flow.disconnect()`)
    expect((await found(source, ['--rule', 'unreachable-action=off'])).problems).toEqual([])
    expect((await found(source, ['--rule', 'unreachable-action=error'])).problems).toEqual([])
    const config = "export default { rules: { 'unreachable-action': 'off' } }\n"
    expect((await found(source, [], { 'flowc.config.ts': config })).problems).toEqual([])
  })

  it('is not said of a flow that was not checked', async () => {
    const source = flowFile('a', `${word} unreachable-action\n  throw new Error('no')`)
    expect((await found(source)).problems).toEqual(['error flow-threw a.flow.ts:5'])
  })

  it('because its rule does not exist gets told what was meant', async () => {
    expect(await found(unreachableWith(`${word} unreachable-actions`))).toMatchObject({
      problems: ['warning malformed-comment a.flow.ts:5', 'warning unreachable-action a.flow.ts:6'],
      messages: [
        expect.stringMatching(/^There is no rule "unreachable-actions"\. Did you mean "unreachable-action"/),
        expect.any(String),
      ],
    })
    expect((await found(unreachableWith(`${word} unreachable-action unused-input`))).messages[0]).toBe(
      'There is no rule "unreachable-action unused-input". Put commas between rules, and -- before a reason.',
    )
  })

  it('because of how it is written is said', async () => {
    expect((await found(unreachableWith('// flowc-disable-line unreachable-action'))).problems).toEqual([
      'warning malformed-comment a.flow.ts:5',
      'warning unreachable-action a.flow.ts:6',
    ])
  })
})

describe('a comment about what the service refuses', () => {
  const refused = (comment: string) =>
    flowFile('a', `${comment}\n  flow.action({ Type: 'NoSuchThing' })\n  flow.disconnect()`)

  it('silences nothing, and is told so', async () => {
    expect(await found(refused(`${word} unknown-action-type`))).toMatchObject({
      problems: ['warning refused-comment a.flow.ts:4', 'error unknown-action-type a.flow.ts:5'],
      messages: [
        'No comment silences unknown-action-type here: Amazon Connect refuses the flow. Mend the line, and remove the comment.',
        expect.any(String),
      ],
      status: 1,
    })
  })
})

describe('the command line', () => {
  it('goes before comments', async () => {
    expect(
      await found(unreachableWith(`${word} unreachable-action`), ['--rule', 'unreachable-action=error']),
    ).toMatchObject({ problems: ['error unreachable-action a.flow.ts:6'], status: 1 })
  })
})

describe('comments', () => {
  it('go before the settings of the project', async () => {
    const config = "export default { rules: { 'unreachable-action': 'error' } }\n"
    expect(await found(unreachableWith(`${word} unreachable-action`), [], { 'flowc.config.ts': config })).toMatchObject(
      { problems: [], status: 0 },
    )
  })
})
