import type { ParameterGroup, TextParameter } from '@aicc/flow-dsl/language'
import { isRecord } from './flow-content.ts'
import type { Json } from './flow-content.ts'
import { describedActions, parameterSites } from './mistake.ts'
import type { Mistake, ParameterSite } from './mistake.ts'

/** Whether a value is written out, so that the service can look at it. */
function isStatic(value: Json): value is string {
  return typeof value === 'string' && !value.includes('$') && !value.includes('{{')
}

function textSites(
  sites: readonly ParameterSite[],
  wanted: (parameter: TextParameter, site: ParameterSite) => boolean,
): readonly (ParameterSite & { readonly parameter: TextParameter })[] {
  return sites.flatMap((site) => {
    const { parameter } = site
    return parameter.kind === 'text' && typeof site.value === 'string' && wanted(parameter, site)
      ? [{ ...site, parameter }]
      : []
  })
}

const queueArn = 'arn:aws:connect:ap-northeast-2:111122223333:instance/i-1/queue/q-1'
const flowArn = 'arn:aws:connect:ap-northeast-2:111122223333:instance/i-1/contact-flow/f-1'

/** What a member of an exclusive group looks like when it has to be written. */
const groupSamples: Readonly<Record<string, Json>> = {
  Text: 'Hello.',
  SSML: '<speak>Hello.</speak>',
  PromptId: 'arn:aws:connect:ap-northeast-2:111122223333:instance/i-1/prompt/p-1',
  Media: { Uri: 'https://b.s3.amazonaws.com/a.wav', SourceType: 'S3', MediaType: 'Audio' },
}

