import { FirehoseClient } from '@aws-sdk/client-firehose'
import { S3Client } from '@aws-sdk/client-s3'
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager'
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander'
import { z } from 'zod'
import { createHecClient, HecError, readEndpoint } from '../hec-client.js'
import type { HecClient } from '../hec-client.js'
import { createFirehosePutBack } from '../put-back.js'
import { replayFailedEvents } from '../replay-failed-events.js'
import type { ReplayedObject, ReplayResult } from '../replay-failed-events.js'
import { createS3ObjectStore } from '../s3-object-store.js'

/** Where a program prints to. */
export interface Terminal {
  out(text: string): void
  error(text: string): void
}

/** Something that the program was pointed at and cannot use, as a sentence for people. */
class UsageError extends Error {
  override readonly name = 'UsageError'
}

interface Options {
  readonly bucket: string
  readonly prefix: string
  readonly markerPrefix: string
  readonly endpoint?: string
  readonly tokenSecret?: string
  readonly stream?: string
  readonly region?: string
  readonly maxObjects?: number
  readonly acknowledgementSeconds: number
  readonly skipRefused: boolean
  readonly dryRun: boolean
  readonly format: string
}

/** Between two questions whether events are indexed. */
const pollMilliseconds = 500

/**
 * Replay what Firehose could not deliver to Splunk.
 * @param args - What stands behind the name of the program.
 * @returns The exit status: 0 all is replayed, 1 something is left, 2 wrong usage or something that cannot be used.
 * Never throws and never exits.
 */
export async function runCli(args: readonly string[], terminal: Terminal): Promise<number> {
  let status = 0
  const program = new Command('replay-failed-events')
    .description(
      'Replay what Firehose could not deliver to Splunk and keeps in S3: events go to Splunk, records that were not transformed go back into their stream.',
    )
    .exitOverride()
    .configureOutput({ writeOut: terminal.out, writeErr: terminal.error })
    .showSuggestionAfterError(true)
    .requiredOption('--bucket <name>', 'the bucket of the failed events')
    .option('--prefix <prefix>', 'where they stand in it', readPrefix, 'connect/failed-events/')
    .option('--marker-prefix <prefix>', 'where it is noted what is replayed', readPrefix, 'connect/replayed-events/')
    .option('--endpoint <url>', 'the HTTP Event Collector, https://host:port')
    .option('--token-secret <arn>', 'the secret with its token: {"hec_token": "..."}, as Firehose has it')
    .option('--stream <name>', 'the stream for records that were not transformed (default: by the name of the object)')
    .option('--region <region>', 'the region of bucket, secret and stream (default: that of your AWS settings)')
    .option('--max-objects <count>', 'replay so many objects at most', wholeNumber)
    .option('--acknowledgement-seconds <count>', 'how long Splunk may take to index events', wholeNumber, 180)
    .option('--skip-refused', 'leave out what Splunk would never take, in place of leaving its object alone', false)
    .option('--dry-run', 'read and check everything, send nothing', false)
    .addOption(new Option('--format <format>', 'how to print').choices(['pretty', 'json']).default('pretty'))
    .action(async (options: Options) => {
      status = await replay(options, terminal)
    })
  try {
    await program.parseAsync([...args], { from: 'user' })
    return status
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
    terminal.error(`${sentenceOf(error)}\n`)
    return 2
  }
}

async function replay(options: Options, terminal: Terminal): Promise<number> {
  const { bucket, prefix, markerPrefix, stream, maxObjects, dryRun, skipRefused, format } = options
  if (markerPrefix.startsWith(prefix)) {
    throw new UsageError('The marker prefix begins with the prefix: markers would be taken for failed events.')
  }
  const region = options.region === undefined ? {} : { region: options.region }
  const client = dryRun ? undefined : await openCollector(options, region)
  const s3 = new S3Client(region)
  const firehose = new FirehoseClient(region)
  try {
    const result = await replayFailedEvents({
      store: createS3ObjectStore(s3, bucket),
      client: client ?? { send: async () => undefined },
      putBack: createFirehosePutBack(firehose, {
        tell: ({ name, records }) => terminal.error(`Firehose did not take ${records} records: ${name}.\n`),
      }),
      prefix,
      markerPrefix,
      dryRun,
      skipRefused,
      ...(stream !== undefined && { stream }),
      ...(maxObjects !== undefined && { maxObjects }),
      progress: (object) => {
        if (format === 'pretty' && object.status !== 'already-replayed') terminal.error(`${printObject(object)}\n`)
      },
    })
    terminal.out(format === 'json' ? `${JSON.stringify({ dryRun, ...result }, undefined, 2)}\n` : print(result, dryRun))
    return result.left === 0 && result.stopped === undefined ? 0 : 1
  } finally {
    s3.destroy()
    firehose.destroy()
  }
}

