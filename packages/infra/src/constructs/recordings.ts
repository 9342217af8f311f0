import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { packageRoot } from '../package-root.js'

/** Samples a second: what Connect takes, with 8 bits of μ-law each. */
const sampleRate = 8000

/** Frequencies of a quiet chord, one tone after the other. */
const tones = [261.63, 329.63, 392, 523.25, 392, 329.63] as const

/**
 * A folder with a recording for each name: your own, where there is one, else a quiet row of tones, so that a new center
 * has something to wait with.
 * @param own - Folder with recordings of your own. @defaultValue `prompts` of this package
 * @throws when one of them is nothing that Connect plays.
 */
export function writeRecordings(files: readonly string[], own: string = join(packageRoot, 'prompts')): string {
  const folder = mkdtempSync(join(tmpdir(), 'recordings-'))
  for (const file of files) {
    const recorded = join(own, file)
    writeFileSync(join(folder, file), existsSync(recorded) ? readRecording(recorded) : waveFile(chimes()))
  }
  return folder
}

function readRecording(file: string): Buffer {
  const recording = readFileSync(file)
  const problem = recordingProblem(recording)
  if (problem !== undefined) throw new Error(`${file} is no recording that Connect plays: ${problem}`)
  return recording
}

/** Largest and longest recording. @see https://docs.aws.amazon.com/connect/latest/adminguide/prompts.html */
const most = { bytes: 50_000_000, seconds: 300 } as const

/** Code of μ-law in the header of a WAV file. */
const muLawFormat = 7

/**
 * What is wrong with a recording: it has to be a WAV file of 8 kHz μ-law, one channel, less than 50 MB and five minutes.
 * Others are taken, and then play as noise or not at all.
 * @see https://docs.aws.amazon.com/connect/latest/adminguide/prompts.html
 */
export function recordingProblem(recording: Buffer): string | undefined {
  const chunks = chunksOf(recording)
  const format = chunks?.get('fmt ')
  const data = chunks?.get('data')
  if (format === undefined || format.length < 16 || data === undefined) return 'it is no WAV file.'
  const found = { format: format.readUInt16LE(0), channels: format.readUInt16LE(2), rate: format.readUInt32LE(4) }
  if (found.format !== muLawFormat || found.channels !== 1 || found.rate !== sampleRate) {
    return (
      `it has format ${found.format} with ${found.channels} channels and ${found.rate} Hz, and has to be μ-law (7) ` +
      `with 1 channel and ${sampleRate} Hz: ffmpeg -i in.wav -ar ${sampleRate} -ac 1 -c:a pcm_mulaw out.wav`
    )
  }
  if (recording.length >= most.bytes)
    return `it has ${recording.length} bytes, and has to have less than ${most.bytes}.`
  const seconds = Math.ceil(data.length / sampleRate)
  return seconds >= most.seconds ? `it takes ${seconds} seconds, and has to take less than ${most.seconds}.` : undefined
}

/** Parts of a WAV file, by name; undefined where it is none. */
function chunksOf(file: Buffer): ReadonlyMap<string, Buffer> | undefined {
  if (file.toString('latin1', 0, 4) !== 'RIFF' || file.toString('latin1', 8, 12) !== 'WAVE') return undefined
  const chunks = new Map<string, Buffer>()
  let at = 12
  while (at + 8 <= file.length) {
    const size = file.readUInt32LE(at + 4)
    chunks.set(file.toString('latin1', at, at + 4), file.subarray(at + 8, at + 8 + size))
    // Each part begins at an even place.
    at += 8 + size + (size % 2)
  }
  return chunks
}

/** Samples from -1 to 1: each tone for a second, fading. */
function chimes(): Float64Array {
  const samples = new Float64Array(sampleRate * tones.length)
  for (let index = 0; index < samples.length; index += 1) {
    const seconds = index / sampleRate
    const frequency = tones[Math.floor(seconds)] ?? 0
    const into = seconds - Math.floor(seconds)
    samples[index] = 0.3 * Math.exp(-3 * into) * Math.sin(2 * Math.PI * frequency * into)
  }
  return samples
}

/** A WAV file of 8 kHz μ-law, one channel. */
function waveFile(samples: Float64Array): Buffer {
  const header = Buffer.alloc(58)
  header.write('RIFF', 0)
  header.writeUInt32LE(50 + samples.length, 4)
  header.write('WAVEfmt ', 8)
  header.writeUInt32LE(18, 16)
  header.writeUInt16LE(muLawFormat, 20)
  header.writeUInt16LE(1, 22)
  header.writeUInt32LE(sampleRate, 24)
  header.writeUInt32LE(sampleRate, 28)
  header.writeUInt16LE(1, 32)
  header.writeUInt16LE(8, 34)
  header.writeUInt16LE(0, 36)
  header.write('fact', 38)
  header.writeUInt32LE(4, 42)
  header.writeUInt32LE(samples.length, 46)
  header.write('data', 50)
  header.writeUInt32LE(samples.length, 54)
  return Buffer.concat([header, Buffer.from(samples.map(muLaw))])
}

/** A sample in μ-law. @see https://www.itu.int/rec/T-REC-G.711 */
export function muLaw(sample: number): number {
  const magnitude = Math.min(32_635, Math.abs(Math.round(sample * 32_767))) + 132
  const exponent = Math.max(0, Math.floor(Math.log2(magnitude)) - 7)
  const mantissa = (magnitude >> (exponent + 3)) & 0x0f
  return ~((sample < 0 ? 0x80 : 0) | (exponent << 4) | mantissa) & 0xff
}
