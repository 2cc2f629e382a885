/** Sound as every player and every archive reads it: PCM of 16 bits in a WAV file, one channel. */
export const WAV = 'audio/vnd.wave'
/** Samples a second: enough for speech. */
export const RATE = 16_000
const HEADER = 44

export function wav(samples: Float32Array, rate = RATE): Blob {
  const view = new DataView(new ArrayBuffer(HEADER + samples.length * 2))
  const text = (at: number, words: string) => [...words].forEach((each, n) => view.setUint8(at + n, each.charCodeAt(0)))
  text(0, 'RIFF')
  view.setUint32(4, HEADER - 8 + samples.length * 2, true)
  text(8, 'WAVEfmt ')
  view.setUint32(16, 16, true)
  view.setUint16(20, 1, true)
  view.setUint16(22, 1, true)
  view.setUint32(24, rate, true)
  view.setUint32(28, rate * 2, true)
  view.setUint16(32, 2, true)
  view.setUint16(34, 16, true)
  text(36, 'data')
  view.setUint32(40, samples.length * 2, true)
  samples.forEach((each, n) => view.setInt16(HEADER + n * 2, Math.max(-1, Math.min(1, each)) * 0x7fff, true))
  return new Blob([view.buffer], { type: WAV })
}

/** The same sound as a WAV file of one channel, whatever the browser has recorded. */
export async function asWav(recorded: Blob): Promise<Blob> {
  const context = new OfflineAudioContext(1, 1, RATE)
  const sound = await context.decodeAudioData(await recorded.arrayBuffer())
  const mixed = new OfflineAudioContext(1, Math.max(1, Math.ceil(sound.duration * RATE)), RATE)
  const source = mixed.createBufferSource()
  source.buffer = sound
  source.connect(mixed.destination)
  source.start()
  return wav((await mixed.startRendering()).getChannelData(0))
}
