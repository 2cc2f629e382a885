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
  proposedByName: string | null
  proposedAt: string | null
  reason: string | null
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

const PLAIN: Record<string, string> = {
  true: '是',
  false: '否',
  department: '行政执法部门',
  township: '镇(街道)',
  yuan: '元',
  percent: '%',
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
