import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import definitions from '@splunk/dashboard-definition'
import Ajv from 'ajv'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { transform } from '../../src/functions/splunk-transformation/transform.js'
import { ccpFields } from '../../src/splunk/ccp-event.js'
import { createConcealment } from '../../src/splunk/conceal-address.js'
import { contactRecordFields } from '../../src/splunk/contact-record-fields.js'
import type { EventField } from '../../src/splunk/event-field.js'
import { flowLogFields } from '../../src/splunk/flow-log-event.js'
import { indexedFieldNames } from '../../src/splunk/hec-event.js'
import { isObject, readJsonObjects } from '../../src/splunk/json-objects.js'
import { readIni } from './ini.js'
import { ccpLine, contactRecord, flowLogEntry, gzipJson, json, logRecord } from './samples.js'
import { checkExpression, checkSearch } from './spl.js'
import type { SearchContext } from './spl.js'
import { elementsOf, readXml } from './xml.js'

const splunk = join(import.meta.dirname, '../../splunk')
const app = join(splunk, 'connect_contact_center')
const studioViews = ['agent_performance', 'queue_metrics']
const classicViews = studioViews.map((name) => `${name}_classic`)

function read(...path: readonly string[]): string {
  return readFileSync(join(...path), 'utf8')
}

function conf(name: string): ReturnType<typeof readIni> {
  return readIni(read(app, 'default', `${name}.conf`))
}

/** Sourcetypes, with the fields that the transformation gives their events. */
const emitted: ReadonlyMap<string, readonly EventField[]> = new Map([
  ['connect:ctr', contactRecordFields],
  ['connect:flow_log', flowLogFields],
  ['connect:ccp', ccpFields],
])

function emittedNames(sourcetype: string): ReadonlySet<string> {
  return new Set([...(emitted.get(sourcetype) ?? []).map(({ path }) => path), ...indexedFieldNames])
}

const calculated = new Map(
  conf('props').map(({ name, settings }) => [
    name,
    [...settings]
      .filter(([key]) => key.startsWith('EVAL-'))
      .map(([key, value]) => [key.slice('EVAL-'.length), value] as const),
  ]),
)
const context: SearchContext = {
  macros: new Map(conf('macros').map(({ name, settings }) => [name, settings.get('definition') ?? ''])),
  fields: new Map(
    [...emitted.keys()].map((sourcetype) => [
      sourcetype,
      new Set([...emittedNames(sourcetype), ...(calculated.get(sourcetype) ?? []).map(([name]) => name)]),
    ]),
  ),
}

const dashboardSchema = z.object({
  title: z.string(),
  description: z.string(),
  inputs: z.record(
    z.string(),
    z.object({ type: z.string(), title: z.string(), options: z.looseObject({ token: z.string() }) }),
  ),
  defaults: z.unknown(),
  dataSources: z.record(
    z.string(),
    z.discriminatedUnion('type', [
      z.strictObject({
        type: z.literal('ds.search'),
        name: z.string(),
        options: z.strictObject({ query: z.string() }),
      }),
      z.strictObject({
        type: z.literal('ds.chain'),
        name: z.string(),
        options: z.strictObject({ extend: z.string(), query: z.string() }),
      }),
    ]),
  ),
  visualizations: z.record(
    z.string(),
    z.strictObject({
      type: z.enum(['splunk.singlevalue', 'splunk.bar', 'splunk.column', 'splunk.line', 'splunk.table']),
      title: z.string(),
      dataSources: z.strictObject({ primary: z.string() }),
      options: z.strictObject({
        unit: z.string().optional(),
        unitPosition: z.enum(['before', 'after']).optional(),
        numberPrecision: z.int().min(0).max(20).optional(),
      }),
    }),
  ),
  layout: z.object({
    globalInputs: z.array(z.string()),
    tabs: z.object({ items: z.array(z.object({ layoutId: z.string(), label: z.string() })) }),
    layoutDefinitions: z.record(
      z.string(),
      z.object({
        type: z.literal('grid'),
        structure: z.array(
          z.object({
            item: z.string(),
            type: z.literal('block'),
            position: z.object({ x: z.number(), y: z.number(), w: z.number(), h: z.number() }),
          }),
        ),
      }),
    ),
  }),
})

