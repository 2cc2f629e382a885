import { day, moment } from '@/ui/words'
import { FACTORS, FACTOR_WORDS } from './discretion'
import { checks, type Procedure } from './procedure'
import { named, type CaseFile, type Field, type Kind, type Labels, type Piece } from './cases'

const SAME_FILE = 'case:'

/** What may be chosen where a field names pieces of the same file. */
export function choices(field: Field, file: CaseFile, kinds: Kind[]): { code: string; title: string }[] {
  if (!field.register?.startsWith(SAME_FILE)) {
    return Object.entries(file.labels.registers?.[field.register ?? ''] ?? {}).map(([code, title]) => ({ code, title }))
  }
  const kind = field.register.slice(SAME_FILE.length)
  return file.pieces
    .filter((each) => each.kind === kind)
    .map((each) => ({ code: each.key!, title: label(each, kinds, file.labels) }))
}

/** What a piece is called in a list: the value of the field by which its kind is called. */
export function label(piece: Piece, kinds: Kind[], labels: Labels): string {
  const kind = kinds.find((each) => each.id === piece.kind)
  const field = kind?.fields.find((each) => each.name === kind.label)
  return (field && text(field, (piece.values as Record<string, unknown>)[field.name], labels)) || kind?.title || ''
}

/** A value as people read it. */
export function text(field: Field, value: unknown, labels: Labels, file?: CaseFile, kinds?: Kind[]): string {
  if (value === null || value === undefined) {
    return ''
  }
  if (Array.isArray(value)) {
    return value.map((each) => text({ ...field, kind: field.kind === 'words' ? 'word' : field.kind }, each, labels, file, kinds)).join('、')
  }
  if (field.kind === 'boolean') {
    return value === true ? '是' : '否'
  }
  if (field.codes) {
    return field.codes[String(value)] ?? String(value)
  }
  if (field.words.length > 0) {
    return field.words.find((each) => each.code === value)?.title ?? String(value)
  }
  if (field.kind === 'date') {
    return day(String(value))
  }
  if (field.kind === 'moment') {
    return moment(String(value))
  }
  if (field.kind === 'body') {
    return labels.bodies[String(value)] ?? String(value)
  }
  if (field.register?.startsWith(SAME_FILE)) {
    const kind = field.register.slice(SAME_FILE.length)
    const piece = file?.pieces.find((each) => each.kind === kind && each.key === value)
    return piece && kinds ? label(piece, kinds, labels) : String(value)
  }
  if (field.register) {
    return named(labels, field.register, String(value))
  }
  return String(value)
}

/** The kinds with the words for what is written as codes: factors, documents, questions that a head concludes, divisions. */
export function enriched(kinds: Kind[], procedure: Procedure | null, documents: Record<string, string>, divisions: Record<string, string>): Kind[] {
  const codes: Record<string, Record<string, string>> = {
    'factor.name': FACTORS,
    'factor.value': FACTOR_WORDS.harm!,
    'service.document': documents,
    'document.document': documents,
    'conclusion.question': procedure ? checks(procedure) : {},
  }
  return kinds.map((kind) => ({
    ...kind,
    fields: kind.fields.map((field) => {
      const own = field.kind === 'division' ? divisions : codes[`${kind.id}.${field.name}`]
      return own ? { ...field, codes: own } : field
    }),
  }))
}
