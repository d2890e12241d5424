// Adding a document, with more comfort than the plain form: files are dropped, photographs become a pile of
// pages that are ordered, turned and removed, made smaller here and sent with a progress bar. Every sentence
// comes from the page (data-…). Without this script, or what it needs, the form works as it is.

const SIDE_MAX = 2000;
/** What is shown on the pile: twenty whole pages would fill a small telephone. */
const SHOWN_SIDE = 320;
const LIGHT_BYTES = 1_500_000;
const CAPABLE = "createImageBitmap" in window && "upload" in XMLHttpRequest.prototype && "replaceWith" in Element.prototype;

/** Pages of the document being made; they outlive a form that comes back with mistakes. */
let leaves = [];
let form, pile, said, sending;
let changed = false;
let busy = Promise.resolve();
let dragged = null;

const part = (name) => form.querySelector(`template[data-parts="${name}"]`);
const word = (text, value) => text.replace("#", value);

if (CAPABLE && document.querySelector("form[data-add]")) {
  mount();
  addEventListener("beforeunload", (event) => {
    if (changed) event.preventDefault();
  });
}

/** Puts the comfort into the form that is on the page. */
function mount() {
  form = document.querySelector("form[data-add]");
  const drop = form.querySelector("[data-drop]");
  const input = form.elements.fichier;
  form.querySelector("[data-paper]").remove();
  form.querySelector("[data-again]")?.remove();
  drop.append(part("drop").content.cloneNode(true), part("pile").content.cloneNode(true));
  pile = drop.querySelector("[data-leaves]");
  said = drop.querySelector("[data-said]");
  input.addEventListener("change", () => {
    take([...input.files]);
    // The pile holds them now; the same file may be chosen again.
    input.value = "";
  });
  drop.querySelector('[data-do="camera"]').addEventListener("click", photograph);
  drop.addEventListener("dragover", (event) => over(event, drop, dragged === null));
  drop.addEventListener("dragleave", () => delete drop.dataset.over);
  drop.addEventListener("drop", (event) => {
    event.preventDefault();
    delete drop.dataset.over;
    if (dragged === null) take([...event.dataTransfer.files]);
  });
  pile.addEventListener("click", (event) => work(event.target.closest("[data-do]")));
  form.elements["noir-et-blanc"].addEventListener("change", show);
  form.addEventListener("input", () => (changed = true));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    busy = busy.then(send);
  });
  show();
}

function over(event, element, wanted) {
  if (!wanted) return;
  event.preventDefault();
  element.dataset.over = "";
}

/** Opens the camera of a telephone. */
function photograph() {
  const camera = Object.assign(document.createElement("input"), { type: "file", accept: "image/*" });
  camera.setAttribute("capture", "environment");
  camera.addEventListener("change", () => take([...camera.files]));
  camera.click();
}

/** Adds files one after the other: several large pictures at once would fill a small telephone. */
function take(files) {
  changed = true;
  refuse([]);
  busy = busy.then(async () => {
    const words = part("pile").dataset;
    const refusals = [];
    say(words.preparing);
    for (const file of files) {
      const leaf = await admit(file, words);
      if (typeof leaf === "string") refusals.push(`${file.name} – ${leaf}`);
      else leaves.push(leaf);
    }
    refuse(refusals);
    show();
    say(files.length > refusals.length ? word(words.added, leaves.length) : "");
  });
}

/** A page, or the sentence that says why not: the server would say the same. */
async function admit(file, words) {
  const ending = file.name.split(".").pop().toLowerCase();
  const whole = words.endings.split(",").includes(ending);
  if (leaves.length > 0 && (whole || !leaves[0].url)) return words.mixed;
  if (leaves.length >= Number(words.pages)) return words.tooMany;
  if (whole) {
    const large = file.size > Number(words.limit) * 1024 * 1024;
    return large ? words.tooLarge : { file, name: file.name, turn: 0 };
  }
  if (!file.type.startsWith("image/")) return words.typeRefused;
  try {
    return { name: file.name, turn: 0, ...(await shrink(file)) };
  } catch {
    return words.unreadable;
  }
}

/** The picture upright, no larger than a page needs, and nothing beside its pixels; and a small one to show. */
async function shrink(file) {
  const seen = await createImageBitmap(file, { imageOrientation: "from-image" });
  const small = Math.max(seen.width, seen.height) <= SIDE_MAX && file.size <= LIGHT_BYTES;
  const kept = small && /^image\/(jpeg|png)$/.test(file.type);
  const smaller = kept ? file : await drawn(seen, SIDE_MAX);
  const url = URL.createObjectURL(await drawn(seen, SHOWN_SIDE));
  seen.close();
  return { file: smaller, url };
}