/** Everything that is wrong with a definition of Dashboard Studio, as far as it can be seen without Splunk. */
function problemsOf(definition: unknown): readonly string[] {
  const ajv = new Ajv({ allErrors: true, unknownFormats: 'ignore' })
  const validate = ajv.compile(definitions.defaultSchema)
  if (validate(definition) !== true)
    return (validate.errors ?? []).map(({ dataPath, message }) => `${dataPath}: ${message}`)
  const parsed = dashboardSchema.safeParse(definition)
  if (!parsed.success) return parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)

  const { dataSources, visualizations, inputs, layout, defaults } = parsed.data
  const problems: string[] = []
  const structure = Object.values(layout.layoutDefinitions).flatMap((each) => each.structure)
  const same = (what: string, left: readonly string[], right: readonly string[]): void => {
    if (JSON.stringify([...new Set(left)].sort()) !== JSON.stringify([...new Set(right)].sort()))
      problems.push(`${what} differ`)
  }
  same(
    'visualizations and layout',
    Object.keys(visualizations),
    structure.map(({ item }) => item),
  )
  same('inputs and layout', Object.keys(inputs), layout.globalInputs)
  same(
    'layouts and tabs',
    Object.keys(layout.layoutDefinitions),
    layout.tabs.items.map(({ layoutId }) => layoutId),
  )
  const used = Object.values(visualizations).map((visualization) => visualization.dataSources.primary)
  const extended = Object.values(dataSources).flatMap((source) =>
    source.type === 'ds.chain' ? [source.options.extend] : [],
  )
  same('data sources and their uses', Object.keys(dataSources), [...used, ...extended])
  for (const { position } of structure) if (position.x + position.w > 1200) problems.push('a block is too wide')

  const tokens = new Set(Object.values(inputs).map(({ options }) => options.token))
  const texts = JSON.stringify([dataSources, defaults])
  for (const [, name = ''] of texts.matchAll(/\$(\w+)(?:\.\w+)?\$/g))
    if (!tokens.has(name)) problems.push(`no token ${name}`)

  for (const [id, source] of Object.entries(dataSources)) {
    if (source.type === 'ds.search') problems.push(...checkSearch(source.options.query, context).problems)
    else {
      const base = dataSources[source.options.extend]
      if (base?.type !== 'ds.search') problems.push(`${id} extends no search`)
      else
        problems.push(
          ...checkSearch(source.options.query, context, checkSearch(base.options.query, context).result).problems,
        )
    }
  }
  return problems
}

/** What is wrong with the searches and tokens of a classic dashboard. */
function problemsOfClassic(source: string): readonly string[] {
  const form = readXml(source)
  const problems: string[] = []
  const tokens = new Set(elementsOf(form, 'input').map(({ attributes }) => attributes['token'] ?? ''))
  for (const [, name = ''] of source.matchAll(/\$(\w+)(?:\.\w+)?\$/g))
    if (!tokens.has(name)) problems.push(`no token ${name}`)
  const results = new Map<string, ReadonlySet<string>>()
  for (const { attributes, children } of elementsOf(form, 'search')) {
    const query = children.find(({ name }) => name === 'query')?.text ?? ''
    const base = attributes['base'] === undefined ? undefined : results.get(attributes['base'])
    if (attributes['base'] !== undefined && base === undefined) problems.push(`no search ${attributes['base']}`)
    const facts = checkSearch(query, context, base)
    problems.push(...facts.problems)
    if (attributes['id'] !== undefined) results.set(attributes['id'], facts.result)
  }
  return problems
}

