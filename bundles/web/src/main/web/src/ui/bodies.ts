import { useSession } from '@/session/session'
import { get } from './ask'

export interface Body {
  id: string
  kind: string
  title: string
  division: string
  parent: string | null
  closedAt: string | null
  mergedInto: string | null
}

let known: Promise<Body[]> | null = null

/** All bodies; asked once. */
export function bodies(): Promise<Body[]> {
  known ??= get<{ bodies: Body[] }>('/api/v1/bodies').then(
    (answer) => answer.bodies,
    (error: unknown) => {
      known = null
      throw error
    },
  )
  return known
}

/** What was known is asked for again: something was changed. */
export function forgetBodies() {
  known = null
}

/** The division of whoever is signed in, as that of their body; of a township the one above. */
export function division(all: Body[]): string {
  const own = all.find((each) => each.id === useSession().who?.body)
  return own && own.division.length === 6 ? own.division : (own?.division.slice(0, 6) ?? '')
}
