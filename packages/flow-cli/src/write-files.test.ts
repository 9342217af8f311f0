import { existsSync, mkdirSync, readFileSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { folderWith } from '../test/run-flowc.js'
import { UsageError } from './usage-error.js'
import { writeFiles } from './write-files.js'

function refusal(write: () => void): string {
  try {
    write()
  } catch (error) {
    if (error instanceof UsageError) return error.message
    throw error
  }
  throw new Error('nothing was refused')
}

it('writes files into a folder, made where it is missing', () => {
  const folder = folderWith()
  writeFiles(join(folder, 'a/b'), 'a/b', [
    { name: 'one.json', text: '1' },
    { name: '안내 둘.json', text: '2' },
  ])
  expect(readdirSync(join(folder, 'a/b')).toSorted()).toEqual(['one.json', '안내 둘.json'])
  expect(readFileSync(join(folder, 'a/b/one.json'), 'utf8')).toBe('1')
})

it('replaces what is there, and leaves the rest', () => {
  const folder = folderWith({ 'one.json': 'old', 'other.json': 'other' })
  writeFiles(folder, '.', [{ name: 'one.json', text: 'new' }])
  expect(readFileSync(join(folder, 'one.json'), 'utf8')).toBe('new')
  expect(readFileSync(join(folder, 'other.json'), 'utf8')).toBe('other')
})

it('replaces a link and not what it leads to: nothing outside the folder is written', () => {
  const folder = folderWith({ 'outside.json': 'outside', 'out/keep': '' })
  symlinkSync('../outside.json', join(folder, 'out/one.json'))
  writeFiles(join(folder, 'out'), 'out', [{ name: 'one.json', text: 'new' }])
  expect(readFileSync(join(folder, 'outside.json'), 'utf8')).toBe('outside')
  expect(readFileSync(join(folder, 'out/one.json'), 'utf8')).toBe('new')
})

it('writes a name of 255 bytes, which is all that a file system takes', () => {
  const folder = folderWith()
  const name = `${'x'.repeat(250)}.json`
  writeFiles(folder, '.', [{ name, text: '1' }])
  expect(readdirSync(folder)).toEqual([name])
})

describe('a failure', () => {
  it.runIf(existsSync('/proc/self'))('where the system lets nothing be made is said', () => {
    const message = refusal(() => writeFiles('/proc/flows/out', '/proc/flows/out', [{ name: 'a.json', text: '' }]))
    expect(message).toBe('The output folder /proc/flows/out cannot be made: it does not exist.')
  })

  it('at the last file leaves the old files, and no new or temporary one', () => {
    const folder = folderWith({ 'one.json': 'old' })
    const tooLong = `${'x'.repeat(300)}.json`
    const message = refusal(() =>
      writeFiles(folder, 'out', [
        { name: 'one.json', text: 'new' },
        { name: 'two.json', text: 'new' },
        { name: tooLong, text: 'new' },
      ]),
    )
    expect(message).toBe(`${join('out', tooLong)} cannot be written: its name is too long.`)
    expect(readdirSync(folder)).toEqual(['one.json'])
    expect(readFileSync(join(folder, 'one.json'), 'utf8')).toBe('old')
  })

  it('because a folder has the name of a file is found before any file is replaced', () => {
    const folder = folderWith({ 'one.json': 'old' })
    mkdirSync(join(folder, 'two.json'))
    const message = refusal(() =>
      writeFiles(folder, 'out', [
        { name: 'one.json', text: 'new' },
        { name: 'two.json', text: 'new' },
      ]),
    )
    expect(message).toBe(`${join('out', 'two.json')} cannot be written: a folder has that name.`)
    expect(readFileSync(join(folder, 'one.json'), 'utf8')).toBe('old')
    expect(readdirSync(folder).toSorted()).toEqual(['one.json', 'two.json'])
  })

  it('takes away the folders that were made for it', () => {
    const folder = folderWith()
    refusal(() => writeFiles(join(folder, 'a/b'), 'a/b', [{ name: `${'x'.repeat(300)}.json`, text: '' }]))
    expect(readdirSync(folder)).toEqual([])
  })

  it('below a file is told as that', () => {
    const folder = folderWith({ file: 'text' })
    expect(refusal(() => writeFiles(join(folder, 'file/out'), 'file/out', []))).toBe(
      'The output folder file/out cannot be made: a part of its path is a file, not a folder.',
    )
    expect(refusal(() => writeFiles(join(folder, 'file'), 'file', []))).toBe(
      'The output folder file cannot be made: something else is there already.',
    )
  })
})

it('refuses two files of one name, also where only the case differs', () => {
  const folder = folderWith()
  const files = [
    { name: 'menu.settings.json', text: '1' },
    { name: 'Menu.settings.json', text: '2' },
  ]
  expect(refusal(() => writeFiles(folder, 'out', files))).toContain('two flows would be it')
  expect(readdirSync(folder)).toEqual([])
})

it('leaves alone a temporary file that somebody else left', () => {
  const folder = folderWith()
  writeFileSync(join(folder, '.flowc-1-0.tmp'), 'theirs')
  writeFiles(folder, '.', [{ name: 'one.json', text: '1' }])
  expect(readdirSync(folder).toSorted()).toEqual(['.flowc-1-0.tmp', 'one.json'])
})
