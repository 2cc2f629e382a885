import { onBeforeUnmount, onMounted, ref, type Ref } from 'vue'

/** Whether the browser says that there is a network. */
export function useOnline(): Ref<boolean> {
  const online = ref(navigator.onLine)
  const look = () => {
    online.value = navigator.onLine
  }
  onMounted(() => {
    addEventListener('online', look)
    addEventListener('offline', look)
  })
  onBeforeUnmount(() => {
    removeEventListener('online', look)
    removeEventListener('offline', look)
  })
  return online
}
