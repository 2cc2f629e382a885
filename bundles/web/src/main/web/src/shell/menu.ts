import { Briefcase, Collection, Files, House, Setting, Stamp } from '@element-plus/icons-vue'
import type { Component } from 'vue'

interface Page {
  title: string
  to: string
  /** The operation without which the page has nothing to show; one of several is enough. */
  needs?: string[]
}

/** An entry of the menu: a page, or a group of them. */
export interface Entry {
  title: string
  icon: Component
  /** Where it leads; none for a group. */
  to?: string
  below?: Page[]
}

/** A register that may be looked at, as the server lists them. */
export interface RegisterEntry {
  id: string
  title: string
  /** In Chinese, under which registers are shown together. */
  group: string
}

const PAGES: Entry[] = [
  { title: '工作台', icon: House, to: '/' },
  {
    title: '办案',
    icon: Briefcase,
    below: [
      { title: '案件', to: '/cases', needs: ['cases.use'] },
      { title: '当场处罚', to: '/spot', needs: ['case.decide-on-the-spot'] },
      { title: '登记线索', to: '/new-case', needs: ['case.open'] },
      { title: '检索案卷', to: '/search', needs: ['cases.use'] },
      { title: '接收的案卷', to: '/archives', needs: ['cases.use'] },
      { title: '到期案卷', to: '/retention', needs: ['case.archive', 'case.decide'] },
      { title: '公众线索', to: '/clues', needs: ['case.open'] },
      { title: '公示事项', to: '/publications', needs: ['disclosure.view'] },
    ],
  },
  {
    title: '人员和权责',
    icon: Stamp,
    below: [
      { title: '执法人员', to: '/people', needs: ['officers.view'] },
      { title: '队伍监测', to: '/monitors', needs: ['monitors.view'] },
      { title: '赋权矩阵', to: '/matrix', needs: ['empowerment.view'] },
      { title: '裁量基准', to: '/benchmarks', needs: ['benchmarks.view'] },
    ],
  },
  {
    title: '规则',
    icon: Collection,
    below: [
      { title: '在用的规则', to: '/rules', needs: ['rules.view'] },
      { title: '决策表', to: '/rules/tables', needs: ['rules.view'] },
      { title: '存疑', to: '/rules/doubts', needs: ['rules.view'] },
      { title: '提问', to: '/rules/ask', needs: ['ruling.ask'] },
      { title: '规则变更', to: '/rules/releases', needs: ['rules.preview', 'rules.propose', 'rules.release'] },
    ],
  },
]
const SYSTEM: Entry = {
  title: '系统',
  icon: Setting,
  below: [
    { title: '账号和角色', to: '/accounts', needs: ['account.open', 'role.grant'] },
    { title: '审计', to: '/audit', needs: ['audit.view'] },
    { title: '全过程记录', to: '/record', needs: ['record.verify', 'record.resume'] },
    { title: '运行状况', to: '/health', needs: ['system.health'] },
    { title: '我的账号', to: '/account' },
  ],
}

/** The whole menu for somebody: what they may not use is not in it, nor a group with nothing. */
export function menu(may: (operation: string) => boolean, registers: RegisterEntry[]): Entry[] {
  const groups = [...new Set(registers.map((each) => each.group))]
  const all: Entry[] = [
    ...PAGES,
    ...groups.map((group) => ({
      title: group,
      icon: Files,
      below: registers.filter((each) => each.group === group).map((each) => ({ title: each.title, to: `/registers/${each.id}` })) as Page[],
    })),
    SYSTEM,
  ]
  return all
    .map((each) => ({ ...each, below: each.below?.filter((one) => !one.needs || one.needs.some(may)) }))
    .filter((each) => each.to !== undefined || (each.below?.length ?? 0) > 0)
}

/** Where a page stands: the group and the entry under which it is, the longest address first. */
export function place(entries: Entry[], path: string): { group: string; page: { title: string; to: string } } | null {
  let best: { group: string; page: Page } | null = null
  for (const entry of entries) {
    for (const page of entry.below ?? []) {
      if ((path === page.to || path.startsWith(`${page.to}/`)) && page.to.length > (best?.page.to.length ?? 0)) {
        best = { group: entry.title, page }
      }
    }
  }
  return best
}
