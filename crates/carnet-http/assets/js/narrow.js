// Narrows a list as one types. The list is whole without it.

const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

for (const box of document.querySelectorAll("[data-narrow]")) {
  const field = box.querySelector("input");
  const list = document.getElementById(box.dataset.narrow);
  const told = box.querySelector("[role=status]");
  if (!field || !list) continue;
  box.hidden = false;
  const rows = [...list.children].map((row) => [row, fold(row.textContent)]);
  field.addEventListener("input", () => {
    const words = fold(field.value).split(/\s+/).filter(Boolean);
    let left = 0;
    for (const [row, text] of rows) {
      row.hidden = !words.every((word) => text.includes(word));
      left += row.hidden ? 0 : 1;
    }
    told.textContent = left === 0 ? box.dataset.none : "";
  });
}
