import { get } from '@/ui/ask'

export interface PackageInfo {
  id: string
  version: string
  layer: string
  division: string
  title: string
  parent: string | null
  contentHash: string
  origin: string
}
export interface RuleLine {
  kind: string
  id: string
  title: string
  summary: string
}
export interface Source {
  document: string
  number: string | null
  article: string | null
  phrase: string | null
}
export interface Doubt {
  packageId: string
  version: string
  kind: string
  rule: string
  title: string
  from: string | null
  value: string
  doubt: string
  reading: string | null
  verified: string
  source: Source | null
}
export interface RuleHistory {
  rule: string
  kind: string
  title: string
  values: {
    packageId: string
    version: string
    from: string | null
    until: string | null
    value: string
    verified: string
    doubt: string | null
    reading: string | null
    source: Source | null
    mayOverride: string | null
  }[]
  holding: { from: string | null; until: string | null; value: string; packageId: string; version: string; personMustConfirm: boolean }[]
}
export interface Delivery {
  state: string
  package: string
  version: string
  contentHash: string
  origin: string
  at: string
  reason: string | null
  faults: { file?: string; line?: number; message?: string; hint?: string }[]
}
export interface Proposal {
  id: string
  change: string
  subject: string
  note: string | null
  state: string
  proposedBy: string
  proposedByName: string | null
  proposedAt: string | null
  decidedByName: string | null
  decidedAt: string | null
  reason: string | null
}
export interface Fault {
  severity: string
  code: string
  file?: string
  line?: number
  message?: string
  hint?: string | null
}
/** What a rule, or a whole package, says otherwise. */
export interface Change {
  packageId: string
  kind: string
  /** Null where the whole package is meant. */
  rule: string | null
  before: string | null
  after: string | null
}
/** A candidate that is looked at and not in force. */
export interface Draft {
  draft: string
  package: string | null
  version: string | null
  usable: boolean
  faults: Fault[]
  tests: number
  changes: Change[]
}
export interface Generation {
  number: number
  madeAt: string
  cause: string
  packages: PackageInfo[]
}
/** What packages and their rules are called; rules by package and id with a slash between. */
export interface Naming {
  packages: Record<string, string>
  rules: Record<string, RuleLine>
}

export const LAYERS: Record<string, string> = { nation: '全国', field: '领域', province: '省', city: '市', district: '区县', department: '部门' }
export const KINDS: Record<string, string> = { parameter: '参数', term: '期限', table: '裁量表', list: '清单', procedure: '程序', template: '文书', duty: '任务' }
export const VERIFIED: Record<string, string> = { text: '核对过原文', partial: '部分核对过原文', memory: '没有核对原文' }
export const STATES: Record<string, string> = {
  awaiting: '等待复核',
  refused: '没有通过检查',
  waiting: '等待上级规则包',
  retired: '已停用',
  'rolled-back': '已退回',
}
export const CHANGES: Record<string, string> = { activate: '启用', 'roll-back': '退回', retire: '停用' }

/** The address of a package's page: an address with a dot is one of a file. */
export function pageOf(id: string): string {
  return `/rules/packages/${id.replaceAll('.', '~')}`
}

export function packages(): Promise<PackageInfo[]> {
  return get<{ packages: PackageInfo[] }>('/api/v1/rules').then((answer) => answer.packages)
}

/** What the packages in force call themselves, and what those that changes are about call their rules. */
export async function naming(changes: Change[]): Promise<Naming> {
  const all = await packages()
  const about = new Set(changes.filter((each) => each.rule !== null).map((each) => each.packageId))
  const shown = await Promise.all(all.filter((each) => about.has(each.id)).map((each) => get<{ rules: RuleLine[] }>(`/api/v1/rules/packages/${each.id}`).then(({ rules }) => rules.map((rule) => [`${each.id}/${rule.kind === 'template' ? 'template ' : ''}${rule.id}`, rule] as const))))
  return { packages: Object.fromEntries(all.map((each) => [each.id, each.title])), rules: Object.fromEntries(shown.flat()) }
}

/** Why a generation was made, with what packages are called in place of their ids. */
export function caused(cause: string, titles: Record<string, string>): string {
  return cause
    .split(' ')
    .map((word) => titles[word] ?? word)
    .join(' ')
}

const PLAIN: Record<string, string> = {
  true: '是',
  false: '否',
  department: '行政执法部门',
  township: '镇(街道)',
  yuan: '元',
  percent: '%',
  null: '没有',
  UNIQUE: '只有一行命中',
  ANY: '命中的各行结果相同',
  PRIORITY: '按结果的优先次序',
  FIRST: '从上到下第一行',
  COLLECT: '全部命中的行',
  person: '人',
  MONTH: '个月',
  CALENDAR_DAY: '日',
  WORKING_DAY: '个工作日',
  YEAR: '年',
  HOUR: '小时',
  'calendar-day': '日',
  'working-day': '个工作日',
  month: '个月',
  year: '年',
  hour: '小时',
}
/** A value of a rule with its unit in words. What is a code of the rules' own stays as it is. */
export function plain(value: string): string {
  return value.replace(/(?<![\w-])[A-Za-z_-]+(?![\w-])/g, (word) => PLAIN[word] ?? word)
}

/** How a source is cited. */
export function cited(source: Source | null): string {
  return source ? `${source.document}${source.number ? `(${source.number})` : ''}${source.article ?? ''}` : ''
}
