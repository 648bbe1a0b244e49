// Typed words survive: form[data-draft="name"] keeps its fields in this browser, per person, until it is sent well.
// After an ended session or a crash the words come back with a notice; [data-no-draft] fields are never kept.
const person = document.body.dataset.person || "";
const key = (form) => `selaras.draft.${person}.${form.dataset.draft}`;
const DAYS = 14; // a draft older than this is forgotten
const skipped = (field) => !field.name || field.name === "csrfmiddlewaretoken" || field.name === "_once" || ["password", "file", "hidden", "submit", "button"].includes(field.type) || field.hasAttribute("data-no-draft");
const fields = (form) => [...form.elements].filter((field) => !skipped(field));
const choice = (field) => field.type === "checkbox" || field.type === "radio";

function store(name, value) {
  try {
    if (value === null) localStorage.removeItem(name);
    else localStorage.setItem(name, JSON.stringify(value));
  } catch { /* a full or closed store: the page works without drafts */ }
}

function read(name) {
  try {
    return JSON.parse(localStorage.getItem(name));
  } catch {
    return null;
  }
}

function keep(form) {
  const rows = fields(form).map((field) => [field.name, choice(field) ? (field.checked ? field.value : null) : field.value]);
  store(key(form), { at: Date.now(), rows });
  form.dataset.unsaved = "1";
}

function restore(form) {
  if (form.dataset.draftRead) return;
  form.dataset.draftRead = "1";
  const draft = read(key(form));
  if (!draft || Date.now() - draft.at > DAYS * 86400000) return;
  let changed = false;
  const rest = [...draft.rows];
  for (const field of fields(form)) {
    const place = rest.findIndex(([name]) => name === field.name);
    if (place < 0) continue;
    const [[, value]] = rest.splice(place, 1);
    if (choice(field)) {
      const on = value !== null && value === field.value;
      changed ||= field.checked !== on;
      field.checked = on;
    } else if (field.value !== value) {
      field.value = value;
      changed = true;
    }
  }
  if (changed) notice(form);
}

function notice(form) {
  const english = document.documentElement.lang.startsWith("en");
  const box = document.createElement("div");
  box.className = "s-note";
  box.setAttribute("role", "status");
  box.textContent = english ? "Your unsaved words were put back. " : "Ketikan Anda yang belum tersimpan dikembalikan. ";
  const drop = document.createElement("button");
  drop.type = "button";
  drop.className = "btn btn-sm";
  drop.textContent = english ? "Discard them" : "Buang ketikan itu";
  drop.addEventListener("click", () => {
    store(key(form), null);
    form.dataset.unsaved = "";
    form.reset();
    box.remove();
  });
  box.append(drop);
  form.prepend(box);
  form.dataset.unsaved = "1";
}

function prepare() {
  // The page after a good save names the drafts that are done: <meta name="draft-done" content="name"> or [data-draft-done].
  for (const done of document.querySelectorAll("[data-draft-done]")) store(`selaras.draft.${person}.${done.dataset.draftDone}`, null);
  const sent = sessionStorage.getItem("selaras.sent");
  if (sent) {
    const here = [...document.querySelectorAll("form[data-draft]")].some((form) => key(form) === sent);
    const door = document.querySelector("[data-sign-in]"); // the session had ended: keep the words
    if (!here && !door && !document.querySelector("[data-page-error]")) store(sent, null);
    if (!door) sessionStorage.removeItem("selaras.sent");
  }
  document.querySelectorAll("form[data-draft]").forEach(restore);
}

document.addEventListener("input", (event) => {
  const form = event.target.closest?.("form[data-draft]");
  if (form) keep(form);
});
document.addEventListener("submit", (event) => {
  const form = event.target.closest?.("form[data-draft]");
  if (event.target.matches("[data-clears-drafts]")) {
    for (const name of Object.keys(localStorage)) if (name.startsWith(`selaras.draft.${person}.`)) store(name, null);
  }
  if (!form) return;
  form.dataset.unsaved = "";
  sessionStorage.setItem("selaras.sent", key(form));
});
window.addEventListener("beforeunload", (event) => {
  if (document.querySelector('form[data-draft][data-unsaved="1"]')) event.preventDefault();
});
document.addEventListener("htmx:after:swap", prepare);
prepare();