/** Mistakes in parameters. */
export const parameterMistakes: readonly Mistake[] = [
  {
    name: 'unknown parameter',
    refused: true,
    plant: (flow, random) => {
      const place = random.pick(describedActions(flow))
      const name = random.pick(['Foo', 'Prompt', 'TimeoutInSeconds', 'Value', '_comment', 'text', 'queueId'])
      if (place === undefined || name === undefined || Object.hasOwn(place.definition.parameters, name))
        return undefined
      place.action.Parameters[name] = 'x'
      return { actions: [place.action.Identifier], what: name }
    },
  },
  {
    name: 'misspelt parameter',
    refused: true,
    plant: (flow, random) => {
      // Keys that an author chooses cannot be misspelt.
      const site = random.pick(
        parameterSites(flow).filter(({ path, definition }) => {
          const [first = ''] = path.split('.')
          return first === path && Object.hasOwn(definition.parameters, first)
        }),
      )
      if (site === undefined) return undefined
      const name =
        random.below(3) === 0 ? site.name.charAt(0).toLowerCase() + site.name.slice(1) : random.misspell(site.name)
      if (Object.hasOwn(site.definition.parameters, name)) return undefined
      delete site.holder[site.name]
      site.holder[name] = site.value
      return { actions: [site.action.Identifier], what: name }
    },
  },
  {
    name: 'misspelt nested parameter',
    refused: true,
    plant: (flow, random) => {
      const nested = parameterSites(flow).flatMap((site) => {
        const { parameter, value } = site
        if (parameter.kind !== 'object' || !isRecord(value)) return []
        return Object.keys(value)
          .filter((name) => Object.hasOwn(parameter.members, name))
          .map((name) => ({ site, holder: value, name, members: parameter.members }))
      })
      const place = random.pick(nested)
      const value = place?.holder[place.name]
      if (place === undefined || value === undefined) return undefined
      const name = random.misspell(place.name)
      if (Object.hasOwn(place.members, name)) return undefined
      delete place.holder[place.name]
      place.holder[name] = value
      return { actions: [place.site.action.Identifier], what: name }
    },
  },
  {
    name: 'missing parameter',
    refused: true,
    plant: (flow, random) => {
      const needed = parameterSites(flow).filter(({ parameter }) => parameter.required === true)
      const site = random.pick(needed)
      if (site === undefined) return undefined
      delete site.holder[site.name]
      return { actions: [site.action.Identifier], what: `without ${site.path}` }
    },
  },
  {
    name: 'number out of range',
    refused: true,
    plant: (flow, random) => {
      const sites = textSites(parameterSites(flow), ({ integer }) => integer !== undefined).filter(({ value }) =>
        isStatic(value),
      )
      const site = random.pick(sites)
      if (site === undefined) return undefined
      const { minimum, maximum } = site.parameter.integer ?? {}
      const outside = random.pick([
        ...(minimum === undefined ? [] : [minimum - 1]),
        ...(maximum === undefined ? [] : [maximum + 1, maximum * 100]),
      ])
      if (outside === undefined) return undefined
      site.holder[site.name] = String(outside)
      return { actions: [site.action.Identifier], what: `${site.path} ${outside}` }
    },
  },
  {
    name: 'text for a number',
    refused: true,
    plant: (flow, random) => {
      const site = random.pick(textSites(parameterSites(flow), ({ integer }) => integer !== undefined))
      if (site === undefined) return undefined
      site.holder[site.name] = random.pick(['five', '5s', '1.5', '', ' 5']) ?? 'five'
      return { actions: [site.action.Identifier], what: `${site.path} ${JSON.stringify(site.holder[site.name])}` }
    },
  },
  {
    name: 'value that is not in the list',
    refused: true,
    plant: (flow, random) => {
      const sites = textSites(parameterSites(flow), ({ values }, { value }) => values !== undefined && isStatic(value))
      const site = random.pick(sites)
      if (site === undefined) return undefined
      const wrong = random.pick([random.misspell(String(site.value)), 'Yes', 'None', 'enabled!'])
      if (wrong === undefined || site.parameter.values?.includes(wrong) === true) return undefined
      site.holder[site.name] = wrong
      return { actions: [site.action.Identifier], what: `${site.path} ${wrong}` }
    },
  },
  {
    name: 'JSON boolean or number for text',
    refused: true,
    plant: (flow, random) => {
      const sites = textSites(parameterSites(flow), ({ acceptsNumber }) => acceptsNumber !== true)
      const site = random.pick(sites)
      if (site === undefined) return undefined
      const flags: readonly Json[] = site.parameter.acceptsBoolean === true ? [] : [true, false]
      site.holder[site.name] = random.pick<Json>([...flags, 5, null, [], {}]) ?? null
      return { actions: [site.action.Identifier], what: `${site.path} ${JSON.stringify(site.holder[site.name])}` }
    },
  },
  {
    name: 'empty text',
    refused: true,
    plant: (flow, random) => {
      const site = random.pick(
        textSites(parameterSites(flow), ({ required, resource }) => required === true && resource === undefined),
      )
      if (site === undefined) return undefined
      site.holder[site.name] = ''
      return { actions: [site.action.Identifier], what: `${site.path} empty` }
    },
  },
  {
    name: 'text for an object',
    refused: true,
    plant: (flow, random) => {
      const site = random.pick(
        parameterSites(flow).filter(
          ({ parameter }) =>
            (parameter.kind === 'object' && (parameter.dynamic ?? 'static') === 'static') || parameter.kind === 'map',
        ),
      )
      if (site === undefined) return undefined
      site.holder[site.name] = random.pick<Json>(['x', 1, true, ['x']]) ?? 'x'
      return { actions: [site.action.Identifier], what: `${site.path} ${JSON.stringify(site.holder[site.name])}` }
    },
  },
  {
    name: 'two members of an exclusive group',
    refused: true,
    plant: (flow, random) => {
      const places = describedActions(flow).flatMap(({ action, definition, form }) =>
        [...(definition.groups ?? []), ...(form.groups ?? [])].flatMap(({ members }: ParameterGroup) => {
          const given = members.filter((name) => Object.hasOwn(action.Parameters, name))
          return given.length === 0
            ? []
            : members
                .filter((name) => !given.includes(name) && groupSamples[name] !== undefined)
                .map((name) => ({ action, name }))
        }),
      )
      const place = random.pick(places)
      if (place === undefined) return undefined
      place.action.Parameters[place.name] = structuredClone(groupSamples[place.name] ?? 'x')
      return { actions: [place.action.Identifier], what: `${place.name} too` }
    },
  },
  {
    name: 'no member of a group that needs one',
    refused: true,
    plant: (flow, random) => {
      const places = describedActions(flow).flatMap(({ action, definition, form }) =>
        [...(definition.groups ?? []), ...(form.groups ?? [])]
          .filter(({ rule }) => rule === 'exactlyOne')
          .map(({ members }) => ({ action, given: members.filter((name) => Object.hasOwn(action.Parameters, name)) })),
      )
      const place = random.pick(places.filter(({ given }) => given.length > 0))
      if (place === undefined) return undefined
      for (const name of place.given) delete place.action.Parameters[name]
      return { actions: [place.action.Identifier], what: `without ${place.given.join(', ')}` }
    },
  },
  {
    name: 'list that is too short or too long',
    refused: true,
    plant: (flow, random) => {
      const sites = parameterSites(flow).flatMap(({ action, parameter, holder, name, path, value }) => {
        if (parameter.kind !== 'list' || !Array.isArray(value)) return []
        const { minimumItems = 0, maximumItems } = parameter
        const [first] = value
        return [
          ...(minimumItems > 0 ? [{ action, holder, name, path, wrong: [] }] : []),
          ...(maximumItems === undefined || first === undefined
            ? []
            : [
                {
                  action,
                  holder,
                  name,
                  path,
                  wrong: Array.from({ length: maximumItems + 1 }, () => structuredClone(first)),
                },
              ]),
        ]
      })
      const site = random.pick(sites)
      if (site === undefined) return undefined
      site.holder[site.name] = site.wrong
      return { actions: [site.action.Identifier], what: `${site.path} with ${site.wrong.length} items` }
    },
  },
  {
    name: 'reference where none is read',
    refused: true,
    plant: (flow, random) => {
      const site = random.pick(textSites(parameterSites(flow), ({ dynamic }) => dynamic === 'static'))
      if (site === undefined) return undefined
      site.holder[site.name] = '$.Attributes.setting'
      return { actions: [site.action.Identifier], what: `${site.path} $.Attributes.setting` }
    },
  },
  {
    name: 'text where only a reference is read',
    refused: true,
    plant: (flow, random) => {
      const site = random.pick(textSites(parameterSites(flow), ({ dynamic }) => dynamic === 'reference'))
      if (site === undefined) return undefined
      site.holder[site.name] = random.pick(['gold', 'Attributes.tier', '{{tier}}', '$Attributes.tier']) ?? 'gold'
      return { actions: [site.action.Identifier], what: `${site.path} ${String(site.holder[site.name])}` }
    },
  },
  {
    name: 'reference inside a text that has to be one',
    refused: true,
    plant: (flow, random) => {
      const site = random.pick(
        textSites(parameterSites(flow), ({ dynamic, integer }) => dynamic === 'either' && integer === undefined),
      )
      if (site === undefined) return undefined
      site.holder[site.name] = 'a $.Attributes.name b'
      return { actions: [site.action.Identifier], what: `${site.path} mixed` }
    },
  },
  {
    name: 'ARN of another kind',
    refused: true,
    plant: (flow, random) => {
      const sites = textSites(
        parameterSites(flow),
        ({ resource }) =>
          resource !== undefined &&
          ['queue', 'flow', 'lambda', 'prompt', 'hoursOfOperation', 'module'].includes(resource),
      )
      const site = random.pick(sites)
      if (site === undefined) return undefined
      site.holder[site.name] = site.parameter.resource === 'queue' ? flowArn : queueArn
      return { actions: [site.action.Identifier], what: `${site.path} of another kind` }
    },
  },
  {
    name: 'broken SSML',
    refused: false,
    plant: (flow, random) => {
      const place = random.pick(
        describedActions(flow).filter(({ action }) => 'Text' in action.Parameters || 'SSML' in action.Parameters),
      )
      if (place === undefined) return undefined
      delete place.action.Parameters['Text']
      place.action.Parameters['SSML'] =
        random.pick(['<speak>Hello', 'Hello', '<speak><break></speak>', '<speak>a & b</speak>', '<speak>a</speek>']) ??
        ''
      return { actions: [place.action.Identifier], what: String(place.action.Parameters['SSML']) }
    },
  },
  {
    name: 'text that is too long',
    refused: false,
    plant: (flow, random) => {
      const site = random.pick(textSites(parameterSites(flow), ({ speech }) => speech === 'text'))
      if (site === undefined) return undefined
      site.holder[site.name] = '안녕하세요. '.repeat(900)
      return { actions: [site.action.Identifier], what: 'too long' }
    },
  },
]
