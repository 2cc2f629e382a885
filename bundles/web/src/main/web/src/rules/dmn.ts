/**
 * A decision table of a DMN file, to be looked at and changed. What stands around the rows is left as its author wrote it, so that the file differs from before only where
 * somebody has changed it. Whether a table is right is asked of the platform, never decided here.
 */
export interface Column {
  name: string
  label: string
  /** As DMN calls it: string, number, boolean, date. */
  type: string
  /** What may stand in it; empty where anything may. */
  allowed: string[]
}
export interface Row {
  id: string | null
  inputs: string[]
  outputs: string[]
  note: string
}
export interface Table {
  title: string
  hitPolicy: string
  aggregation: string | null
  inputs: Column[]
  outputs: Column[]
  rows: Row[]
}

export const HIT_POLICIES: { code: string; title: string; told: string }[] = [
  { code: 'UNIQUE', title: '只有一行命中', told: '任何情形只能有一行适用;重叠的不能启用' },
  { code: 'ANY', title: '几行命中时结果须相同', told: '可以重叠,重叠的各行结果应当一样' },
  { code: 'FIRST', title: '从上到下第一行', told: '取最上面适用的一行,行的次序有意义' },
  { code: 'PRIORITY', title: '按结果的优先次序', told: '取结果列写明的次序里最先的' },
  { code: 'RULE ORDER', title: '全部命中的行,按行的次序', told: '适用的各行都取' },
  { code: 'OUTPUT ORDER', title: '全部命中的行,按结果的次序', told: '适用的各行都取' },
  { code: 'COLLECT', title: '全部命中的行', told: '适用的各行都取,或者合计' },
]

const children = (of: Element, name: string) => [...of.children].filter((each) => each.localName === name)
const child = (of: Element, name: string) => children(of, name)[0] ?? null
const expression = (of: Element | null) => (of ? (child(of, 'text')?.textContent ?? '').trim() : '')

/** Texts of a list of constants without their quotes. */
function constants(text: string): string[] {
  return text === '' || text === '-' ? [] : [...text.matchAll(/"((?:[^"\\]|\\.)*)"|[^,\s]+/g)].map((each) => each[1] ?? each[0])
}

/** @throws Error when it is none */
export function read(xml: string): Table {
  const document = new DOMParser().parseFromString(xml, 'application/xml')
  const found = [...document.getElementsByTagName('*')].filter((each) => each.localName === 'decisionTable')
  const table = found[0]
  if (found.length !== 1 || !table) {
    throw new Error('这个文件里没有一张决策表')
  }
  return {
    title: table.parentElement?.getAttribute('name') ?? '',
    hitPolicy: table.getAttribute('hitPolicy') ?? 'UNIQUE',
    aggregation: table.getAttribute('aggregation'),
    inputs: children(table, 'input').map((each) => {
      const own = child(each, 'inputExpression')
      return { name: expression(own), label: each.getAttribute('label') ?? expression(own), type: own?.getAttribute('typeRef') ?? 'string', allowed: constants(expression(child(each, 'inputValues'))) }
    }),
    outputs: children(table, 'output').map((each) => ({
      name: each.getAttribute('name') ?? '',
      label: each.getAttribute('label') ?? each.getAttribute('name') ?? '',
      type: each.getAttribute('typeRef') ?? 'string',
      allowed: constants(expression(child(each, 'outputValues'))),
    })),
    rows: children(table, 'rule').map((each) => ({
      id: each.getAttribute('id'),
      inputs: children(each, 'inputEntry').map(expression),
      outputs: children(each, 'outputEntry').map(expression),
      note: expression(child(each, 'annotationEntry')),
    })),
  }
}

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
const quoted = (text: string) => escaped(text).replaceAll('"', '&quot;')

