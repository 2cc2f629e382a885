import { api, told } from '@/api/client'

interface Schema {
  title?: string
  properties?: Record<string, Schema>
  items?: Schema
  'x-labels'?: Record<string, string>
  enum?: string[]
  type?: string | string[]
  format?: string
  anyOf?: Schema[]
  pattern?: string
  required?: string[]
}
export type FactSchema = Schema

const known = new Map<string, Promise<Schema>>()

/** What a question asks for, described by the server; asked once of each. */
export function schemaOf(question: string): Promise<Schema> {
  let schema = known.get(question)
  if (!schema) {
    schema = told(api.GET('/api/v1/rulings/{question}/schema', { params: { path: { question } } as never })) as unknown as Promise<Schema>
    schema.catch(() => known.delete(question))
    known.set(question, schema)
  }
  return schema
}

const RULE = '规则包里没有相应的规则'

/** What a ruling lacks, as people call it: never the key itself. */
export function lacks(missing: string, schema: Schema | null): string {
  const calendar = /^calendar\.(\d{4})$/.exec(missing)
  if (calendar) {
    return `${calendar[1]}年的节假日安排`
  }
  if (missing.startsWith('rule.')) {
    return RULE
  }
  const titles: string[] = []
  let at: Schema | undefined = schema ?? undefined
  for (const step of missing.split(/[.[\]]+/).filter((each) => each !== '')) {
    if (/^\d+$/.test(step)) {
      at = at?.items ?? at
      continue
    }
    at = (at?.items ?? at)?.properties?.[step]
    if (at?.title) {
      titles.push(at.title)
    }
  }
  // The outermost names are of the form of the question and say nothing to people.
  const own = titles.filter((each) => each !== '事实')
  return own.length > 0 ? own.slice(-2).join('的') : '案卷里还没有写的一项事实'
}