/** The collector, asked before the replay begins, so that a wrong address is known at once. */
async function openCollector(options: Options, region: { readonly region?: string }): Promise<HecClient> {
  const { endpoint, tokenSecret, acknowledgementSeconds } = options
  if (endpoint === undefined || tokenSecret === undefined) {
    throw new UsageError('Name the collector with --endpoint and its token with --token-secret, or use --dry-run.')
  }
  checkEndpoint(endpoint)
  const client = createHecClient({
    endpoint,
    token: await readToken(tokenSecret, region),
    acknowledgementMilliseconds: acknowledgementSeconds * 1000,
    pollMilliseconds,
  })
  await client.checkHealth()
  return client
}

function checkEndpoint(endpoint: string): void {
  try {
    readEndpoint(endpoint)
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : 'The endpoint cannot be used.')
  }
}

const tokenSchema = z.looseObject({ hec_token: z.string().min(1) })

/** @see https://docs.aws.amazon.com/firehose/latest/dev/secrets-manager-whats-secret.html */
async function readToken(secret: string, region: { readonly region?: string }): Promise<string> {
  const client = new SecretsManagerClient(region)
  try {
    const { SecretString: text = '' } = await client.send(new GetSecretValueCommand({ SecretId: secret }))
    const parsed = tokenSchema.safeParse(parse(text))
    if (parsed.success) return parsed.data.hec_token
    throw new UsageError('The secret is not what Firehose reads: it has to be {"hec_token": "..."}.')
  } finally {
    client.destroy()
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function printObject({ key, status, events, records, skipped, reason }: ReplayedObject): string {
  const done = [
    ...(events > 0 ? [`${events} events`] : []),
    ...(records > 0 ? [`${records} records`] : []),
    ...(skipped > 0 ? [`${skipped} left out`] : []),
  ]
  return `${status.padEnd(18)} ${key}${done.length > 0 ? `  ${done.join(', ')}` : ''}${reason === undefined ? '' : `\n  ${reason}`}`
}

function print(result: ReplayResult, dryRun: boolean): string {
  const { replayed, alreadyReplayed, left, events, records, skipped, stopped } = result
  return [
    `${dryRun ? 'would be replayed' : 'replayed'.padEnd(17)}  ${replayed} objects: ${events} events, ${records} records`,
    `replayed before    ${alreadyReplayed} objects`,
    `left               ${left} objects`,
    ...(skipped > 0 ? [`left out           ${skipped} entries`] : []),
    ...(stopped === undefined ? [] : [`stopped            ${stopped}`]),
    '',
  ].join('\n')
}

function wholeNumber(text: string): number {
  if (!/^[1-9][0-9]{0,5}$/.test(text)) throw new InvalidArgumentError('It is a whole number from 1 to 999999.')
  return Number(text)
}

/** With a slash at its end, so that no other folder begins alike. */
function readPrefix(text: string): string {
  if (text === '' || text.startsWith('/')) throw new InvalidArgumentError('It is a folder, as connect/failed-events/.')
  return text.endsWith('/') ? text : `${text}/`
}

/** What may be said of a failure: names and codes; messages of other systems may hold anything. */
function sentenceOf(error: unknown): string {
  if (error instanceof UsageError || error instanceof HecError) return error.message
  if (!(error instanceof Error)) return 'This should not have happened.'
  const metadata: unknown = Reflect.get(error, '$metadata')
  if (metadata === undefined) return `This should not have happened: ${error.message}`
  return `AWS refused a request: ${error.name}. Look at the names of bucket, secret and stream, and at your permissions.`
}
