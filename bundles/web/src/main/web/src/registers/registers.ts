import { api, told } from '@/api/client'
import type { Field } from '@/cases/cases'
import { day, moment } from '@/ui/words'

/** A register as the server describes it. */
export interface Definition {
  id: string
  title: string
  label: string
  /** Whether its rows hold from a day to a day. */
  dated: boolean
  /** What keeps its rows, so that people do not; null where they do. */
  keptBy: string | null
  fields: (Field & { filtered: boolean; sorted: boolean; mayWrite: boolean })[]
}

/** A row as of a day, or one of its versions. */
export interface Row {
  key: string
  /** Grows with every version. */
  number: number
  from: string
  to: string | null
  knownFrom: string
  by: string
  reason: string | null
  values: Record<string, unknown>
}

/** What is sent of a row: of a new one all that was said, of another what was changed; null takes away. */
export function changed(fields: { name: string }[], values: Record<string, unknown>, before: Record<string, unknown> | null): Record<string, unknown> {
  return Object.fromEntries(
    fields
      .map((each) => [each.name, values[each.name] ?? null] as const)
      .filter(([name, value]) => (before === null ? value !== null : JSON.stringify(value) !== JSON.stringify(before[name] ?? null))),
  )
}

/** A value as people read it; names stand beside the answer by field. */
export function cell(field: Field, value: unknown, names: Record<string, Record<string, string>> | undefined): string {
  if (value === null || value === undefined) {
    return ''
  }
  if (Array.isArray(value)) {
    return value.map((each) => cell(field, each, names)).join('、')
  }
  const word = field.words.find((each) => each.code === value)?.title ?? names?.[field.name]?.[String(value)]
  if (word !== undefined) {
    return word
  }
  switch (field.kind) {
    case 'boolean':
      return value === true ? '是' : '否'
    case 'date':
      return day(String(value))
    case 'moment':
      return moment(String(value))
    default:
      return String(value)
  }
}

const definitions = new Map<string, Promise<Definition>>()

/** How a register is made; asked once of each. */
export function definitionOf(register: string): Promise<Definition> {
  let known = definitions.get(register)
  if (!known) {
    known = told(api.GET('/api/v1/registers/{register}/definition', { params: { path: { register } } as never })) as unknown as Promise<Definition>
    known.catch(() => definitions.delete(register))
    definitions.set(register, known)
  }
  return known
}
