import { Briefcase, Files, House } from '@element-plus/icons-vue'
import type { Component } from 'vue'

/** An entry of the menu: a page, or a group of them. */
export interface Entry {
  title: string
  icon: Component
  /** Where it leads; none for a group. */
  to?: string
  below?: { title: string; to: string; needs?: string }[]
}

/** A register that may be looked at, as the server lists them. */
export interface RegisterEntry {
  id: string
  title: string
  /** In Chinese, under which registers are shown together. */
  group: string
}

/** The whole menu for somebody: what they may not use is not in it, nor a group with nothing. */
export function menu(may: (operation: string) => boolean, registers: RegisterEntry[]): Entry[] {
  const groups = [...new Set(registers.map((each) => each.group))]
  const all: Entry[] = [
    { title: '工作台', icon: House, to: '/' },
    { title: '办案', icon: Briefcase, below: [{ title: '案件', to: '/cases', needs: 'cases.use' }] },
    ...groups.map((group) => ({
      title: group,
      icon: Files,
      below: registers.filter((each) => each.group === group).map((each) => ({ title: each.title, to: `/registers/${each.id}` })),
    })),
  ]
  return all
    .map((each) => ({ ...each, below: each.below?.filter((one) => !('needs' in one) || !one.needs || may(one.needs)) }))
    .filter((each) => each.to !== undefined || (each.below?.length ?? 0) > 0)
}
