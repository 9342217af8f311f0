/** An object of a bucket. */
export interface StoredObject {
  readonly key: string
  readonly bytes: number
}

/** Objects, as far as a replay needs them. */
export interface ObjectStore {
  /** Objects whose keys begin so, in order of their keys. */
  list(prefix: string): AsyncIterable<StoredObject>
  /** The content of an object, in parts. */
  read(key: string): AsyncIterable<Uint8Array>
  has(key: string): Promise<boolean>
  write(key: string, content: string): Promise<void>
}
