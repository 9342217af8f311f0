import { pathToFileURL } from 'node:url'

/** Import a file. One that waits for something that never happens is refused: Node would end without a word. */
export async function importFile(path: string): Promise<object> {
  let refuse = (): void => {}
  const nothingLeftToDo = new Promise<never>((_, fail) => {
    refuse = () => fail(new Error('it waits for something that never happens'))
  })
  process.once('beforeExit', refuse)
  try {
    return await Promise.race([import(pathToFileURL(path).href), nothingLeftToDo])
  } finally {
    // What the file left undone and failed (a promise that nobody waits for) shows before the next file is loaded.
    await new Promise(setImmediate)
    process.off('beforeExit', refuse)
  }
}
