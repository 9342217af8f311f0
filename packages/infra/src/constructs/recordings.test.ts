import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { muLaw, recordingProblem, writeRecordings } from './recordings.js'

const seconds = 6

/** A recording as it was written. */
function written(own?: string): Buffer {
  return readFileSync(join(writeRecordings(['waiting-music.wav'], own), 'waiting-music.wav'))
}

/** A copy with other numbers in it. */
function changed(change: (copy: Buffer) => void): Buffer {
  const copy = Buffer.from(written())
  change(copy)
  return copy
}

describe('a recording', () => {
  it('is a WAV file of 8 kHz μ-law, one channel', () => {
    const recording = written()
    expect(recording.toString('latin1', 0, 4)).toBe('RIFF')
    expect(recording.readUInt32LE(4)).toBe(recording.length - 8)
    expect(recording.toString('latin1', 8, 16)).toBe('WAVEfmt ')
    expect({
      formatBytes: recording.readUInt32LE(16),
      format: recording.readUInt16LE(20),
      channels: recording.readUInt16LE(22),
      samplesPerSecond: recording.readUInt32LE(24),
      bytesPerSecond: recording.readUInt32LE(28),
      bytesPerSample: recording.readUInt16LE(32),
      bitsPerSample: recording.readUInt16LE(34),
    }).toEqual({
      formatBytes: 18,
      format: 7,
      channels: 1,
      samplesPerSecond: 8000,
      bytesPerSecond: 8000,
      bytesPerSample: 1,
      bitsPerSample: 8,
    })
    // Formats other than PCM say how many samples there are.
    expect(recording.toString('latin1', 38, 42)).toBe('fact')
    expect(recording.readUInt32LE(46)).toBe(8000 * seconds)
    expect(recording.toString('latin1', 50, 54)).toBe('data')
    expect(recording.readUInt32LE(54)).toBe(8000 * seconds)
    expect(recording).toHaveLength(58 + 8000 * seconds)
    expect(recordingProblem(recording)).toBeUndefined()
  })

  it('is to be heard, and the same each time', () => {
    const samples = written().subarray(58)
    // 0xff is silence.
    expect(samples.filter((sample) => sample !== 0xff).length).toBeGreaterThan(samples.length / 2)
    expect(written()).toEqual(written())
  })

  it('is your own, where there is one', () => {
    const own = mkdtempSync(join(tmpdir(), 'own-'))
    const recording = changed((copy) => copy.fill(0x80, 58))
    writeFileSync(join(own, 'waiting-music.wav'), recording)
    expect(written(own)).toEqual(recording)
    expect(readdirSync(writeRecordings(['waiting-music.wav', 'hold-music.wav'], own))).toHaveLength(2)
  })

  it('of your own is refused when it would play as noise', () => {
    const own = mkdtempSync(join(tmpdir(), 'own-'))
    writeFileSync(
      join(own, 'waiting-music.wav'),
      changed((copy) => copy.writeUInt16LE(1, 20)),
    )
    expect(() => written(own)).toThrow(
      /waiting-music\.wav is no recording that Connect plays: it has format 1 with 1 channels and 8000 Hz.*ffmpeg/,
    )
  })

  it.each<[string, Buffer, string]>([
    ['a text', Buffer.from('no recording'), 'it is no WAV file.'],
    ['a header without sound', written().subarray(0, 40), 'it is no WAV file.'],
    ['two channels', changed((copy) => copy.writeUInt16LE(2, 22)), 'it has format 7 with 2 channels'],
    ['44.1 kHz', changed((copy) => copy.writeUInt32LE(44_100, 24)), '44100 Hz'],
    ['five minutes', tone(300), 'it takes 300 seconds, and has to take less than 300.'],
  ])('is refused: %s', (_, recording, problem) => {
    expect(recordingProblem(recording)).toContain(problem)
  })
})

/** A recording of a length. */
function tone(length: number): Buffer {
  const header = Buffer.from(written().subarray(0, 58))
  header.writeUInt32LE(8000 * length, 54)
  return Buffer.concat([header, Buffer.alloc(8000 * length)])
}

describe('a sample in μ-law', () => {
  it.each([
    [0, 0xff],
    [1, 0x80],
    [-1, 0x00],
    [2, 0x80],
    // Below half of the range the exponent is one less.
    [0.5, 0x8f],
    [0.49, 0x90],
  ])('%f is %i', (sample, code) => {
    expect(muLaw(sample)).toBe(code)
  })

  it('comes back nearly as it was', () => {
    for (let sample = -1; sample <= 1; sample += 0.01) {
      expect(Math.abs(linear(muLaw(sample)) - sample)).toBeLessThan(Math.abs(sample) * 0.04 + 0.001)
    }
  })
})

/** The sample that a code stands for. @see https://www.itu.int/rec/T-REC-G.711 */
function linear(code: number): number {
  const bits = ~code & 0xff
  const magnitude = (((bits & 0x0f) << 3) + 132) * 2 ** ((bits >> 4) & 7) - 132
  return ((bits & 0x80) === 0 ? magnitude : -magnitude) / 32_767
}
