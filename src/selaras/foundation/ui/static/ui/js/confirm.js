// a[data-confirm] leads to a page that asks; here the same question opens in a dialog instead.
// The page marks its question with [data-question]; without JavaScript the link simply goes there.
async function ask(link) {
  const answer = await fetch(link.href, { headers: { Accept: "text/html" } });
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const question = page.querySelector("[data-question]");
  if (!answer.ok || !question) {
    window.location.assign(link.href);
    return;
  }
  const dialog = document.createElement("dialog");
  dialog.className = "s-dialog";
  dialog.append(document.importNode(question, true));
  const title = dialog.querySelector("h1, h2");
  if (title) {
    title.id = "s-dialog-title";
    dialog.setAttribute("aria-labelledby", title.id);
  }
  for (const form of dialog.querySelectorAll("form:not([action])")) form.action = link.href;
  dialog.querySelector("[data-cancel]")?.addEventListener("click", (event) => {
    event.preventDefault();
    dialog.close();
  });
  dialog.addEventListener("close", () => {
    dialog.remove();
    link.focus();
  });
  document.body.append(dialog);
  dialog.showModal();
}

document.addEventListener("click", (event) => {
  const link = event.target.closest?.("a[data-confirm]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || !("showModal" in HTMLDialogElement.prototype)) return;
  event.preventDefault();
  ask(link).catch(() => window.location.assign(link.href));
});
