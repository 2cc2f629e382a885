import { api, told } from '@/api/client'
import type { Field } from '@/cases/cases'
import { day, moment } from '@/ui/words'

/** A register as the server describes it. */
export interface Definition {
  id: string
  title: string
  label: string
  fields: (Field & { filtered: boolean; sorted: boolean })[]
}

/** A row as of a day, or one of its versions. */
export interface Row {
  key: string
  from: string
  to: string | null
  knownFrom: string
  by: string
  reason: string | null
  values: Record<string, unknown>
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
