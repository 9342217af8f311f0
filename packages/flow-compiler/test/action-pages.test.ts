import { actionDefinitions } from '@aicc/flow-dsl/language'
import type { ActionDefinition } from '@aicc/flow-dsl/language'
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { ActionSketch } from './flow-json.js'
import { actionJson } from './flow-json.js'
import { printActionList, printActionPage } from './print-action-page.js'
import { validActions, validElsewhere, warnedActions } from './valid-actions.js'

const root = join(import.meta.dirname, '../../..')
const sketches: readonly ActionSketch[] = [
  ...Object.values(validActions),
  ...Object.values<{ readonly action: ActionSketch }>(validElsewhere).map(({ action }) => action),
  ...Object.values<{ readonly action: ActionSketch }>(warnedActions).map(({ action }) => action),
]
const definitions: readonly ActionDefinition[] = actionDefinitions

function fileOf(type: string): string {
  return type.replace(/([a-z])([A-Z])/g, '$1-$2').toLowerCase()
}

describe('the reference of the actions', () => {
  it.each(definitions.map((definition) => [definition.type, definition] as const))(
    'shows %s as it is defined',
    async (type, definition) => {
      const source = readFileSync(join(root, `packages/flow-dsl/src/actions/${fileOf(type)}.ts`), 'utf8')
      const examples = sketches.filter((sketch) => sketch.type === type).map(actionJson)
      const page = printActionPage({ definition, source, examples })
      await expect(page).toMatchFileSnapshot(join(root, `docs/actions/${fileOf(type)}.md`))
    },
  )

  it('lists them all', async () => {
    await expect(printActionList(definitions, fileOf)).toMatchFileSnapshot(join(root, 'docs/actions/README.md'))
  })

  it('has no page of an action that is gone', () => {
    const pages = readdirSync(join(root, 'docs/actions')).filter((name) => name !== 'README.md')
    expect(pages.toSorted()).toEqual(definitions.map(({ type }) => `${fileOf(type)}.md`).toSorted())
  })
})
