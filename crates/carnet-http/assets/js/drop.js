// One file dropped on its field; its type and size refused before it is sent, in the words of the server.
// Without this script the field works as it is.

const zone = document.querySelector("[data-drop-one]");
const input = zone?.querySelector('input[type="file"]');

if (input) {
  const words = zone.dataset;
  zone.append(zone.querySelector('template[data-parts="drop"]').content.cloneNode(true));
  input.addEventListener("change", check);
  zone.addEventListener("dragover", (event) => {
    event.preventDefault();
    words.over = "";
  });
  zone.addEventListener("dragleave", () => delete words.over);
  zone.addEventListener("drop", (event) => {
    event.preventDefault();
    delete words.over;
    if (event.dataTransfer.files.length === 0) return;
    const one = new DataTransfer();
    one.items.add(event.dataTransfer.files[0]);
    input.files = one.files;
    check();
  });

  function check() {
    const [file] = input.files;
    const said = zone.querySelector("[data-refusals]");
    said.replaceChildren();
    if (!file) return;
    const ending = file.name.split(".").pop().toLowerCase();
    const known = words.endings.split(",").includes(ending);
    const large = file.size > Number(words.limit) * 1024 * 1024;
    if (known && !large) return;
    const line = document.createElement("p");
    line.className = "wrong";
    line.textContent = `${file.name} – ${known ? words.tooLarge : words.typeRefused}`;
    said.append(line);
    input.value = "";
  }
}
