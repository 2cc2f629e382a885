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

/** What divisions are called, by the bodies that govern them; with their code, which papers and registers have. */
export function divisions(all: Body[]): Record<string, string> {
  return Object.fromEntries(
    all
      .filter((each) => each.closedAt === null && (each.kind === 'government' || each.kind === 'township'))
      .map((each) => [each.division, `${each.title.replace(/人民政府|街道办事处/, '')} ${each.division}`]),
  )
}
