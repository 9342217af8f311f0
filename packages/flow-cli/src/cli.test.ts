import { describe, expect, it } from 'vitest'
import { flowJson, flowc, folderWith } from '../test/run-flowc.js'
import manifest from '../package.json' with { type: 'json' }
import { runCli } from './cli.js'

describe('wrong usage', () => {
  it.each([
    [['nonsense'], /unknown command 'nonsense'/],
    [['chek', 'a.json'], /unknown command 'chek'\. Did you mean check\?/],
    [['check'], /missing required argument 'files'/],
    [['check', '--nonsense', 'a.json'], /unknown option '--nonsense'/],
    [['check', '--fromat', 'json', 'a.json'], /Did you mean --format\?/],
    [['check', 'a.json', '--format', 'xml'], /'--format <format>' argument 'xml' is invalid.*pretty, json/],
    [['check', 'a.json', '--format'], /'--format <format>' argument missing/],
    [['check', 'a.json', '--type', 'contactFlow'], /argument 'contactFlow' is invalid.*CONTACT_FLOW.*MODULE/],
    [['check', 'a.json', '--type', '__proto__'], /argument '__proto__' is invalid/],
    [['check', 'a.json', '--max-warnings', 'many'], /argument 'many' is invalid.*whole number/],
    [['check', 'a.json', '--max-warnings', '1.5'], /whole number/],
    [['check', 'a.json', '--max-warnings', ''], /whole number/],
    [['check', 'a.json', '--max-warnings=-1'], /whole number/],
    [['check', 'a.json', '--out', 'x'], /unknown option '--out'/],
    [['compile', 'a.flow.ts'], /'--out <folder>' not specified/],
    [['compile', '--out', 'x'], /missing required argument 'files'/],
    [['check', '\u001b[31m', '--format', '\u001b[31m'], /\\u001b\[31m/],
  ])('%j is answered by one sentence on stderr and status 2', async (args, sentence) => {
    const { status, out, error } = await flowc(folderWith(), args)
    expect(error).toMatch(/^flowc: [^\n]*[.?] See flowc --help\.\n$/)
    expect(error).toMatch(sentence)
    expect(out).toBe('')
    expect(status).toBe(2)
  })

  it.each([
    [['check', 'a.json', '--max-warnings', 'many', '--format', 'json']],
    [['check', '--nonsense', '--format=sarif', 'a.json']],
    [['chek', '--format', 'json']],
  ])('%j is answered by one document too', async (args) => {
    const { status, out, error } = await flowc(folderWith(), args)
    expect(JSON.stringify(JSON.parse(out))).toContain('FLOW1029')
    expect(error).toMatch(/^flowc: [^\n]*\n$/)
    expect(status).toBe(2)
  })

  it('without a command is answered by the help, on stderr', async () => {
    const { status, out, error } = await flowc(folderWith(), [])
    expect(error).toContain('Usage: flowc')
    expect(out).toBe('')
    expect(status).toBe(2)
  })
})

describe('what is asked for', () => {
  it.each([[['--help']], [['check', '--help']], [['compile', '-h']], [['help']], [['help', 'check']]])(
    '%j goes to stdout',
    async (args) => {
      const { status, out, error } = await flowc(folderWith(), args)
      expect(out).toContain('Usage: flowc')
      expect(error).toBe('')
      expect(status).toBe(0)
    },
  )

  it.each(['--version', '-v'])('is the version (%s)', async (option) => {
    expect(await flowc(folderWith(), [option])).toEqual({ status: 0, out: `${manifest.version}\n`, error: '' })
  })
})

describe('a failure of flowc itself', () => {
  /** A terminal that fails at its first output. */
  function broken(directory: string) {
    const written = { out: '', error: '' }
    let failed = false
    const terminal = {
      out: (text: string) => {
        if (failed) written.out += text
        else {
          failed = true
          throw new Error('the printer is on fire\nsecond line')
        }
      },
      error: (text: string) => void (written.error += text),
      errorIsTerminal: false,
      colours: false,
      directory,
    }
    return { terminal, written }
  }

  it('is told in a sentence, without its stack', async () => {
    const { terminal, written } = broken(folderWith({ 'a.json': flowJson() }))
    expect(await runCli(['check', 'a.json'], terminal)).toBe(2)
    expect(written.error).toBe(
      'flowc: An internal error, which is a bug of flowc: the printer is on fire\n' +
        'Please report it with the command and, if you can, the flow. FLOWC_DEBUG=1 shows where it happened.\n',
    )
  })

  it('is a document too where one is wanted', async () => {
    const { terminal, written } = broken(folderWith({ 'a.json': flowJson() }))
    expect(await runCli(['check', 'a.json', '--format', 'json'], terminal)).toBe(2)
    expect(JSON.parse(written.out)).toMatchObject({
      files: [{ file: '', diagnostics: [{ code: 'FLOW9002', severity: 'error', location: { path: '' } }] }],
      summary: { files: 1, errors: 1, warnings: 0 },
    })
  })
})
