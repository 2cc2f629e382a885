/** What is being written and was not sent yet, kept in this browser for its user until it is. */
const PREFIX = 'zhiheng.draft.'

export function kept(key: string): Record<string, unknown> | null {
  try {
    return JSON.parse(sessionStorage.getItem(PREFIX + key) ?? 'null')
  } catch {
    return null
  }
}

export function keep(key: string, values: Record<string, unknown>) {
  sessionStorage.setItem(PREFIX + key, JSON.stringify(values))
}

export function forget(key: string) {
  sessionStorage.removeItem(PREFIX + key)
}