describe('the app', () => {
  it('has what Splunk needs to install it', () => {
    const settings = new Map(conf('app').map((stanza) => [stanza.name, stanza.settings]))
    expect(settings.get('package')?.get('id')).toBe('connect_contact_center')
    expect(settings.get('launcher')?.get('version')).toMatch(/^\d+\.\d+\.\d+$/)
    expect(settings.get('id')?.get('version')).toBe(settings.get('launcher')?.get('version'))
    expect(settings.get('ui')?.get('label')).toBe('Contact center')
    expect(readIni(read(app, 'metadata/default.meta')).map(({ name }) => name)).toEqual(['', 'props', 'fields'])
    // What is set on a machine never comes with an app.
    expect(existsSync(join(app, 'local'))).toBe(false)
  })

  it('shows each view in its navigation, and no other', () => {
    const nav = readXml(read(app, 'default/data/ui/nav/default.xml'))
    const named = elementsOf(nav, 'view').map(({ attributes }) => attributes['name'])
    expect(named.filter((name) => name !== 'search').sort()).toEqual([...studioViews, ...classicViews].sort())
    expect(readdirSync(join(app, 'default/data/ui/views')).sort()).toEqual(
      [...studioViews, ...classicViews].map((name) => `${name}.xml`).sort(),
    )
    const saved = elementsOf(nav, 'saved').map(({ attributes }) => attributes['name'] ?? '')
    const searches = conf('savedsearches').map(({ name }) => name)
    expect(saved.filter((name) => !searches.includes(name))).toEqual([])
  })

  it.each(studioViews)('has the definition of %s in its view', async (name) => {
    const parsed: unknown = JSON.parse(read(splunk, 'dashboards', `${name}.json`))
    const definition = JSON.stringify(parsed, undefined, 2)
    const { title, description } = dashboardSchema.parse(parsed)
    expect(definition).not.toContain(']]>')
    const view = [
      '<dashboard version="2" theme="dark">',
      `  <label>${title}</label>`,
      `  <description>${description}</description>`,
      '  <definition><![CDATA[',
      definition,
      '  ]]></definition>',
      '</dashboard>',
      '',
    ].join('\n')
    await expect(view).toMatchFileSnapshot(join(app, 'default/data/ui/views', `${name}.xml`))
    const [text] = elementsOf(readXml(view), 'definition')
    expect(JSON.parse(text?.text ?? '')).toEqual(parsed)
  })
})

describe('every field that is used comes with the events', () => {
  it.each(studioViews)('in %s', (name) => {
    expect(problemsOf(JSON.parse(read(splunk, 'dashboards', `${name}.json`)))).toEqual([])
  })

  it.each(classicViews)('in %s', (name) => {
    expect(problemsOfClassic(read(app, 'default/data/ui/views', `${name}.xml`))).toEqual([])
  })

  it.each(conf('savedsearches').map(({ name, settings }) => [name, settings.get('search') ?? '']))(
    'in %s',
    (_, search) => {
      expect(checkSearch(search, context).problems).toEqual([])
    },
  )

  it('in calculated fields, which cannot read each other', () => {
    for (const [sourcetype, fields] of calculated) {
      for (const [, expression] of fields) {
        const problems: string[] = []
        checkExpression(expression, emittedNames(sourcetype), problems)
        expect(problems).toEqual([])
      }
    }
  })

  it('in index-time fields', async () => {
    const stanzas = conf('fields').map(({ name }) => /^sourcetype::(.*)::(\w+)$/.exec(name)?.slice(1) ?? [])
    for (const [sourcetype = '', field = ''] of stanzas) {
      expect(emitted.has(sourcetype)).toBe(true)
      expect(indexedFieldNames).toContain(field)
    }
  })
})

it('uses every macro that there is', () => {
  const studio = studioViews.map((name) =>
    dashboardSchema.parse(JSON.parse(read(splunk, 'dashboards', `${name}.json`))),
  )
  const searches = [
    ...conf('savedsearches').map(({ settings }) => settings.get('search') ?? ''),
    ...studio.flatMap(({ dataSources }) => Object.values(dataSources).map(({ options }) => options.query)),
  ]
  const used = new Set(searches.flatMap((search) => [...checkSearch(search, context).macros]))
  expect([...used].sort()).toEqual([...context.macros.keys()].sort())
})

