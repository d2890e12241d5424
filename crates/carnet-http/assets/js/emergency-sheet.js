// Keeps the emergency sheet on this device, takes it away, prints it. The words come from the page.
const NAME = "carnet-fiche";
const PLACE = "/hors-ligne";

const box = document.querySelector("[data-keep]");
const print = document.querySelector("[data-print]");

if (print) {
  print.hidden = false;
  print.addEventListener("click", () => window.print());
}

async function found() {
  const cache = await caches.open(NAME);
  return cache.match(PLACE);
}

async function keep() {
  const answer = await fetch(box.dataset.keep, { credentials: "same-origin" });
  if (!answer.ok || answer.redirected) throw new Error("the sheet was not given");
  await navigator.serviceWorker.ready;
  const cache = await caches.open(NAME);
  await cache.put(PLACE, answer);
}

async function forget() {
  await caches.delete(NAME);
}

function say(words) {
  box.querySelector("[data-said]").textContent = words;
}

async function show() {
  const there = await found();
  box.querySelector("[data-do=keep]").hidden = Boolean(there);
  box.querySelector("[data-do=forget]").hidden = !there;
  say(there ? box.dataset.there : box.dataset.absent);
  return there;
}

async function act(what) {
  try {
    await what();
    await show();
  } catch {
    say(box.dataset.failed);
  }
}

if (box && "caches" in window && "serviceWorker" in navigator) {
  box.hidden = false;
  box.querySelector("[data-do=keep]").addEventListener("click", () => act(keep));
  box.querySelector("[data-do=forget]").addEventListener("click", () => act(forget));
  // What was chosen to be kept here is kept true.
  show().then((there) => {
    if (there && there.headers.get("x-sheet-written") !== box.dataset.written) act(keep);
  });
}
