import { execFileSync } from 'node:child_process'
import { chmodSync, mkdirSync, symlinkSync } from 'node:fs'
import { basename, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { flowJson, folderWith } from '../test/run-flowc.js'
import { findFiles } from './find-files.js'
import type { FolderContent } from './find-files.js'

async function names(args: readonly string[], directory: string): Promise<readonly string[]> {
  return (await findFiles(args, directory, 'flows')).map(({ name }) => name)
}

async function reasons(
  args: readonly string[],
  directory: string,
  folders: FolderContent = 'flows',
): Promise<readonly string[]> {
  const inputs = await findFiles(args, directory, folders)
  return inputs.map((input) => (input.kind === 'unusable' ? input.reason : input.kind))
}

const noFlow =
  'The folder has no flow in it: no *.flow.ts, no *.flow.json, and no other .json file that looks like one.'

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
    expect(await findFiles([name], folder, 'flows')).toEqual([{ name, path: join(folder, name), kind }])
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
  const mixed = {
    'flows/b.flow.ts': '',
    'flows/a.flow.ts': '',
    'flows/deep/er/c.flow.ts': '',
    'flows/d.flow.mts': '',
    'flows/e.flow.json': '',
    'flows/helper.ts': '',
    'flows/flow.json': flowJson(),
  }

  it('stands for the *.flow.ts and *.flow.json in it, at any depth, sorted', async () => {
    expect(await names(['flows'], folderWith(mixed))).toEqual([
      'flows/a.flow.ts',
      'flows/b.flow.ts',
      'flows/d.flow.mts',
      'flows/deep/er/c.flow.ts',
      'flows/e.flow.json',
    ])
  })

  it('stands for its TypeScript flows, where only these are wanted', async () => {
    const inputs = await findFiles(['flows'], folderWith(mixed), 'typescript flows')
    expect(inputs.map(({ name }) => name)).toEqual([
      'flows/a.flow.ts',
      'flows/b.flow.ts',
      'flows/d.flow.mts',
      'flows/deep/er/c.flow.ts',
    ])
  })

  it('without either stands for its JSON that looks like flows', async () => {
    const folder = folderWith({
      'exports/menu.json': flowJson(),
      'exports/deep/hold.json': '{"Actions": [',
      'exports/old.json': '{"modules": []}',
      'exports/verify.json': flowJson(),
      'exports/verify.settings.json': flowJson(),
      'exports/package.json': flowJson(),
      'exports/resources.json': '{"queue": {}}',
      'exports/notes.txt': flowJson(),
      'exports/node_modules/x/flow.json': flowJson(),
    })
    expect(await names(['exports'], folder)).toEqual([
      'exports/deep/hold.json',
      'exports/menu.json',
      'exports/old.json',
      'exports/verify.json',
    ])
  })

  it.each(['node_modules', 'dist', '.git'])('is not searched in %s', async (ignored) => {
    const folder = folderWith({ 'a.flow.ts': '', [`${ignored}/b.flow.ts`]: '', [`sub/${ignored}/c.flow.ts`]: '' })
    expect(await names(['.'], folder)).toEqual(['a.flow.ts'])
  })

  it('that is asked for by name is searched, whatever it is called', async () => {
    expect(await names(['dist'], folderWith({ 'dist/a.flow.ts': '' }))).toEqual(['dist/a.flow.ts'])
  })

  it('stands for its exports in the older format, where only these are wanted', async () => {
    const files = {
      'x/old.json': '{"modules": []}',
      'x/new.json': flowJson(),
      'x/a.flow.ts': '',
      'y/new.json': flowJson(),
    }
    const folder = folderWith(files)
    const inputs = await findFiles(['x'], folder, 'old exports')
    expect(inputs.map(({ name }) => name)).toEqual(['x/old.json'])
    expect(await reasons(['y'], folder, 'old exports')).toEqual([
      'The folder has no .json file in it that looks like an export in the older format.',
    ])
  })

  it('without a flow is told from a missing one', async () => {
    const missing = 'The file cannot be read: it does not exist.'
    const folder = folderWith({ 'flows/a.ts': '', 'flows/data.json': '{}' })
    expect(await reasons(['flows', 'gone'], folder)).toEqual([noFlow, missing])
    expect(await reasons(['flows', 'gone'], folder, 'typescript flows')).toEqual([
      'The folder has no *.flow.ts file in it.',
      missing,
    ])
  })

  it('of JSON has nothing to compile', async () => {
    expect(await reasons(['flows'], folderWith({ 'flows/a.json': flowJson() }), 'typescript flows')).toEqual([
      'The folder has no *.flow.ts file in it.',
    ])
  })

  // Everything is readable for the superuser.
  it.skipIf(process.getuid?.() === 0)('that cannot be read is not called empty', async () => {
    const folder = folderWith({ 'closed/a.flow.ts': '' })
    chmodSync(join(folder, 'closed'), 0)
    expect(await reasons(['closed'], folder)).toEqual(['It cannot be searched: permission is denied.'])
    chmodSync(join(folder, 'closed'), 0o755)
  })

  it('named like a file is still a folder', async () => {
    const folder = folderWith()
    mkdirSync(join(folder, 'x.json'))
    expect(await reasons(['x.json'], folder)).toEqual([noFlow])
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

  it.runIf(process.platform === 'linux')('does not take links to devices and pipes for files', async () => {
    const folder = folderWith()
    symlinkSync('/dev/zero', join(folder, 'a.json'))
    execFileSync('mkfifo', [join(folder, 'pipe')])
    symlinkSync('pipe', join(folder, 'b.json'))
    const noFile = 'It is neither a file nor a folder.'
    expect(await reasons(['*.json'], folder)).toEqual([noFile, noFile])
    expect(await reasons(['.'], folder)).toEqual([noFlow])
  })

  it('leaves it to the reader to say what is wrong with a link in a circle', async () => {
    const folder = folderWith({ 'a.json': flowJson() })
    symlinkSync('c.json', join(folder, 'b.json'))
    symlinkSync('b.json', join(folder, 'c.json'))
    expect(await names(['*.json'], folder)).toContain('a.json')
    expect(await names(['.'], folder)).toContain('a.json')
  })

  it('that matches nothing is said to', async () => {
    expect(await reasons(['*.json', '['], folderWith())).toEqual([
      'No file matches this pattern.',
      'No file matches this pattern.',
    ])
  })

  it('that matches something else says so of each', async () => {
    const folder = folderWith({ 'a.txt': '', 'b.json': '' })
    const found = await findFiles(['*'], folder, 'flows')
    expect(found.map(({ path, kind }) => [basename(path), kind])).toEqual([
      ['a.txt', 'unusable'],
      ['b.json', 'json'],
    ])
  })
})

it('devices and pipes are neither files nor folders', async () => {
  expect(await reasons(['/dev/null'], folderWith())).toEqual(['It is neither a file nor a folder.'])
})
