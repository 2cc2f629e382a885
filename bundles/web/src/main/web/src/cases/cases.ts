import { api, commandId, told, type Schemas } from '@/api/client'

export type CaseHead = Schemas['CaseHead']
export type Piece = Schemas['Piece']
export type Run = Schemas['Run']
export type Refused = Schemas['StepRefused']

export interface Labels {
  bodies: Record<string, string>
  accounts?: Record<string, string>
  registers?: Record<string, Record<string, string>>
}

export interface CaseFile {
  head: CaseHead
  pieces: Piece[]
  run: Run
  labels: Labels
}

export interface Outcome {
  done: boolean
  refused: Refused[]
  file: Omit<CaseFile, 'labels'>
  labels: Labels
}

/** A field of a piece or of a register, as the server describes it. */
export interface Field {
  name: string
  title: string
  hint: string | null
  kind: string
  required: boolean
  register: string | null
  privacy: string
  words: { code: string; title: string }[]
  /** What open codes are called, as far as it is known. */
  codes?: Record<string, string>
}

/** A kind of piece that may lie in a file. */
export interface Kind {
  id: string
  title: string
  group: string
  several: boolean
  write: string
  label: string
  fields: Field[]
}

export const STATUS: Record<string, string> = { clue: '线索', open: '在办', closed: '已结' }

let kinds: Promise<Kind[]> | null = null

/** What may lie in a file; the same for every case, hence asked once. */
export function caseKinds(): Promise<Kind[]> {
  kinds ??= told(api.GET('/api/v1/case-kinds')).then(
    (answer) => (answer as unknown as { kinds: Kind[] }).kinds,
    (error: unknown) => {
      kinds = null
      throw error
    },
  )
  return kinds
}

export async function show(id: string): Promise<CaseFile> {
  return (await told(api.GET('/api/v1/cases/{case}', { params: { path: { case: id } } as never }))) as unknown as CaseFile
}

export async function ahead(run: string): Promise<Schemas['Ahead']> {
  return (await told(api.GET('/api/v1/runs/{run}/ways', { params: { path: { run } } }))) as Schemas['Ahead']
}

/** Goes on to another stage. What is refused changes nothing. */
export async function take(id: string, version: number, to: string, note: string, command = commandId()): Promise<Outcome> {
  return (await told(
    api.POST('/api/v1/cases/{case}/steps', {
      params: { path: { case: id } } as never,
      body: { command, version, to, ...(note ? { note } : {}) } as never,
    }),
  )) as unknown as Outcome
}

export type Change =
  | { do: 'add'; kind: string; key?: string; values: Record<string, unknown> }
  | { do: 'amend'; kind: string; key: string; seen: number; values: Record<string, unknown>; reason: string }
  | { do: 'withdraw'; kind: string; key: string; seen: number; reason: string }

/** Writes into the file, all of it or nothing. The command's id is the caller's: sent again, it is carried out once. */
export async function write(id: string, version: number, pieces: Change[], command: string): Promise<Outcome> {
  return (await told(
    api.POST('/api/v1/cases/{case}/pieces', {
      params: { path: { case: id } } as never,
      body: { command, version, pieces } as never,
    }),
  )) as unknown as Outcome
}

/** What people call a key of a register; the key itself where nobody has told. */
export function named(labels: Labels, register: string, key: string): string {
  return labels.registers?.[register]?.[key] ?? key
}
