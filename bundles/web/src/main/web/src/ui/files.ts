import { api, ApiError, told } from '@/api/client'

/** What the server answers at an address that is no JSON, as a file in memory. */
export async function fetched(path: string, query: Record<string, string> = {}, init: { method?: string; body?: unknown } = {}): Promise<Blob> {
  const request = { params: { query }, parseAs: 'blob', ...(init.body === undefined ? {} : { body: init.body }) } as never
  const answer = init.method === 'POST' ? api.POST(path as never, request) : api.GET(path as never, request)
  return (await told(answer as Promise<{ data?: unknown }>)) as Blob
}

/** Gives a file to whoever sits here. */
export function give(blob: Blob, name: string) {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(blob)
  link.download = name
  document.body.append(link)
  link.click()
  link.remove()
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}

/** Fetches and gives it. */
export async function save(path: string, query: Record<string, string>, name: string, init: { method?: string; body?: unknown } = {}) {
  give(await fetched(path, query, init), name)
}

/** Bytes that go up at once; what was sent before the network went need not be sent again. */
const CHUNK = 2 * 1024 * 1024

/**
 * Uploads a file in pieces (tus). Goes on where it stood when a piece was lost.
 *
 * @param progress told the share that is up, 0 to 1
 * @returns the number of the attachment
 */
export async function upload(file: Blob, progress: (share: number) => void = () => {}): Promise<string> {
  const created = await api.POST('/api/v1/uploads', {
    params: { header: { 'Upload-Length': file.size, 'Upload-Metadata': `filetype ${btoa(file.type)}` } } as never,
    headers: { 'Tus-Resumable': '1.0.0' },
  })
  const place = created.response.headers.get('Location') ?? ''
  const id = place.slice(place.lastIndexOf('/') + 1)
  let at = 0
  let failures = 0
  let hash: string | null = null
  while (at < file.size || hash === null) {
    try {
      const end = Math.min(at + CHUNK, file.size)
      if (at < file.size) {
        await api.PATCH('/api/v1/uploads/{upload}', {
          params: { path: { upload: id }, header: { 'Upload-Offset': at } } as never,
          headers: { 'Tus-Resumable': '1.0.0', 'Content-Type': 'application/offset+octet-stream' },
          body: file.slice(at, end) as never,
          bodySerializer: (body: unknown) => body as BodyInit,
        })
        at = end
        progress(at / file.size)
      }
      if (at >= file.size) {
        hash = ((await told(api.GET('/api/v1/uploads/{upload}', { params: { path: { upload: id } } as never }))) as unknown as { hash: string | null }).hash
        if (hash === null) {
          throw new ApiError(0, 'WEB-UPLOAD', '文件没有传完,请再试一次', null, [])
        }
      }
    } catch (e) {
      if (!(e instanceof ApiError) || e.status !== 0 || ++failures > 3) {
        throw e
      }
      at = ((await told(api.GET('/api/v1/uploads/{upload}', { params: { path: { upload: id } } as never }))) as unknown as { offset: number }).offset
    }
  }
  return hash
}
