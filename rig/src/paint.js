// Runs before a page does, and notes how it comes up. `carnetPaint()` answers once it is painted.
(() => {
  if (window.top !== window) return;
  let lcp = null;
  let cls = 0;
  let tbt = 0;
  const watch = (type, note) => new PerformanceObserver((list) => list.getEntries().forEach(note))
    .observe({ type, buffered: true });
  watch("largest-contentful-paint", (entry) => { lcp = entry.startTime; });
  // What follows a person's own action is no surprise.
  watch("layout-shift", (entry) => { if (!entry.hadRecentInput) cls += entry.value; });
  watch("longtask", (entry) => { tbt += Math.max(0, entry.duration - 50); });

  // A head of an answer, as the Performance API counts it.
  const head = 300;
  // The documents a page shows are not the page.
  const isDocument = (entry) => /\/fichier(\?|$)/.test(entry.name) || entry.name.startsWith("blob:");
  window.carnetPaint = () => {
    if (lcp === null || document.readyState !== "complete") return null;
    const page = performance.getEntriesByType("navigation");
    // A browser asks for these now and then: they are counted apart, always.
    const links = document.querySelectorAll("link[rel~='icon'], link[rel='manifest'], link[rel='apple-touch-icon']");
    const apart = [...links].map((link) => link.href).filter((href) => !href.startsWith("data:"));
    const isPart = (entry) => !isDocument(entry) && !apart.includes(entry.name) && !entry.name.startsWith("data:");
    const all = [...page, ...performance.getEntriesByType("resource").filter(isPart)];
    return {
      bytes: all.reduce((sum, entry) => sum + entry.encodedBodySize + head, 0),
      requests: all.length,
      lcp, cls, tbt,
      apart,
    };
  };
})();