it('lists every field that the transformation gives an event', async () => {
  const found = new Map<string, Set<string>>()
  const records = [
    json(contactRecord('a', { SegmentAttributes: { 'connect:ValidationTestType': { ValueString: 'x' } } })),
    gzipJson(logRecord([flowLogEntry(), 'hello'])),
    gzipJson(logRecord([ccpLine({ error: { type: 'a', message: 'b' } })], { logGroup: '/ccp' })),
  ]
  const { records: answers } = await transform(
    {
      invocationId: 'i',
      deliveryStreamArn: 's',
      region: 'r',
      records: records.map((data, index) => ({
        recordId: String(index),
        approximateArrivalTimestamp: 0,
        data: data.toString('base64'),
      })),
    },
    {
      concealAddress: createConcealment('mask'),
      attributes: [],
      ccpLogGroup: '/ccp',
      putBack: async () => [],
      tell: () => undefined,
    },
  )
  for (const { data = '' } of answers) {
    for (const { sourcetype, event, fields } of readJsonObjects(Buffer.from(data, 'base64'), 10)) {
      const names = found.get(String(sourcetype)) ?? new Set()
      for (const name of [...leavesOf(event), ...Object.keys(Object(fields))]) names.add(name)
      found.set(String(sourcetype), names)
    }
  }
  expect([...found.keys()].sort()).toEqual([...emitted.keys()].sort())
  for (const [sourcetype, names] of found) {
    expect([...names].filter((name) => !emittedNames(sourcetype).has(name))).toEqual([])
  }
})

it.each([...emitted])(
  'has no field in events %s that is an index-time field, too: it would have two values',
  (_, fields) => {
    const names = new Set(fields.map(({ path }) => path))
    expect(indexedFieldNames.filter((name) => names.has(name))).toEqual([])
  },
)

it.each([...emitted])('describes the fields of %s in the documentation', (_, fields) => {
  const page = read(splunk, '../../../docs/splunk.md')
  const rows = fields.map(({ path, kind, meaning }) => `| \`${path}\` | ${kind} | ${meaning} |`)
  expect(rows.filter((row) => !page.includes(row))).toEqual([])
})

function leavesOf(value: unknown, path: readonly string[] = []): readonly string[] {
  if (!isObject(value)) return [path.join('.')]
  return Object.entries(value).flatMap(([name, member]) => leavesOf(member, [...path, name]))
}

describe('the alert', () => {
  const settings = conf('savedsearches').find(({ name }) => name === 'connect_long_queue_wait')?.settings

  it('means more than 10 contacts that waited over 300 s in a queue', () => {
    expect(context.macros.get('connect_long_wait_seconds')).toBe('300')
    expect(context.macros.get('connect_long_wait_contacts')).toBe('10')
    expect(settings?.get('search')).toMatch(
      /'Queue\.Duration' > `connect_long_wait_seconds`.*by Queue\.Name \| where contacts > `connect_long_wait_contacts`/,
    )
  })

  it('has a schedule, and says for which field it is kept quiet', () => {
    const result = checkSearch(settings?.get('search') ?? '', context).result
    expect(settings?.get('cron_schedule')).toMatch(/^(\*|\*\/\d+|\d+)( (\*|\*\/\d+|\d+)){4}$/)
    expect([...result]).toContain(settings?.get('alert.suppress.fields'))
    expect(Number(settings?.get('alert.severity'))).toBeGreaterThanOrEqual(1)
    expect(Number(settings?.get('alert.severity'))).toBeLessThanOrEqual(6)
  })

  it.each([
    ['app', /^(is_configured|id|check_for_updates|name|version|author|description|is_visible|label)$/],
    ['macros', /^definition$/],
    ['props', /^(KV_MODE|TRUNCATE|SHOULD_LINEMERGE|LINE_BREAKER|category|description|EVAL-\w+)$/],
    ['fields', /^INDEXED$/],
    [
      'savedsearches',
      /^(description|search|enableSched|cron_schedule|dispatch\.(earliest|latest)_time|counttype|relation|quantity|alert\.(track|severity|expires|digest_mode|suppress|suppress\.period|suppress\.fields)|action\.email)$/,
    ],
  ])('stands among settings that Splunk knows, in %s.conf', (name, known) => {
    const keys = conf(name).flatMap((stanza) => [...stanza.settings.keys()])
    expect(keys.length).toBeGreaterThan(0)
    expect(keys.filter((key) => !known.test(key))).toEqual([])
  })
})

