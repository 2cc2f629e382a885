import type { CaseFile, Piece } from './cases'

/** What was done in a hurry and waits for the head's approval. */
export interface Urgent {
  piece: Piece
  matter: 'measure' | 'preservation'
  title: string
  /** What it is, where, and whose, in words. */
  object: string
  /** The last moment, by the term that runs; null where nobody can say. */
  until: string | null
}

const CLOCKS = { measure: 'measure-report', preservation: 'preservation-approval' } as const

/** Measures and preservations that were carried out before anybody approved them, and that nobody has approved or refused since. */
export function urgent(file: CaseFile): Urgent[] {
  const values = (piece: Piece) => piece.values as Record<string, unknown>
  const parties = file.pieces.filter((each) => each.kind === 'party').map((each) => String(values(each).name ?? ''))
  /** The goods of a preservation stand with the evidence that is preserved. */
  const preserved = (piece: Piece) => {
    const evidence = file.pieces.find((each) => each.kind === 'evidence' && each.key === values(piece).evidence)
    const said = evidence ? values(evidence) : {}
    const from = said.source ?? (parties.length === 1 ? parties[0] : null)
    return [
      said.name ?? '案卷里没有写保存的是什么',
      said.place ? `取得于${said.place}` : null,
      values(piece).keptAt ? `保存在${values(piece).keptAt}` : null,
      from ? `取自${from}` : null,
    ]
  }
  const measured = (piece: Piece) => [values(piece).object, parties.length > 0 ? `当事人${parties.join('、')}` : null]
  const decided = (matter: string, key: string) =>
    file.pieces.some((each) => each.kind === 'approval' && values(each).matter === matter && (values(each).about === undefined || values(each).about === null || values(each).about === key))
  return file.pieces
    .filter((each) => (each.kind === 'measure' && values(each).urgent === true) || (each.kind === 'preservation' && Boolean(values(each).urgentAt)))
    .map((piece) => {
      const matter = piece.kind as Urgent['matter']
      const clock = file.run.clocks.find((each) => each.code === CLOCKS[matter] && each.key === piece.key)
      return {
        piece,
        matter,
        title: matter === 'measure' ? '情况紧急,已经当场实施行政强制措施' : '情况紧急,已经先行登记保存',
        object: (matter === 'measure' ? measured(piece) : preserved(piece)).filter(Boolean).join(','),
        until: clock?.legal ?? null,
      }
    })
    .filter((each) => !decided(each.matter, each.piece.key!))
}
