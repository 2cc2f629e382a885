import { ref, shallowRef, type Ref, type ShallowRef } from 'vue'

/** Something asked of the server, with how it stands. */
export interface Asked<T> {
  value: ShallowRef<T | null>
  loading: Ref<boolean>
  error: ShallowRef<unknown>
  ask: () => Promise<void>
}

/** Asks when told to; of several answers under way only the last one counts. */
export function asked<T>(question: () => Promise<T>): Asked<T> {
  const value = shallowRef<T | null>(null)
  const loading = ref(false)
  const error = shallowRef<unknown>(null)
  let turn = 0

  async function ask() {
    const own = ++turn
    loading.value = value.value === null
    error.value = null
    try {
      const answer = await question()
      if (own === turn) {
        value.value = answer
      }
    } catch (e) {
      if (own === turn) {
        error.value = e
      }
    } finally {
      if (own === turn) {
        loading.value = false
      }
    }
  }

  return { value, loading, error, ask }
}
