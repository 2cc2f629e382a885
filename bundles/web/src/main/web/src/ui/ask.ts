import { api, told } from '@/api/client'

/** Asks at an address, with what stands in the query; what is empty is left out. */
export async function get<T>(path: string, query: Record<string, string | null | undefined> = {}): Promise<T> {
  const wanted = Object.fromEntries(Object.entries(query).filter(([, value]) => value !== null && value !== undefined && value !== ''))
  return (await told(api.GET(path as never, { params: { query: wanted } } as never) as Promise<{ data?: unknown }>)) as T
}

/** Sends to an address. */
export async function post<T>(path: string, body: unknown = undefined): Promise<T> {
  return (await told(api.POST(path as never, (body === undefined ? {} : { body }) as never) as Promise<{ data?: unknown }>)) as T
}

/** Takes something away at an address. */
export async function remove(path: string): Promise<void> {
  await api.DELETE(path as never, {} as never)
}
