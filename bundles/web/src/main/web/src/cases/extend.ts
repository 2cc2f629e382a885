import type { Run } from './cases'

/** A term that somebody may make longer; whether its rule lets it, the platform says. */
export interface Extendable {
  /** Of the whole case; null for the term of the stage. */
  clock: string | null
  title: string
  /** It was extended already: then somebody has decided by how much it goes on. */
  further: boolean
}

/** The terms that run and have not gone on further yet, each once. */
export function extendable(run: Run): Extendable[] {
  const extensions = (term: string | null) => run.extensions.filter((each) => each.term === term)
  const going = (term: string | null) => extensions(term).every((each) => each.further === null || each.further === undefined)
  const clocks = run.clocks.filter((each) => each.state !== 'ended' && !each.key)
  const all = clocks
    .filter((each) => going(each.term))
    .map((each) => ({ clock: each.code, title: each.title ?? each.code ?? '', further: extensions(each.term).length > 0 }))
  const own = run.term?.code ?? null
  if (!run.endedAt && own && going(own) && !clocks.some((each) => each.term === own)) {
    all.unshift({ clock: null, title: `“${run.stageTitle}”这一环节的期限`, further: extensions(own).length > 0 })
  }
  return all
}
