import {
  CreateHoursOfOperationCommand,
  CreateInstanceCommand,
  CreateQueueCommand,
  CreateRoutingProfileCommand,
  DeleteHoursOfOperationCommand,
  DeleteQueueCommand,
  DeleteRoutingProfileCommand,
  DescribeHoursOfOperationCommand,
  DescribeQueueCommand,
  DescribeRoutingProfileCommand,
  ListHoursOfOperationsCommand,
  ListQueuesCommand,
  ListRoutingProfilesCommand,
  UpdateHoursOfOperationCommand,
  UpdateQueueHoursOfOperationCommand,
  UpdateQueueNameCommand,
} from '@aws-sdk/client-connect'
import type { ConnectClient } from '@aws-sdk/client-connect'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { startConnect } from './start-connect.js'

type Kind = 'hours' | 'queue' | 'profile'

/** What somebody asks for. Things are named by their places in the row of all that were ever made, round and round. */
type Step =
  | { readonly do: 'create'; readonly kind: Kind; readonly name: string; readonly uses: number }
  | { readonly do: 'rename'; readonly which: number; readonly name: string }
  | { readonly do: 'move'; readonly which: number; readonly uses: number }
  | { readonly do: 'delete'; readonly which: number }

/** A thing, as plainly as can be. */
interface Thing {
  readonly kind: Kind
  readonly id: string
  name: string
  /** The hours of a queue, the queue of a profile. */
  uses: Thing | undefined
}

const name = fc.constantFrom('a', 'b', 'c', '고객 지원', 'd/e%2F?')
const which = fc.nat()
const steps = fc.array(
  fc.oneof(
    fc.record({
      do: fc.constant('create' as const),
      kind: fc.constantFrom<Kind>('hours', 'queue', 'profile'),
      name,
      uses: which,
    }),
    fc.record({ do: fc.constant('rename' as const), which, name }),
    fc.record({ do: fc.constant('move' as const), which, uses: which }),
    fc.record({ do: fc.constant('delete' as const), which }),
  ),
  { maxLength: 40, size: 'max' },
)

/** Every row begins with these: little can go wrong, or right, before there is something. */
const beginning: readonly Step[] = [
  { do: 'create', kind: 'hours', name: 'a', uses: 0 },
  { do: 'create', kind: 'hours', name: 'b', uses: 0 },
  { do: 'create', kind: 'queue', name: 'a', uses: 0 },
  { do: 'create', kind: 'queue', name: 'b', uses: 1 },
  { do: 'create', kind: 'profile', name: 'a', uses: 0 },
]

/** What the service has to say of a step, by the plain model; the model changes where nothing is said against it. */
function expected(step: Step, made: readonly Thing[], there: Set<Thing>, uses: Thing | undefined): string {
  const taken = (kind: Kind, asked: string, own?: Thing) =>
    [...there].some((thing) => thing.kind === kind && thing.name === asked && thing !== own)
  if (step.do === 'create') {
    if (step.kind !== 'hours' && (uses === undefined || !there.has(uses))) return 'ResourceNotFoundException'
    return taken(step.kind, step.name) ? 'DuplicateResourceException' : ''
  }
  const thing = made[step.which % made.length]
  if (thing === undefined || !there.has(thing)) return 'ResourceNotFoundException'
  if (step.do === 'rename') {
    if (taken(thing.kind, step.name, thing)) return 'DuplicateResourceException'
    thing.name = step.name
  }
  if (step.do === 'move') {
    if (uses === undefined || !there.has(uses)) return 'ResourceNotFoundException'
    thing.uses = uses
  }
  if (step.do === 'delete') {
    if ([...there].some((other) => other.uses === thing)) return 'ResourceInUseException'
    there.delete(thing)
  }
  return ''
}

it('says in lists and descriptions what a plain model says, whatever was asked for', async () => {
  const { client } = await startConnect()
  await fc.assert(
    fc.asyncProperty(steps, async (row) => {
      const { Id: InstanceId = '' } = await client.send(
        new CreateInstanceCommand({
          DirectoryId: 'd-0123456789',
          IdentityManagementType: 'EXISTING_DIRECTORY',
          InboundCallsEnabled: true,
          OutboundCallsEnabled: true,
        }),
      )
      const made: Thing[] = []
      const there = new Set<Thing>()
      for (const step of [...beginning, ...row]) await take(step, { client, InstanceId, made, there })

      const basic = ['Basic Hours', 'BasicQueue', 'Basic Routing Profile']
      const lists = [
        (await client.send(new ListHoursOfOperationsCommand({ InstanceId }))).HoursOfOperationSummaryList,
        (await client.send(new ListQueuesCommand({ InstanceId }))).QueueSummaryList,
        (await client.send(new ListRoutingProfilesCommand({ InstanceId }))).RoutingProfileSummaryList,
      ]
      const listed = lists.flatMap((list = []) => list.map(({ Id, Name }) => `${Id} ${Name}`))
      const own = listed.filter((line) => !basic.some((one) => line.endsWith(one)))
      expect(own.toSorted()).toEqual([...there].map((thing) => `${thing.id} ${thing.name}`).toSorted())
      for (const thing of there) {
        expect(await describe(thing, client, InstanceId)).toEqual({ name: thing.name, uses: thing.uses?.id })
      }
    }),
    { numRuns: 60 },
  )
})

