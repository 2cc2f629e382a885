import { expect, it } from 'vitest'
import { wav } from './wav'

it('writes sound as a WAV file of one channel with sixteen bits', async () => {
  const file = wav(new Float32Array([0, 1, -1, 2]), 16_000)
  expect(file.type).toBe('audio/vnd.wave')
  const bytes = new DataView(await file.arrayBuffer())
  const text = (at: number, length: number) => String.fromCharCode(...new Uint8Array(bytes.buffer, at, length))
  expect(bytes.byteLength).toBe(52)
  expect([text(0, 4), text(8, 8), text(36, 4)]).toEqual(['RIFF', 'WAVEfmt ', 'data'])
  expect([bytes.getUint32(4, true), bytes.getUint32(24, true), bytes.getUint32(28, true), bytes.getUint32(40, true)]).toEqual([44, 16_000, 32_000, 8])
  // What is too loud is as loud as can be.
  expect([0, 1, 2, 3].map((n) => bytes.getInt16(44 + n * 2, true))).toEqual([0, 32_767, -32_767, 32_767])
})
