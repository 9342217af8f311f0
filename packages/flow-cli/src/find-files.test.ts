import { mkdirSync, symlinkSync } from 'node:fs'
import { basename, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { folderWith } from '../test/run-flowc.js'
import { findFiles } from './find-files.js'

async function names(args: readonly string[], directory: string): Promise<readonly string[]> {
  return (await findFiles(args, directory)).map(({ name }) => name)
}

async function reasons(args: readonly string[], directory: string): Promise<readonly string[]> {
  return (await findFiles(args, directory)).map((input) => (input.kind === 'unusable' ? input.reason : input.kind))
}

describe('a file', () => {
  it.each([
    ['a.flow.ts', 'typescript'],
    ['a.ts', 'typescript'],
    ['a.mts', 'typescript'],
    ['a.cts', 'typescript'],
    ['a.json', 'json'],
    ['빈칸 있는 이름.json', 'json'],
    ['[a].json', 'json'],
    ['{a,b}*.flow.ts', 'typescript'],
    ['100%25.json', 'json'],
  ])('%s is taken as %s', async (name, kind) => {
    const folder = folderWith({ [name]: '' })
    expect(await findFiles([name], folder)).toEqual([{ name, path: join(folder, name), kind }])
  })

  it.each(['a.txt', 'a.js', 'a.tsx', 'json', 'a.JSON'])('%s is no flow', async (name) => {
    expect(await reasons([name], folderWith({ [name]: '' }))).toEqual([
      'It is neither a TypeScript flow (.ts) nor flow JSON (.json).',
    ])
  })

  it('is taken once, however often and by whatever path it is named', async () => {
    const folder = folderWith({ 'a.json': '', 'sub/b.json': '' })
    expect(await names(['a.json', './a.json', 'sub/../a.json', join(folder, 'a.json'), '*.json'], folder)).toEqual([
      'a.json',
    ])
  })

  it('is taken in the order of the arguments', async () => {
    const folder = folderWith({ 'a.json': '', 'b.json': '' })
    expect(await names(['b.json', 'a.json'], folder)).toEqual(['b.json', 'a.json'])
  })

  it('outside the folder is named by the way there while that is short, and else by its path', async () => {
    const folder = folderWith({ 'a.json': '', 'one/two/three/b.json': '' })
    expect(await names([join(folder, 'a.json')], join(folder, 'one/two'))).toEqual(['../../a.json'])
    expect(await names([join(folder, 'a.json')], join(folder, 'one/two/three'))).toEqual([join(folder, 'a.json')])
  })

  it('that is missing is said to be', async () => {
    expect(await reasons(['gone.json'], folderWith())).toEqual(['The file cannot be read: it does not exist.'])
  })

  it('below a file cannot be', async () => {
    expect(await reasons(['a.json/b.json'], folderWith({ 'a.json': '' }))).toEqual([
      'The file cannot be read: a part of its path is a file, not a folder.',
    ])
  })

  it('with a name that no file can have is said to be too long', async () => {
    expect(await reasons([`${'x'.repeat(300)}.json`], folderWith())).toEqual([
      'The file cannot be read: its name is too long.',
    ])
  })

  it('without a name is none', async () => {
    expect(await reasons([''], folderWith())).toEqual(['The name of the file is empty.'])
  })

  it('that is missing does not hide the others', async () => {
    const folder = folderWith({ 'a.json': '', 'b.json': '' })
    expect(await reasons(['a.json', 'gone.json', 'b.json'], folder)).toEqual([
      'json',
      'The file cannot be read: it does not exist.',
      'json',
    ])
  })
})

describe('a link', () => {
  it('to a file is a file', async () => {
    const folder = folderWith({ 'a.json': '' })
    symlinkSync('a.json', join(folder, 'b.json'))
    expect(await reasons(['b.json'], folder)).toEqual(['json'])
  })

  it('to nothing is told from a missing file', async () => {
    const folder = folderWith()
    symlinkSync('nowhere.json', join(folder, 'a.json'))
    expect(await reasons(['a.json'], folder)).toEqual([
      'The file cannot be read: it is a link to something that does not exist.',
    ])
  })

  it('to itself is not followed for ever', async () => {
    const folder = folderWith()
    symlinkSync('b.json', join(folder, 'a.json'))
    symlinkSync('a.json', join(folder, 'b.json'))
    expect(await reasons(['a.json'], folder)).toEqual(['The file cannot be read: its links go round in a circle.'])
  })

  it('to a folder is looked into', async () => {
    const folder = folderWith({ 'real/a.flow.ts': '' })
    symlinkSync('real', join(folder, 'linked'))
    expect(await names(['linked'], folder)).toEqual(['linked/a.flow.ts'])
  })

  it('to the folder above ends the search all the same', async () => {
    const folder = folderWith({ 'flows/a.flow.ts': '' })
    symlinkSync('..', join(folder, 'flows/up'))
    expect(await names(['flows'], folder)).toContain('flows/a.flow.ts')
  })
})

describe('a folder', () => {
  it('stands for the *.flow.ts in it, at any depth, sorted', async () => {
    const folder = folderWith({
      'flows/b.flow.ts': '',
      'flows/a.flow.ts': '',
      'flows/deep/er/c.flow.ts': '',
      'flows/helper.ts': '',
      'flows/flow.json': '',
    })
    expect(await names(['flows'], folder)).toEqual(['flows/a.flow.ts', 'flows/b.flow.ts', 'flows/deep/er/c.flow.ts'])
  })

  it.each(['node_modules', 'dist', '.git'])('is not searched in %s', async (ignored) => {
    const folder = folderWith({ 'a.flow.ts': '', [`${ignored}/b.flow.ts`]: '', [`sub/${ignored}/c.flow.ts`]: '' })
    expect(await names(['.'], folder)).toEqual(['a.flow.ts'])
  })

  it('that is asked for by name is searched, whatever it is called', async () => {
    expect(await names(['dist'], folderWith({ 'dist/a.flow.ts': '' }))).toEqual(['dist/a.flow.ts'])
  })

  it('without a flow is told from a missing one', async () => {
    expect(await reasons(['flows', 'gone'], folderWith({ 'flows/a.ts': '' }))).toEqual([
      'The folder has no *.flow.ts file in it.',
      'The file cannot be read: it does not exist.',
    ])
  })

  it('named like a file is still a folder', async () => {
    const folder = folderWith()
    mkdirSync(join(folder, 'x.json'))
    expect(await reasons(['x.json'], folder)).toEqual(['The folder has no *.flow.ts file in it.'])
  })
})

describe('a pattern', () => {
  it('stands for what it matches, sorted', async () => {
    const folder = folderWith({ 'b.json': '', 'a.json': '', 'sub/c.json': '', 'a.txt': '' })
    expect(await names(['**/*.json'], folder)).toEqual(['a.json', 'b.json', 'sub/c.json'])
  })

  it('can begin in another folder', async () => {
    const folder = folderWith({ 'flows/a.json': '', 'work/b.json': '' })
    expect(await names(['../flows/*.json'], join(folder, 'work'))).toEqual(['../flows/a.json'])
    expect(await names([`${folder}/flows/*.json`], join(folder, 'work'))).toEqual(['../flows/a.json'])
  })

  it('finds compiled flows in dist when it says so', async () => {
    const folder = folderWith({ 'dist/a.json': '', 'b.json': '' })
    expect(await names(['dist/*.json'], folder)).toEqual(['dist/a.json'])
    expect(await names(['**/*.json'], folder)).toEqual(['b.json'])
  })

  it('that matches nothing is said to', async () => {
    expect(await reasons(['*.json', '['], folderWith())).toEqual([
      'No file matches this pattern.',
      'No file matches this pattern.',
    ])
  })

  it('that matches something else says so of each', async () => {
    const folder = folderWith({ 'a.txt': '', 'b.json': '' })
    const found = await findFiles(['*'], folder)
    expect(found.map(({ path, kind }) => [basename(path), kind])).toEqual([
      ['a.txt', 'unusable'],
      ['b.json', 'json'],
    ])
  })
})

it('devices and pipes are neither files nor folders', async () => {
  expect(await reasons(['/dev/null'], folderWith())).toEqual(['It is neither a file nor a folder.'])
})
