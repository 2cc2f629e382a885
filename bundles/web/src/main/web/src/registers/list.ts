import { onActivated, shallowRef } from 'vue'
import { get } from '@/ui/ask'
import { usePages } from '@/ui/pages'
import type { Row } from './registers'

/** What keys are called, by field. */
export type Names = Record<string, Record<string, string>>

const PAGE = '50'

/**
 * The rows of a register, page by page, with the names of what they point to. Asked when the page that shows them is opened.
 *
 * @param query what narrows them, as it is when they are asked for
 * @param before done once before they are asked for
 */
export function useRows(register: () => string, query: () => Record<string, string | null | undefined>, before: () => Promise<void> = async () => undefined) {
  const labels = shallowRef<Names>({})

  function call(names: Names) {
    const all = { ...labels.value }
    for (const [field, more] of Object.entries(names)) {
      all[field] = { ...all[field], ...more }
    }
    labels.value = all
  }

  const pages = usePages<Row>(async (after) => {
    await before()
    const found = await get<{ rows: Row[]; labels: Names; next: string | null }>(`/api/v1/registers/${register()}`, { ...query(), size: PAGE, after })
    call(found.labels)
    return found
  })
  onActivated(() => pages.list.ask())

  return { ...pages, labels, call }
}
