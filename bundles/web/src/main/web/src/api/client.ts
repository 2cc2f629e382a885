import createClient, { type Middleware } from 'openapi-fetch'
import type { components, paths } from './schema'

export type Schemas = components['schemas']

/** What the server says is wrong, in words for people; {@code field} where one is at fault, {@code others} where more is. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly field: string | null,
    readonly others: { code: string; message: string; field: string | null }[],
  ) {
    super(message)
  }

  /** All that is wrong, one under the other. */
  get all(): string[] {
    return [this.message, ...this.others.map((each) => each.message)]
  }
}

let token: string | null = null
let lost: () => void = () => {}

/** The token that goes with every change while somebody is signed in. */
export function carry(csrf: string | null) {
  token = csrf
}

/** What to do when the session has ended. */
export function onLost(todo: () => void) {
  lost = todo
}

export const UNREACHED = new ApiError(0, 'WEB-UNREACHED', '连接不上服务器,请检查网络后再试', null, [])

/** What the server says is wrong with an answer that is no success. */
export async function failed(response: Response): Promise<ApiError> {
  try {
    const told = (await response.json()) as Schemas['error']
    return new ApiError(response.status, told.code, told.message, told.field ?? null, (told.others ?? []) as ApiError['others'])
  } catch {
    return new ApiError(response.status, `HTTP-${response.status}`, `服务器没有给出说明(${response.status})`, null, [])
  }
}

const door: Middleware = {
  onRequest({ request }) {
    if (token !== null && request.method !== 'GET') {
      request.headers.set('X-CSRF-Token', token)
    }
    return request
  },
  async onResponse({ response }) {
    if (response.ok) {
      return response
    }
    const error = await failed(response)
    if (error.code === 'HTTP-401') {
      lost()
    }
    throw error
  },
  onError() {
    return UNREACHED
  },
}

/** Asks the server. Whatever is not answered with success is thrown as an {@link ApiError}. */
export const api = createClient<paths>({ baseUrl: location.origin, credentials: 'same-origin' })
api.use(door)

/** What an answer holds: after success there is always something. */
export async function told<T>(answer: Promise<{ data?: T }>): Promise<T> {
  return (await answer).data as T
}

/** An id under which a command is carried out once, however often it is sent. */
export function commandId(): string {
  return crypto.randomUUID()
}
