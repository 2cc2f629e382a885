import { failed, UNREACHED } from '@/api/client'
import { useSession } from '@/session/session'

/** Sends bytes as they are, which the typed client does not. */
export async function sent<T>(path: string, type: string, body?: Blob): Promise<T> {
  const session = useSession()
  let response: Response
  try {
    response = await fetch(path, { method: 'POST', headers: { 'Content-Type': type, 'X-CSRF-Token': session.who?.csrf ?? '' }, ...(body ? { body } : {}) })
  } catch {
    throw UNREACHED
  }
  if (!response.ok) {
    throw await failed(response)
  }
  return (await response.json()) as T
}
