import { api, told } from '@/api/client'
import type { CaseHead } from './cases'

/** A procedure as the rules have it: its stages and what is checked on each way. */
export interface Procedure {
  first: string
  stages: { id: string; title: string; final?: boolean; ways: { to: string; when: string | null; checks: { name: string; title: string }[] }[] }[]
}

const known = new Map<string, Promise<Procedure>>()

/** Asked once of each procedure, division and field. */
export function procedureOf(head: CaseHead): Promise<Procedure> {
  const key = [head.procedure, head.division, head.field].join('|')
  let procedure = known.get(key)
  if (!procedure) {
    procedure = told(
      api.GET('/api/v1/procedures/{procedure}', {
        params: { path: { procedure: head.procedure! }, query: { division: head.division!, ...(head.field ? { field: head.field } : {}) } } as never,
      }),
    ) as unknown as Promise<Procedure>
    procedure.catch(() => known.delete(key))
    known.set(key, procedure)
  }
  return procedure
}

/** What checks are called. */
export function checks(procedure: Procedure): Record<string, string> {
  return Object.fromEntries(procedure.stages.flatMap((stage) => stage.ways.flatMap((way) => way.checks.map((each) => [each.name, each.title] as const))))
}

/** The stages that usually follow: from where a case stands along the first way of each, as far as nothing comes again. */
export function following(procedure: Procedure, stage: string): { id: string; title: string }[] {
  const way: { id: string; title: string }[] = []
  const seen = new Set([stage])
  let at = procedure.stages.find((each) => each.id === stage)
  while (at) {
    const next = procedure.stages.find((each) => each.id === at!.ways[0]?.to)
    if (!next || seen.has(next.id)) {
      break
    }
    seen.add(next.id)
    way.push({ id: next.id, title: next.title })
    at = next
  }
  return way
}