/** The file with the table's rows and hit policy as they are now. */
export function write(xml: string, table: Table): string {
  const prefix = /<([\w.-]+:)?decisionTable\b/.exec(xml)?.[1] ?? ''
  const entry = (name: string, text: string) => `        <${prefix}${name}><${prefix}text>${escaped(text)}</${prefix}text></${prefix}${name}>\n`
  const noted = new RegExp(`<${prefix}annotation\\b`).test(xml) || table.rows.some((each) => each.note !== '')
  const rows = table.rows
    .map(
      (each) =>
        `      <${prefix}rule${each.id ? ` id="${quoted(each.id)}"` : ''}>\n${each.inputs.map((one) => entry('inputEntry', one)).join('')}${each.outputs.map((one) => entry('outputEntry', one)).join('')}${noted ? entry('annotationEntry', each.note) : ''}      </${prefix}rule>`,
    )
    .join('\n')
  const first = xml.search(new RegExp(`[ \\t]*<${prefix}rule\\b`))
  const closing = `</${prefix}rule>`
  const body = `${xml.slice(0, first)}${rows}${xml.slice(xml.lastIndexOf(closing) + closing.length)}`
  return body.replace(new RegExp(`<${prefix}decisionTable\\b[^>]*>`), (open) => {
    const rest = open.replace(/\s(hitPolicy|aggregation)="[^"]*"/g, '')
    return rest.replace(/>$/, ` hitPolicy="${table.hitPolicy}"${table.hitPolicy === 'COLLECT' && table.aggregation ? ` aggregation="${table.aggregation}"` : ''}>`)
  })
}

/** A cell of a file that {@link write} made. */
export interface Place {
  /** From 0. */
  row: number
  /** From 0 among the row's inputs and then its outputs; null where the whole row is meant. */
  cell: number | null
}

/** Which row or cell a line of such a file is of, from 1; null for what is none. */
export function placeOf(xml: string, line: number): Place | null {
  const lines = xml.split('\n')
  let row = -1
  let cell = -1
  let within = false
  for (let at = 0; at < Math.min(line, lines.length); at++) {
    const text = lines[at]!
    if (/<([\w.-]+:)?rule\b/.test(text)) {
      row++
      cell = -1
      within = true
    } else if (/<([\w.-]+:)?(input|output)Entry\b/.test(text)) {
      cell++
    } else if (/<\/([\w.-]+:)?rule>/.test(text)) {
      within = false
    }
  }
  return within ? { row, cell: cell < 0 ? null : cell } : null
}

const TRUTH: Record<string, string> = { true: '是', false: '否', null: '没有' }
const plain = (text: string) => {
  const one = text.trim()
  const dated = /^(?:date\()?@?"(\d{4}-\d{2}-\d{2})"\)?$/.exec(one)
  return dated?.[1] ?? /^"(.*)"$/.exec(one)?.[1] ?? TRUTH[one] ?? one
}

/** A condition in words, as far as it has common ones. */
export function condition(text: string): string {
  const own = text.trim()
  if (own === '-' || own === '') {
    return '不限'
  }
  const not = /^not\((.*)\)$/.exec(own)
  if (not) {
    return `不是${condition(not[1]!)}`
  }
  const range = /^([[(\]])\s*(.+?)\s*\.\.\s*(.+?)\s*([\])[])$/.exec(own)
  if (range) {
    return `${plain(range[2]!)}以上(${range[1] === '[' ? '含' : '不含'}),${plain(range[3]!)}以下(${range[4] === ']' ? '含' : '不含'})`
  }
  const compared = /^(<=|>=|<|>)\s*(.+)$/.exec(own)
  if (compared) {
    const at = plain(compared[2]!)
    return { '<': `不足${at}`, '<=': `${at}以下(含)`, '>': `超过${at}`, '>=': `${at}以上(含)` }[compared[1]!]!
  }
  return own
    .split(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/)
    .map(plain)
    .join('、')
}

/** A result in words. */
export function result(text: string): string {
  return text.trim() === '' ? '没有' : plain(text)
}

/** What the platform says of a table, with columns called as people call them. */
export function worded(message: string, table: Table): string {
  return [...table.inputs, ...table.outputs].reduce(
    (told, each) => (each.name === '' || each.name === each.label ? told : told.replaceAll(new RegExp(`(?<![\\w.])${each.name.replaceAll('.', '\\.')} = (\\S*?)(?=,|,|$)`, 'g'), (_, value: string) => `${each.label}是${TRUTH[value] ?? value}`)),
    message,
  )
}

/** A row in which nothing is asked and nothing given. */
export function emptyRow(table: Table): Row {
  return { id: null, inputs: table.inputs.map(() => '-'), outputs: table.outputs.map(() => 'null'), note: '' }
}