/** A JPEG of a picture, no side longer than that. */
function drawn(seen, side) {
  const scale = Math.min(1, side / Math.max(seen.width, seen.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(seen.width * scale));
  canvas.height = Math.max(1, Math.round(seen.height * scale));
  const pen = canvas.getContext("2d");
  pen.fillStyle = "#fff";
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.imageSmoothingQuality = "high";
  pen.drawImage(seen, 0, 0, canvas.width, canvas.height);
  return new Promise((done, failed) => {
    canvas.toBlob((blob) => (blob ? done(blob) : failed(new Error("canvas"))), "image/jpeg", 0.85);
  });
}

/** Does what a button of a page says. */
function work(button) {
  if (!button) return;
  const at = [...pile.children].indexOf(button.closest("li"));
  const words = part("pile").dataset;
  const does = button.dataset.do;
  if (does === "up" || does === "down") {
    const to = does === "up" ? at - 1 : at + 1;
    move(at, to, does);
  } else if (does === "turn") {
    leaves[at].turn = (leaves[at].turn + 90) % 360;
    show(at, does);
    say(word(words.turned, at + 1));
  } else {
    const [gone] = leaves.splice(at, 1);
    if (gone.url) URL.revokeObjectURL(gone.url);
    refuse([]);
    show(Math.min(at, leaves.length - 1), does);
    say(word(words.removed, at + 1));
  }
  changed = true;
}

function move(from, to, does) {
  const [leaf] = leaves.splice(from, 1);
  leaves.splice(to, 0, leaf);
  show(to, does);
  say(word(part("pile").dataset.moved, to + 1));
}

/** Draws the pile; the focus stays on the button that was used, or on its neighbour. */
function show(at = -1, does = "") {
  const words = part("pile").dataset;
  pile.toggleAttribute("data-black", form.elements["noir-et-blanc"].checked);
  pile.replaceChildren(...leaves.map((leaf, number) => draw(leaf, number, words)));
  const buttons = pile.children[at]?.querySelectorAll("[data-do]:not(:disabled)") ?? [];
  const same = [...buttons].find((button) => button.dataset.do === does) ?? buttons[0];
  if (same) same.focus();
  else if (does) form.elements.fichier.focus();
}

function draw(leaf, number, words) {
  const item = part("leaf").content.firstElementChild.cloneNode(true);
  const picture = item.querySelector("img");
  if (leaf.url) {
    picture.src = leaf.url;
    picture.dataset.turn = leaf.turn;
    item.querySelector("[data-name]").textContent = word(words.page, number + 1);
  } else {
    picture.parentElement.remove();
    item.querySelector("[data-name]").textContent = leaf.name;
  }
  for (const button of item.querySelectorAll("[data-do]")) {
    const does = button.dataset.do;
    button.setAttribute("aria-label", word(button.dataset.label, number + 1));
    button.disabled = (does === "up" && number === 0) || (does === "down" && number === leaves.length - 1);
    button.hidden = !leaf.url && does !== "remove";
  }
  item.addEventListener("dragstart", () => (dragged = number));
  item.addEventListener("dragend", () => (dragged = null));
  item.addEventListener("dragover", (event) => over(event, item, dragged !== null && dragged !== number));
  item.addEventListener("dragleave", () => delete item.dataset.over);
  item.addEventListener("drop", (event) => {
    if (dragged === null) return;
    event.preventDefault();
    move(dragged, number, "");
    changed = true;
  });
  return item;
}

function say(text) {
  said.textContent = text;
}

function refuse(sentences) {
  const lines = sentences.map((sentence) => {
    const line = document.createElement("p");
    line.className = "wrong";
    line.textContent = sentence;
    return line;
  });
  form.querySelector("[data-refusals]").replaceChildren(...lines);
}

/** What the plain form would send, with the pages in their order. */
function content() {
  const data = new FormData(form);
  data.delete("fichier");
  leaves.forEach((leaf, number) => {
    if (!leaf.url) return data.append("fichier", leaf.file, leaf.name);
    data.append(`page-${number + 1}`, leaf.file, `page-${number + 1}`);
    data.append(`rotation-${number + 1}`, leaf.turn);
  });
  return data;
}

function send() {
  // Pressed twice.
  if (sending) return;
  const words = part("sending").dataset;
  const submit = form.querySelector('button[type="submit"]');
  form.querySelector(".sending")?.remove();
  submit.after(part("sending").content.cloneNode(true));
  const panel = form.querySelector(".sending");
  const bar = panel.querySelector("progress");
  const told = panel.querySelector("[data-said]");
  const stop = (sentence) => {
    sending = null;
    submit.disabled = false;
    bar.remove();
    panel.querySelector("[data-stop]").remove();
    told.textContent = sentence;
    submit.focus();
  };
  sending = new XMLHttpRequest();
  sending.open("POST", form.action);
  sending.setRequestHeader("Prefer", "return=minimal");
  let quarter = -1;
  sending.upload.addEventListener("progress", ({ loaded, total }) => {
    bar.value = (100 * loaded) / total;
    // Said every quarter: a screen reader would never finish otherwise.
    if (Math.floor((4 * loaded) / total) > quarter) {
      quarter = Math.floor((4 * loaded) / total);
      told.textContent = quarter < 4 ? word(words.percent, Math.round(bar.value)) : words.received;
    }
  });
  sending.addEventListener("load", () => answer(sending) || stop(words.cut));
  sending.addEventListener("error", () => stop(words.cut));
  sending.addEventListener("abort", () => stop(words.cancelled));
  panel.querySelector('[data-do="cancel"]').addEventListener("click", () => sending.abort());
  submit.disabled = true;
  sending.send(content());
}

/** The document has a place; or the form comes back with what is wrong, and the pages stay. False for an answer
    that is neither. */
function answer(request) {
  const place = request.status === 201 ? request.getResponseHeader("Location") : null;
  if (place || request.responseURL !== form.action) {
    changed = false;
    location.assign(place ?? request.responseURL);
    return true;
  }
  const page = new DOMParser().parseFromString(request.responseText, "text/html");
  const main = page.querySelector("main");
  if (!main) return false;
  sending = null;
  document.title = page.title;
  document.querySelector("main").replaceWith(document.adoptNode(main));
  if (main.querySelector("form[data-add]")) mount();
  else changed = false;
  (main.querySelector(".summary") ?? main).focus();
  scrollTo(0, 0);
  return true;
}
