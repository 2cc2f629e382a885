import { ref, shallowRef, type Ref, type ShallowRef } from 'vue'
import { asked, type Asked } from './asked'

/** One page of a list as the server gives it: its rows, and the word for the page after it. */
export interface Page<T> {
  rows: T[]
  next: string | null
}

export interface Pages<T> {
  rows: ShallowRef<T[]>
  /** The word for the next page; null on the last. */
  next: Ref<string | null>
  list: Asked<Page<T>>
  further: () => Promise<void>
}

/**
 * A list that comes page by page: asking begins it anew, and what is further is added. What comes of a list that was begun anew meanwhile is dropped, so that no row of
 * another question stands in it.
 *
 * @param question asks for a page, the first with null
 */
export function usePages<T>(question: (after: string | null) => Promise<Page<T>>): Pages<T> {
  const rows = shallowRef<T[]>([])
  const next = ref<string | null>(null)
  let turn = 0

  const list = asked(async () => {
    const own = ++turn
    const found = await question(null)
    if (own === turn) {
      rows.value = found.rows
      next.value = found.next
    }
    return found
  })

  async function further() {
    const own = turn
    const found = await question(next.value)
    if (own === turn) {
      rows.value = [...rows.value, ...found.rows]
      next.value = found.next
    }
  }

  return { rows, next, list, further }
}
