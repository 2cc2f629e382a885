import { defineStore } from 'pinia'
import { computed, ref } from 'vue'
import { api, ApiError, carry, told } from '@/api/client'
import { conceal, recall } from '@/ui/drafts'
import { deaf, listen } from '@/ui/stream'

/** Who is signed in. */
export interface Who {
  account: string
  name: string
  body: string | null
  roles: { role: string; title: string; body: string }[]
  restrictions: { restriction: string; title: string }[]
  operations: string[]
  csrf: string
}

/** Who was signed in last, for when there is no network: what the pages show, and nothing that opens anything. */
const LAST = 'zhiheng.last'

export const useSession = defineStore('session', () => {
  const who = ref<Who | null>(null)
  const operations = computed(() => new Set(who.value?.operations ?? []))

  /** Whether somebody is signed in, asked of the server once a page is loaded. */
  async function load(): Promise<boolean> {
    try {
      who.value = (await told(api.GET('/api/v1/session'))) as unknown as Who
      carry(who.value.csrf)
      await recall(who.value.account).catch(() => undefined)
      localStorage.setItem(LAST, JSON.stringify({ ...who.value, csrf: '' }))
      listen()
    } catch (e) {
      const last = localStorage.getItem(LAST)
      if (e instanceof ApiError && e.status === 0 && last) {
        who.value = JSON.parse(last) as Who
        await recall(who.value.account).catch(() => undefined)
      } else {
        forget()
      }
    }
    return who.value !== null
  }

  async function signIn(name: string, password: string, code: string) {
    await api.POST('/api/v1/session', { body: { name, password, ...(code ? { code } : {}) } })
    await load()
  }

  async function signOut() {
    await api.DELETE('/api/v1/session').finally(forget)
  }

  function forget() {
    localStorage.removeItem(LAST)
    conceal()
    deaf()
    who.value = null
    carry(null)
  }

  function may(operation: string): boolean {
    return operations.value.has(operation)
  }

  function has(role: string): boolean {
    return who.value?.roles.some((each) => each.role === role) ?? false
  }

  return { who, load, signIn, signOut, forget, may, has }
})
