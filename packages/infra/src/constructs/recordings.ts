import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Samples a second: what Connect takes, with 8 bits of μ-law each. */
const sampleRate = 8000

/** Frequencies of a quiet chord, one tone after the other. */
const tones = [261.63, 329.63, 392, 523.25, 392, 329.63] as const

/**
 * A folder with a recording for each name: a quiet row of tones, so that a new center has something to wait with. Replace
 * them with recordings of your own.
 * @see https://docs.aws.amazon.com/connect/latest/adminguide/prompts.html
 */
export function writeRecordings(files: readonly string[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'recordings-'))
  for (const file of files) writeFileSync(join(folder, file), waveFile(chimes()))
  return folder
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
  header.writeUInt16LE(7, 20)
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
