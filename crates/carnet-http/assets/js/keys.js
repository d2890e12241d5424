// Single keys for professionals: move along a list, from document to document, to the search and between pages.
//
// Only a convenience: everything is reached by Tab without it. Keys are never taken from a field, nor with Ctrl, Alt
// or Meta, and can be switched off for good in the help (WCAG 2.1.4).

const CHOICE = "carnet-keys";
const WAIT = 1200;
const help = document.querySelector("[data-keys-help]");
const dialog = help?.querySelector("dialog");
const choice = help?.querySelector("#keys-on");
let prefix = "";
let since = 0;

const remembered = () => {
  try { return localStorage.getItem(CHOICE) !== "off"; } catch { return true; }
};

const remember = (on) => {
  try { localStorage.setItem(CHOICE, on ? "on" : "off"); } catch { /* private mode: for this page only */ }
};

let on = remembered();

const follow = (name) => {
  const link = document.querySelector(`a[data-keys="${name}"]`);
  link?.click();
  return Boolean(link);
};

const items = () => [...document.querySelectorAll("[data-keys-list] a, .rows .row-title a")]
  .filter((link) => link.offsetParent !== null);

const move = (step) => {
  const links = items();
  if (links.length === 0) return false;
  const at = links.indexOf(document.activeElement);
  const next = at < 0 ? (step > 0 ? 0 : links.length - 1) : at + step;
  const link = links[Math.min(Math.max(next, 0), links.length - 1)];
  link.focus();
  link.scrollIntoView({ block: "nearest" });
  return true;
};

const search = () => {
  const field = document.querySelector("#q, #filter-recent, #ins");
  field?.focus();
  field?.select();
  return Boolean(field);
};

const open = () => {
  if (!dialog || dialog.open) return false;
  choice.checked = on;
  dialog.showModal();
  return true;
};

const actions = {
  j: () => move(1),
  k: () => move(-1),
  p: () => follow("previous"),
  n: () => follow("next"),
  "/": search,
  "?": open,
  "g e": () => follow("essentials"),
  "g d": () => follow("documents"),
};

const inField = (target) => target instanceof HTMLElement
  && (target.isContentEditable || target.closest("input, textarea, select, [role=textbox]") !== null);

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
  if (!on || dialog?.open || inField(event.target)) return;
  const key = event.key.length === 1 ? event.key.toLowerCase() : "";
  const pressed = prefix && event.timeStamp - since < WAIT ? `${prefix} ${key}` : key;
  prefix = "";
  if (pressed === "g") {
    [prefix, since] = ["g", event.timeStamp];
    return;
  }
  if (actions[pressed]?.()) event.preventDefault();
});

// Arrows move too, once one is on the list: before that they scroll, as everywhere.
document.addEventListener("keydown", (event) => {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!on || !step || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
  if (items().includes(document.activeElement) && move(step)) event.preventDefault();
});

if (help && dialog) {
  help.hidden = false;
  help.querySelector("[data-keys-open]").addEventListener("click", open);
  choice.addEventListener("change", () => {
    on = choice.checked;
    remember(on);
  });
}
