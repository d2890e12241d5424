// The holder's list: counts what is ticked, ticks all. Everything is sent by plain buttons without it.

const form = document.getElementById("choix");

if (form) {
  const boxes = [...form.querySelectorAll("input[name='d']")];
  const deeds = form.querySelector(".deeds");
  const said = deeds.querySelector("[data-none]");
  const all = deeds.querySelector("[data-all]");

  const ticked = () => boxes.filter((box) => box.checked).length;

  const tell = () => {
    const count = ticked();
    const { none, one, many } = said.dataset;
    said.textContent = count === 0 ? none : count === 1 ? one : many.replace("…", count);
    all.textContent = count === boxes.length ? all.dataset.nothing : all.dataset.all;
  };

  form.addEventListener("change", (event) => {
    if (event.target.name === "d") tell();
  });
  all.addEventListener("click", () => {
    const tick = ticked() < boxes.length;
    for (const box of boxes) box.checked = tick;
    tell();
  });
  said.setAttribute("aria-live", "polite");
  all.hidden = false;
  // A page come back to keeps its ticks.
  tell();
}