interface Place {
  readonly client: ConnectClient
  readonly InstanceId: string
  readonly made: Thing[]
  readonly there: Set<Thing>
}

async function take(step: Step, { client, InstanceId, made, there }: Place): Promise<void> {
  const thing = step.do === 'create' ? undefined : made[step.which % made.length]
  const kind = step.do === 'create' ? step.kind : thing?.kind
  const usedKind = kind === 'queue' ? 'hours' : 'queue'
  // A thing of another kind is no such thing.
  const usable = made.filter((one) => one.kind === usedKind)
  const uses = 'uses' in step ? usable[step.uses % usable.length] : undefined
  // Hours use nothing, and profiles have no operation for their names that the model needs.
  if (step.do === 'move' && kind !== 'queue') return
  if (step.do === 'rename' && kind === 'profile') return
  const error = expected(step, made, there, uses)
  const answer = await request(step, kind, thing?.id ?? 'none', uses?.id ?? 'none', client, InstanceId).then(
    (id) => ({ id, error: '' }),
    (thrown: unknown) => ({ id: '', error: thrown instanceof Error ? thrown.name : '' }),
  )
  expect(answer.error).toBe(error)
  if (step.do !== 'create' || error !== '') return
  const created: Thing = {
    kind: step.kind,
    id: answer.id,
    name: step.name,
    uses: step.kind === 'hours' ? undefined : uses,
  }
  made.push(created)
  there.add(created)
}

/** @returns the id of what was made. */
async function request(
  step: Step,
  kind: Kind | undefined,
  id: string,
  uses: string,
  client: ConnectClient,
  InstanceId: string,
): Promise<string> {
  const hours = { InstanceId, HoursOfOperationId: id }
  const queue = { InstanceId, QueueId: id }
  if (step.do === 'create') {
    const { name: Name } = step
    if (kind === 'hours') {
      const created = await client.send(
        new CreateHoursOfOperationCommand({ InstanceId, Name, TimeZone: 'Asia/Seoul', Config: [] }),
      )
      return created.HoursOfOperationId ?? ''
    }
    if (kind === 'queue') {
      const created = await client.send(new CreateQueueCommand({ InstanceId, Name, HoursOfOperationId: uses }))
      return created.QueueId ?? ''
    }
    const created = await client.send(
      new CreateRoutingProfileCommand({
        InstanceId,
        Name,
        Description: 'One',
        DefaultOutboundQueueId: uses,
        MediaConcurrencies: [{ Channel: 'VOICE', Concurrency: 1 }],
      }),
    )
    return created.RoutingProfileId ?? ''
  }
  if (step.do === 'move') {
    await client.send(new UpdateQueueHoursOfOperationCommand({ ...queue, HoursOfOperationId: uses }))
  } else if (step.do === 'rename') {
    const Name = step.name
    if (kind === 'queue') await client.send(new UpdateQueueNameCommand({ ...queue, Name }))
    else await client.send(new UpdateHoursOfOperationCommand({ ...hours, Name }))
  } else if (kind === 'profile') {
    await client.send(new DeleteRoutingProfileCommand({ InstanceId, RoutingProfileId: id }))
  } else if (kind === 'queue') {
    await client.send(new DeleteQueueCommand(queue))
  } else {
    await client.send(new DeleteHoursOfOperationCommand(hours))
  }
  return ''
}

async function describe(
  { kind, id }: Thing,
  client: ConnectClient,
  InstanceId: string,
): Promise<{ readonly name: string | undefined; readonly uses: string | undefined }> {
  if (kind === 'hours') {
    const { HoursOfOperation } = await client.send(
      new DescribeHoursOfOperationCommand({ InstanceId, HoursOfOperationId: id }),
    )
    return { name: HoursOfOperation?.Name, uses: undefined }
  }
  if (kind === 'queue') {
    const { Queue } = await client.send(new DescribeQueueCommand({ InstanceId, QueueId: id }))
    return { name: Queue?.Name, uses: Queue?.HoursOfOperationId }
  }
  const { RoutingProfile } = await client.send(new DescribeRoutingProfileCommand({ InstanceId, RoutingProfileId: id }))
  return { name: RoutingProfile?.Name, uses: RoutingProfile?.DefaultOutboundQueueId }
}
