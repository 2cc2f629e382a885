// Keeps the pages themselves for when there is no network; never what the server answers, which is of people. A new one takes over at once.
const PAGES = 'zhiheng-pages-1'
const START = '/app/'

self.addEventListener('install', (event) => {
  event.waitUntil(
    caches
      .open(PAGES)
      .then((cache) => cache.add(START))
      .then(() => self.skipWaiting()),
  )
})

self.addEventListener('activate', (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) => Promise.all(names.filter((each) => each !== PAGES).map((each) => caches.delete(each))))
      .then(() => self.clients.claim()),
  )
})

/** From the network, and kept; what was kept where there is none. */
async function start(request) {
  const cache = await caches.open(PAGES)
  try {
    const answer = await fetch(request)
    if (answer.ok) {
      await cache.put(START, answer.clone())
      await forgotten(cache, await answer.clone().text())
    }
    return answer
  } catch {
    return (await cache.match(START)) ?? Response.error()
  }
}

/** What has its hash in its name never changes; it is kept once it was asked for. */
async function lasting(request) {
  const cache = await caches.open(PAGES)
  const known = await cache.match(request)
  if (known) {
    return known
  }
  const answer = await fetch(request)
  if (answer.ok) {
    await cache.put(request, answer.clone())
  }
  return answer
}

/** Another version has come: what was kept of the last one is of no use. */
async function forgotten(cache, page) {
  const version = /\/app\/assets\/index-[^"]+\.js/.exec(page)?.[0]
  const before = await cache.match('/app/version')
  if (version && (!before || (await before.text()) !== version)) {
    for (const each of await cache.keys()) {
      if (new URL(each.url).pathname.startsWith('/app/assets/')) {
        await cache.delete(each)
      }
    }
    await cache.put('/app/version', new Response(version))
  }
}

self.addEventListener('fetch', (event) => {
  const url = new URL(event.request.url)
  if (event.request.method !== 'GET' || url.origin !== location.origin || !url.pathname.startsWith('/app/')) {
    return
  }
  if (event.request.mode === 'navigate') {
    event.respondWith(start(event.request))
  } else if (url.pathname.startsWith('/app/assets/')) {
    event.respondWith(lasting(event.request))
  }
})

self.addEventListener('message', (event) => {
  const paths = event.data?.keep
  if (Array.isArray(paths)) {
    event.waitUntil(Promise.all(paths.filter((each) => each.startsWith('/app/assets/')).map((each) => lasting(new Request(each)).catch(() => null))))
  }
})
