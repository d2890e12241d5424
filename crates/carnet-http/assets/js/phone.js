// Lets the browser show a page of ours when there is no network. Everything works without it.
if ("serviceWorker" in navigator) {
  navigator.serviceWorker.register("/sw.js").catch(() => {});
}
