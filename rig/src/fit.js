// What cannot be read at this width and this size of text.
const found = [];
const named = (node) => {
  const classes = [...node.classList].map((name) => `.${name}`).join("");
  return `${node.tagName.toLowerCase()}${classes} “${(node.innerText ?? "").trim().slice(0, 40)}”`;
};
const page = document.documentElement;
if (page.scrollWidth > page.clientWidth) {
  // The innermost culprits say more than the boxes around them.
  const out = [...document.body.querySelectorAll("*")].filter((node) => {
    const box = node.getBoundingClientRect();
    return box.width > 1 && box.right + scrollX > page.clientWidth + 0.5;
  });
  const inner = out.filter((node) => !out.some((other) => other !== node && node.contains(other)));
  found.push(`wider than the window (${page.scrollWidth} > ${page.clientWidth}): ${inner.slice(0, 3).map(named).join(", ")}`);
}
const hides = (way) => way === "hidden" || way === "clip";
for (const node of document.body.querySelectorAll("*")) {
  const style = getComputedStyle(node);
  if (!hides(style.overflowX) && !hides(style.overflowY)) continue;
  // For ears only.
  if (node.clientWidth <= 1 || node.clientHeight <= 1 || style.clipPath !== "none") continue;
  if (node.closest("svg, details:not([open]) > :not(summary)") || !(node.innerText ?? "").trim()) continue;
  const wide = hides(style.overflowX) && node.scrollWidth > node.clientWidth + 1;
  const high = hides(style.overflowY) && node.scrollHeight > node.clientHeight + 1;
  if (wide || high) found.push(`cut off: ${named(node)}`);
}
return found;
