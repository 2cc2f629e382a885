import { defineStore } from 'pinia'
import { ref } from 'vue'

export interface Tab {
  path: string
  title: string
}

const MOST = 12

/** The pages that are open side by side. The workbench is always there. */
export const useTabs = defineStore('tabs', () => {
  const open = ref<Tab[]>([{ path: '/', title: '工作台' }])

  /** Opens a page, or finds it. Of too many the one that was opened first is closed. */
  function visit(path: string, title: string) {
    if (!open.value.some((each) => each.path === path)) {
      open.value.push({ path, title })
      if (open.value.length > MOST) {
        open.value.splice(1, 1)
      }
    }
  }

  /** Gives a page the name of what it shows. */
  function name(path: string, title: string) {
    const tab = open.value.find((each) => each.path === path)
    if (tab) {
      tab.title = title
    }
  }

  /** @returns the page to go to, where the one that is closed was the one shown */
  function close(path: string): string {
    const at = open.value.findIndex((each) => each.path === path)
    if (at > 0) {
      open.value.splice(at, 1)
    }
    return open.value[Math.min(Math.max(at - 1, 0), open.value.length - 1)]?.path ?? '/'
  }

  return { open, visit, name, close }
})
