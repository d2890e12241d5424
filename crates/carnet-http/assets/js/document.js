// One document: printing and sharing, where the browser can. Without it, the browser's own menus do both.

for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}

const share = document.querySelector("[data-share]");

if (share && navigator.canShare) {
  const probe = new File(["x"], "x.pdf", { type: "application/pdf" });
  if (navigator.canShare({ files: [probe] })) {
    share.closest("[data-share-fold]").hidden = false;
  }
  share.addEventListener("click", async () => {
    const said = share.closest("[data-share-fold]").querySelector("[data-share-said]");
    said.textContent = "";
    try {
      const answer = await fetch(share.dataset.share);
      if (!answer.ok) throw new Error(String(answer.status));
      const blob = await answer.blob();
      const named = /filename="([^"]+)"/.exec(answer.headers.get("content-disposition") ?? "");
      const file = new File([blob], named ? named[1] : "document", { type: blob.type });
      await navigator.share({ files: [file], title: share.dataset.title });
    } catch (error) {
      // Somebody who changes their mind has not failed.
      if (error.name !== "AbortError") said.textContent = share.dataset.failed;
    }
  });
}
