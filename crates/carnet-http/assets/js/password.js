// Says which rules of a new password are met, as one types. The service judges them again.
const RULES = {
  length: (typed, list) => [...typed].length >= Number(list.dataset.length),
  lower: (typed) => /\p{Ll}/u.test(typed),
  upper: (typed) => /\p{Lu}/u.test(typed),
  digit: (typed) => /[0-9]/.test(typed),
  special: (typed) => /[^\p{L}\p{N}\p{Cc}]/u.test(typed),
};

function show(list, typed) {
  for (const line of list.querySelectorAll("[data-rule]")) {
    const met = RULES[line.dataset.rule](typed, list);
    line.dataset.state = met ? "met" : "unmet";
    line.querySelector("[data-said]").textContent = met ? list.dataset.met : list.dataset.unmet;
  }
}

for (const list of document.querySelectorAll("[data-rules]")) {
  const field = document.getElementById(list.dataset.rules);
  field.addEventListener("input", () => show(list, field.value));
}
