import type { Instance, Resource, Service } from './connect-state.js'
import { duplicate, notFound } from './refusals.js'

/** The instance that a request names, by id or ARN. */
export function instanceOf({ InstanceId }: { readonly InstanceId: string }, { state }: Service): Instance {
  return find(state.instances, 'instance', InstanceId)
}

/** @param id - Id or ARN. */
export function find<Kind extends { readonly arn: string }>(
  resources: ReadonlyMap<string, Kind>,
  kind: string,
  id: string,
): Kind {
  const found = findMaybe(resources, id)
  if (found === undefined) throw notFound(kind, id)
  return found
}

/** @param id - Id or ARN. */
export function findMaybe<Kind extends { readonly arn: string }>(
  resources: ReadonlyMap<string, Kind>,
  id: string,
): Kind | undefined {
  const found = resources.get(id.slice(id.lastIndexOf('/') + 1))
  return found !== undefined && (!id.includes('/') || found.arn === id) ? found : undefined
}

/**
 * Refuse a name that another one has.
 * @param own - Which may keep its name.
 */
export function refuseNameOfAnother(
  resources: ReadonlyMap<string, Resource>,
  kind: string,
  name: string,
  own?: Resource,
): void {
  for (const resource of resources.values()) {
    if (resource.name === name && resource !== own) throw duplicate(kind, name)
  }
}

/** What a request says of a thing that is made. */
interface NewResource {
  readonly Name: string
  readonly Description?: string | undefined
  readonly Tags?: Readonly<Record<string, string>> | undefined
}

/**
 * Common members of a new thing.
 * @param segment - The kind, as ARNs have it: `queue`.
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonconnect.html
 */
export function newResource(
  { Name, Description, Tags = {} }: NewResource,
  instance: Instance,
  segment: string,
  service: Service,
): Resource {
  const id = service.newId()
  return {
    id,
    arn: `${instance.arn}/${segment}/${id}`,
    name: Name,
    description: Description,
    tags: new Map(Object.entries(Tags)),
    modified: service.now(),
  }
}

/** When and where something was changed, as answers have it. */
export function lastModified({ modified }: { readonly modified: number }, { region }: Service) {
  return { LastModifiedTime: modified, LastModifiedRegion: region }
}

/** A line of a list. */
export function summary(resource: Resource, service: Service) {
  return { Id: resource.id, Arn: resource.arn, Name: resource.name, ...lastModified(resource, service) }
}

/** Tags, as answers have them. */
export function tagsOf({ tags }: { readonly tags: ReadonlyMap<string, string> }): Readonly<Record<string, string>> {
  return Object.fromEntries(tags)
}
