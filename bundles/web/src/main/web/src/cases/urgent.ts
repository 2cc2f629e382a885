import type { CaseFile, Piece } from './cases'

/** What was done in a hurry and waits for the head's approval. */
export interface Urgent {
  piece: Piece
  matter: 'measure' | 'preservation'
  title: string
  object: string
  /** The last moment, by the term that runs; null where nobody can say. */
  until: string | null
}

const CLOCKS = { measure: 'measure-report', preservation: 'preservation-approval' } as const

/** Measures and preservations that were carried out before anybody approved them, and that nobody has approved or refused since. */
export function urgent(file: CaseFile): Urgent[] {
  const values = (piece: Piece) => piece.values as Record<string, unknown>
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
        object: String(values(piece).object ?? values(piece).goods ?? ''),
        until: clock?.legal ?? null,
      }
    })
    .filter((each) => !decided(each.matter, each.piece.key!))
}
