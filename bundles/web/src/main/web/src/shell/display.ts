import { defineStore } from 'pinia'
import { ref } from 'vue'

const KEPT = 'zhiheng.display'

interface Kept {
  dark: boolean
  dense: boolean
  large: boolean
}

function kept(): Kept {
  const standard = { dark: matchMedia('(prefers-color-scheme: dark)').matches, dense: false, large: false }
  try {
    return { ...standard, ...JSON.parse(localStorage.getItem(KEPT) ?? '{}') }
  } catch {
    return standard
  }
}

/** How this browser's user likes to see pages. Kept in the browser; says nothing of anybody. */
export const useDisplay = defineStore('display', () => {
  const before = kept()
  const dark = ref(before.dark)
  const dense = ref(before.dense)
  const large = ref(before.large)

  function apply() {
    document.documentElement.classList.toggle('dark', dark.value)
    document.documentElement.classList.toggle('large', large.value)
  }

  function change(what: keyof Kept) {
    const all = { dark, dense, large }
    all[what].value = !all[what].value
    localStorage.setItem(KEPT, JSON.stringify({ dark: dark.value, dense: dense.value, large: large.value }))
    apply()
  }

  return { dark, dense, large, apply, change }
})
