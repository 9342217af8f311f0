import type { ParameterObject } from '../graph/flow-graph.js'
import type { AttributeReference } from '../language/attribute-reference.js'
import { isAttributeReference } from '../language/attribute-reference.js'
import { limits } from '../language/limits.js'
import { isResource } from '../values/resource.js'
import type { Resource } from '../values/resource.js'
import { isSsml } from '../values/text.js'
import type { Ssml } from '../values/text.js'
import { firstWords } from './labels.js'
import { object, oneOf, required, resourceId, template, value } from './parameter.js'

/** Audio in an S3 bucket. Voice only, and only in inbound and transfer flows. */
export interface S3Audio {
  /** Location of the file, for instance `https://bucket.s3.amazonaws.com/welcome.wav`; may hold attributes. */
  readonly s3Uri: string | AttributeReference
}

/**
 * What is played, spoken or sent: text (with attributes in it), SSML, a recorded prompt, audio in S3, or an attribute
 * that holds the text.
 */
export type PromptContent = string | AttributeReference | Ssml | Resource<'prompt'> | S3Audio

/** The members that say what to play: of every action that speaks, and of each message of Loop prompts. */
export const promptMembers = {
  PromptId: resourceId('prompt', { note: 'Voice only. A whole id, ARN or JSONPath; nothing can be added to it.' }),
  Text: template({ speech: 'text', maximumLength: limits.promptCharacters.value }),
  SSML: template({ speech: 'ssml', maximumLength: limits.promptCharacters.value, note: 'Voice only.' }),
  Media: object(
    {
      Uri: required(value({ note: 'Location of the audio in S3.' })),
      SourceType: required(oneOf(['S3'])),
      MediaType: required(oneOf(['Audio'])),
    },
    { note: 'Voice only. Audio from S3 instead of the prompt library.' },
  ),
}

/** Names of the members of which one says what to play. */
export const promptMemberNames = Object.keys(promptMembers)

/** The parameters that content becomes. */
export function promptParameters(content: PromptContent): object {
  if (typeof content === 'string' || isAttributeReference(content)) return { Text: content }
  if (isResource(content)) return { PromptId: content }
  if (isSsml(content)) return { SSML: content.ssml }
  return { Media: { Uri: content.s3Uri, SourceType: 'S3', MediaType: 'Audio' } }
}

/** A few words that tell one prompt from another. */
export function promptLabel(parameters: ParameterObject): string | undefined {
  const { Text, SSML, PromptId, Media } = parameters
  if (typeof Text === 'string') return firstWords(Text)
  if (typeof SSML === 'string') return firstWords(SSML.replace(/<[^>]*>/g, ' '))
  if (isResource(PromptId)) return PromptId.name
  return Media === undefined ? undefined : 'audio'
}
