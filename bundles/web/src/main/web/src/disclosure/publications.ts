export interface ShownField {
  name: string
  title: string
  value: string | null
  editable: boolean
  channels: string[]
}
export interface Matter {
  id: string
  source: string | null
  kind: string
  kindTitle: string
  body: string
  number: string | null
  title: string
  decidedOn: string | null
  state: string
  due: string | null
  safeDue: string | null
  withdrawBy: string | null
  publishedOn: string | null
  shownUntil: string | null
  socialImpact: boolean
  exception: string | null
  channels: { channel: string; title: string; due: string | null; pushed: boolean; shownUntil: string | null }[]
  shown: ShownField[]
  draft: ShownField[]
  why: string[]
  version: number
}
export const PUBLICATION_STATES: Record<string, string> = {
  pending: '待公示',
  undetermined: '不能确定',
  'not-public': '依法不公示',
  excepted: '批准不公示',
  published: '已公示',
  'to-withdraw': '待撤回',
  withdrawn: '已撤回',
  ended: '公示期满',
}
