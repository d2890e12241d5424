// What has the focus, where it stands, and whether a person sees it.
const element = document.activeElement;
if (!element || element === document.body || element === document.documentElement) return null;

const step = (node) => {
  const alike = [...(node.parentElement?.children ?? [])].filter((one) => one.tagName === node.tagName);
  const rank = alike.length > 1 ? `:${alike.indexOf(node) + 1}` : "";
  return node.tagName.toLowerCase() + (node.id ? `#${node.id}` : rank);
};
const steps = [];
for (let node = element; node && node !== document.body; node = node.parentElement) steps.unshift(step(node));

const outlined = (node) => {
  const style = getComputedStyle(node);
  const seen = !/(transparent|, 0\))$/.test(style.outlineColor);
  return style.outlineStyle !== "none" && Number.parseFloat(style.outlineWidth) >= 1 && seen;
};
// A box that is drawn by its label is outlined there.
const drawn = [element, ...(element.labels ?? [])];

const box = element.getBoundingClientRect();
const inside = box.width > 0 && box.height > 0
  && box.bottom > 0 && box.right > 0 && box.top < innerHeight && box.left < innerWidth;
const within = (low, high, most) => (Math.max(low, 0) + Math.min(high, most)) / 2;
const top = inside && document.elementFromPoint(
  within(box.left, box.right, innerWidth), within(box.top, box.bottom, innerHeight));
// A link that wraps has a middle that is not its own: its first line is.
const line = element.getClientRects()[0];
const first = line && document.elementFromPoint(line.left + line.width / 2, line.top + line.height / 2);
const own = (hit) => Boolean(hit) && (element.contains(hit) || hit.contains(element)
  || [...(element.labels ?? [])].some((label) => label.contains(hit)));

// Everything a Tab may stop at; of a group of radio buttons it stops at one.
const stops = [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex]")]
  .filter((one) => one.tabIndex >= 0 && !one.disabled && one.type !== "hidden" && one.checkVisibility({ visibilityProperty: true }))
  .filter((one) => one.type !== "radio" || one === element || one.name !== element.name);
const follows = (one, way) => (element.compareDocumentPosition(one) & way) !== 0;

return {
  element,
  before: stops.filter((one) => follows(one, Node.DOCUMENT_POSITION_PRECEDING)).length,
  after: stops.filter((one) => follows(one, Node.DOCUMENT_POSITION_FOLLOWING)).length,
  place: steps.join(" "),
  ring: drawn.some(outlined),
  uncovered: inside && (own(top) || own(first)),
};
