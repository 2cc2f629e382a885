import type { Row } from '@/registers/registers'

/** A stretch of time on a life line, in shares of the whole. */
export interface Stretch {
  from: number
  to: number
  title: string
  state: string
  row: Row
}

const at = (day: string) => Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8, 10)))

/** Certificates side by side in time, from the first day of any of them to the last one, or today. */
export function lifeLine(certificates: { stateTitle: string; state: string; rows: Row[] }[], today: string): { stretches: Stretch[]; from: string; to: string; now: number } | null {
  const rows = certificates.flatMap((each) => each.rows.map((row) => ({ row, state: each.state, title: each.stateTitle }))).filter((each) => each.row.from !== null)
  if (rows.length === 0) {
    return null
  }
  const from = rows.map((each) => each.row.from).sort()[0]!
  const to = [today, ...rows.map((each) => each.row.to ?? today)].sort().at(-1)!
  const whole = at(to) - at(from) || 1
  const share = (day: string) => (at(day) - at(from)) / whole
  return {
    from,
    to,
    now: share(today),
    stretches: rows.map((each) => ({ from: share(each.row.from), to: share(each.row.to ?? to), title: each.title, state: each.state, row: each.row })),
  }
}
