import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { archiveFunctions } from './functions-archive.js'

function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'function-'))
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(join(folder, file, '..'), { recursive: true })
    writeFileSync(join(folder, file), text)
  }
  return folder
}

describe('the zip file with functions', () => {
  it('has each function in a folder of its name', () => {
    const { bytes } = archiveFunctions(
      new Map([
        ['two', folderWith({ 'handler.mjs': 'two' })],
        ['one', folderWith({ 'handler.mjs': 'one', 'parts/part.mjs': 'part' })],
      ]),
    )
    const files = Object.entries(unzipSync(bytes)).map(([path, content]) => [path, strFromU8(content)])
    expect(files).toEqual([
      ['one/handler.mjs', 'one'],
      ['one/parts/part.mjs', 'part'],
      ['two/handler.mjs', 'two'],
    ])
  })

  it('is the same for the same files, whenever they were written', () => {
    const make = (): ReturnType<typeof archiveFunctions> =>
      archiveFunctions(new Map([['one', folderWith({ 'handler.mjs': 'one' })]]))
    expect(make()).toEqual(make())
  })

  it.each([
    ['code', new Map([['one', folderWith({ 'handler.mjs': 'other' })]])],
    ['names', new Map([['other', folderWith({ 'handler.mjs': 'one' })]])],
  ])('has another name for other %s', (_, folders) => {
    const { fileName } = archiveFunctions(new Map([['one', folderWith({ 'handler.mjs': 'one' })]]))
    expect(fileName).toMatch(/^functions-[0-9a-f]{12}\.zip$/)
    expect(archiveFunctions(folders).fileName).not.toBe(fileName)
  })
})
