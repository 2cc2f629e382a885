import type { CaseFile, Kind, Piece } from './cases'

/** Something that was done. */
export interface Event {
  at: string
  what: 'stage' | 'piece' | 'term'
  title: string
  by: string
  why: string
  piece: Piece | null
}

/** What was done in a case, the latest first: stages that were reached, what was written and put right, terms that were extended and stopped. */
export function timeline(file: CaseFile, kinds: Kind[]): Event[] {
  const people = file.labels.accounts ?? {}
  const events: Event[] = []
  for (const each of file.run.visits) {
    events.push({ at: each.at ?? '', what: 'stage', title: `到“${each.title}”`, by: '', why: '', piece: null })
  }
  for (const each of file.pieces) {
    const title = kinds.find((kind) => kind.id === each.kind)?.title
    if (title) {
      events.push({
        at: each.at ?? '',
        what: 'piece',
        title: each.number > 1 ? `更正${title}` : `写入${title}`,
        by: people[each.by ?? ''] ?? '',
        why: each.reason ?? '',
        piece: each,
      })
    }
  }
  for (const each of file.run.extensions) {
    events.push({ at: each.on ?? '', what: 'term', title: '延长期限', by: people[each.by ?? ''] ?? '', why: each.why ?? '', piece: null })
  }
  for (const each of file.run.suspensions) {
    events.push({ at: each.from ?? '', what: 'term', title: '停止计算期限', by: '', why: each.why ?? '', piece: null })
    if (each.to) {
      events.push({ at: each.to, what: 'term', title: '恢复计算期限', by: '', why: '', piece: null })
    }
  }
  // Of what has the same moment, the stage is told as what came of it.
  const order = { stage: 0, term: 1, piece: 2 }
  return events.sort((one, other) => other.at.localeCompare(one.at) || order[one.what] - order[other.what])
}