describe('the checks fail', () => {
  it.each([
    [
      'a field that no event has',
      "`connect_contacts` | where 'Queue.WaitTime' > 1",
      'There is no field Queue.WaitTime',
    ],
    ['a field of another sourcetype', '`connect_ccp` | dedup ContactId', 'There is no field ContactId'],
    [
      'a field that is gone',
      '`connect_contacts` | stats count by Channel | sort - ContactId',
      'There is no field ContactId',
    ],
    ['a field without quotes', '`connect_contacts` | where Queue.Duration > 1', 'Queue.Duration needs single quotes'],
    ['an unknown macro', '`connect_calls` | head 1', 'There is no macro connect_calls'],
    ['an unknown command', '`connect_contacts` | foreach x', 'The command "foreach" is not known'],
    ['an unknown function', '`connect_contacts` | eval a=lookup(Channel)', 'lookup() is not known'],
    ['an unknown aggregate', '`connect_contacts` | stats mean(Channel)', 'mean(Channel) is no function'],
    ['an unknown sourcetype', 'index=connect sourcetype=connect:calls', 'There is no sourcetype "connect:calls"'],
    ['words', '`connect_index` sourcetype=connect:ctr error', 'A term without a field: error'],
  ])('for %s', (_, search, problem) => {
    expect(checkSearch(search, context).problems.join('\n')).toContain(problem)
  })

  const dashboard = read(splunk, 'dashboards', 'queue_metrics.json')
  it.each([
    [
      'a panel without a place',
      dashboard.replace('"item": "viz_table"', '"item": "viz_tabel"'),
      'visualizations and layout differ',
    ],
    [
      'a missing base',
      dashboard.replace('"extend": "ds_base"', '"extend": "ds_bas"'),
      'data sources and their uses differ',
    ],
    ['an unknown token', dashboard.replace('$channel$', '$kanal$'), 'no token kanal'],
    ['an unknown type', dashboard.replace('splunk.table', 'splunk.tabel'), 'visualizations.viz_table.type'],
    ['an unknown field', dashboard.replace('p95(Queue.Duration)', 'p95(Queue.Wait)'), 'There is no field Queue.Wait'],
    ['what the schema of Splunk refuses', dashboard.replace('"layoutDefinitions"', '"layouts"'), 'layout'],
  ])('for a dashboard with %s', (_, changed, problem) => {
    expect(changed).not.toBe(dashboard)
    expect(problemsOf(JSON.parse(changed)).join('\n')).toContain(problem)
  })

  const classic = read(app, 'default/data/ui/views/queue_metrics_classic.xml')
  it.each([
    ['an unknown base', classic.replace('base="contacts"', 'base="contact"'), 'no search contact'],
    ['an unknown token', classic.replace('$channel$', '$kanal$'), 'no token kanal'],
    ['an unknown field', classic.replace('dc(ContactId)', 'dc(CallId)'), 'There is no field CallId'],
  ])('for a classic dashboard with %s', (_, changed, problem) => {
    expect(problemsOfClassic(changed).join('\n')).toContain(problem)
  })

  it.each([
    ['a forgotten end', classic.replace('</panel>', ''), '</row> closes <panel>.'],
    ['a bare less-than', classic.replace('&lt;', '<'), 'Not well-formed'],
    ['a bare ampersand', classic.replace('<label>', '<label>&'), 'is no entity'],
  ])('for XML with %s', (_, changed, problem) => {
    expect(changed).not.toBe(classic)
    expect(() => readXml(changed)).toThrow(problem)
  })

  it.each([
    ['setting = 1', 'Line 1 is no setting'],
    ['[a]\nno setting', 'Line 2 is no setting'],
    ['[a]\nb = 1\nb = 2', 'Line 3 is no setting'],
    ['[a]\n[a]', 'stands there twice'],
  ])('for a configuration file with %j', (text, problem) => {
    expect(() => readIni(text)).toThrow(problem)
  })
})
