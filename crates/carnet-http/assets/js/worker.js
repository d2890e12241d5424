// Without a network: one page, or the emergency sheet that somebody chose to keep here. Nothing else is stored,
// and nothing is answered from here while there is a network.
const KEPT = "carnet-fiche";

self.addEventListener("install", (event) => {
  const fill = caches.open(SHELL.cache).then((cache) => cache.addAll(SHELL.files));
  event.waitUntil(fill.then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => {
  const old = (name) => name.startsWith("carnet-page-") && name !== SHELL.cache;
  const sweep = caches.keys().then((names) => Promise.all(names.filter(old).map((name) => caches.delete(name))));
  event.waitUntil(sweep.then(() => self.clients.claim()));
});

async function withoutNetwork() {
  const kept = await caches.open(KEPT).then((cache) => cache.match(SHELL.offline));
  return kept ?? (await caches.match(SHELL.offline)) ?? Response.error();
}

async function file(request) {
  return (await caches.match(request)) ?? fetch(request);
}

self.addEventListener("fetch", (event) => {
  const request = event.request;
  if (request.method !== "GET") return;
  if (request.mode === "navigate") {
    event.respondWith(fetch(request).catch(withoutNetwork));
  } else if (SHELL.files.includes(new URL(request.url).pathname)) {
    event.respondWith(file(request));
  }
});
