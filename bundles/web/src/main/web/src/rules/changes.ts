/** What of a rule's text is there before only, and afterwards only: a rule of many rows is not told whole. */
export interface Difference {
  before: string[]
  after: string[]
}

/** Rows and dated values stand one after another with this between. */
const BETWEEN = ';'

export function difference(before: string | null, after: string | null): Difference {
  const old = before === null ? [] : before.split(BETWEEN)
  const young = after === null ? [] : after.split(BETWEEN)
  return { before: old.filter((each) => !young.includes(each)), after: young.filter((each) => !old.includes(each)) }
}
