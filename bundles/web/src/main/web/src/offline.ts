/**
 * Keeps the pages on the device, so that they open without a network. What was loaded before the keeper was there is told to it; on a phone, the pages an officer needs
 * outdoors are loaded ahead.
 */
export async function keepPages() {
  if (!('serviceWorker' in navigator)) {
    return
  }
  await navigator.serviceWorker.register('/app/sw.js', { scope: '/app/' })
  const keeper = await navigator.serviceWorker.ready
  const loaded = performance
    .getEntriesByType('resource')
    .map((each) => new URL(each.name).pathname)
    .filter((each) => each.startsWith('/app/assets/'))
  keeper.active?.postMessage({ keep: loaded })
  if (matchMedia('(max-width: 640px), (display-mode: standalone)').matches) {
    setTimeout(() => void Promise.all([import('./cases/SpotPage.vue'), import('./cases/CasePage.vue'), import('./cases/NewCasePage.vue')]).catch(() => undefined), 3000)
  }
}
