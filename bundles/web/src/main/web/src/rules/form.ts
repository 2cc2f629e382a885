import type { FactSchema } from '@/ui/facts'

/** A field of a question, as a form shows it. */
export interface Asking {
  /** Where it stands in the facts: names, the outermost first. */
  path: string[]
  title: string
  kind: 'text' | 'boolean' | 'integer' | 'date' | 'moment' | 'word' | 'words' | 'texts' | 'json'
  words: { code: string; title: string }[]
  required: boolean
}

const single = (schema: FactSchema) => (Array.isArray(schema.type) ? schema.type.find((each) => each !== 'null') : schema.type)
const words = (schema: FactSchema) => (schema.enum ?? []).map((code) => ({ code, title: schema['x-labels']?.[code] ?? code }))

function kindOf(schema: FactSchema): Asking['kind'] {
  const formats = [schema.format, ...(schema.anyOf ?? []).map((each) => each.format)]
  if (schema.enum) return 'word'
  if (formats.includes('date-time')) return 'moment'
  if (formats.includes('date')) return 'date'
  switch (single(schema)) {
    case 'boolean':
      return 'boolean'
    case 'integer':
      return 'integer'
    case 'array':
      return schema.items?.enum ? 'words' : single(schema.items ?? {}) === 'string' ? 'texts' : 'json'
    case 'object':
      return 'json'
    default:
      return 'text'
  }
}

/** The fields of a question's facts: objects are opened, lists of objects are written as they are. */
export function fields(schema: FactSchema, path: string[] = [], title = ''): Asking[] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, each]) => {
    const own = [...path, name]
    const called = title ? `${title}:${each.title ?? name}` : (each.title ?? name)
    if (each.properties) {
      return fields(each, own, called)
    }
    const kind = kindOf(each)
    return [{ path: own, title: called, kind, words: kind === 'words' ? words(each.items ?? {}) : words(each), required: (schema.required ?? []).includes(name) }]
  })
}

/** The facts that were said, each at its place; what is empty was not said. */
export function facts(said: Record<string, unknown>): Record<string, unknown> {
  const all: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(said)) {
    if (value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)) {
      continue
    }
    const path = name.split('.')
    let at = all
    for (const step of path.slice(0, -1)) {
      at = (at[step] ??= {}) as Record<string, unknown>
    }
    at[path[path.length - 1]!] = value
  }
  return all
}
