/** Words around what was found. */
export interface Passage {
  text: string
  marks: { from: number; to: number }[]
}

/** A passage in pieces: what was found, and what stands around it. */
export function pieces(passage: Passage): { text: string; mark: boolean }[] {
  const all: { text: string; mark: boolean }[] = []
  let at = 0
  for (const each of passage.marks) {
    all.push({ text: passage.text.slice(at, each.from), mark: false }, { text: passage.text.slice(each.from, each.to), mark: true })
    at = each.to
  }
  all.push({ text: passage.text.slice(at), mark: false })
  return all.filter((each) => each.text !== '')
}
