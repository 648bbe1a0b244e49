// form[data-send-later]: the words are sent once. When the network is away they wait in this browser under the key
// (_once) of their first sending, and go again with the same key when it is back, so that nothing is ever made twice.
const person = document.body.dataset.person || "";
const LATER = "selaras.later.";
const slot = (form) => `${LATER}${person}.${form.dataset.draft}`;
const drafted = (form) => `selaras.draft.${person}.${form.dataset.draft}`;
const NEXT = "X-Next-Address"; // the server tells where to go, and the page there is read once
let busy = false;

function read(form) {
  try {
    return JSON.parse(localStorage.getItem(slot(form)));
  } catch {
    return null;
  }
}

function keep(form, action) {
  try {
    const once = form.elements._once?.value || "";
    if (action === null) localStorage.removeItem(slot(form));
    else localStorage.setItem(slot(form), JSON.stringify({ action, once }));
  } catch { /* a closed store: the page itself still waits */ }
}

function wait(form, waiting) {
  const box = form.querySelector("[data-waiting]");
  if (box) box.hidden = !waiting;
  form.dataset.unsaved = waiting ? "1" : "";
  if (waiting) sessionStorage.removeItem("selaras.sent"); // it has not been sent
  if (waiting) box?.scrollIntoView({ block: "center" });
}

async function send(form, action) {
  if (busy) return;
  busy = true;
  const buttons = [...form.querySelectorAll("button:not([type])")];
  for (const button of buttons) button.setAttribute("aria-disabled", "true");
  try {
    const answer = await fetch(action, { method: "POST", body: new FormData(form), headers: { Accept: "text/html", [NEXT]: "1" }, credentials: "same-origin" });
    if (answer.status >= 502 && answer.status <= 504) throw new TypeError("the server is away");
    keep(form, null);
    wait(form, false);
    const next = answer.headers.get(NEXT);
    if (next) {
      sessionStorage.setItem("selaras.sent", drafted(form));
      window.location.assign(next);
    } else show(await answer.text());
  } catch {
    keep(form, action);
    wait(form, true);
  } finally {
    busy = false;
    for (const button of buttons) button.removeAttribute("aria-disabled");
  }
}

function show(text) { // a page with complaints takes the place of this one; the words are in it
  const page = new DOMParser().parseFromString(text, "text/html");
  const main = page.querySelector("main");
  if (!main) return;
  document.querySelector("main").replaceWith(document.importNode(main, true));
  document.title = page.title;
  window.htmx?.process(document.querySelector("main"));
  document.dispatchEvent(new Event("htmx:after:swap"));
  document.dispatchEvent(new Event("selaras:page"));
  (document.querySelector('main [role="alert"]:not([hidden])') || document.querySelector("main")).scrollIntoView();
}

function again() {
  const form = document.querySelector("form[data-send-later]");
  const waiting = form && read(form);
  if (waiting) send(form, waiting.action);
}

function prepare() {
  const form = document.querySelector("form[data-send-later]");
  const waiting = form && read(form);
  if (!waiting) return;
  if (waiting.once && form.elements._once) form.elements._once.value = waiting.once; // the page was opened again
  wait(form, true);
}

document.addEventListener("submit", (event) => {
  const form = event.target.closest?.("form[data-send-later]");
  if (!form) return;
  event.preventDefault();
  const by = event.submitter;
  send(form, by?.hasAttribute("formaction") ? by.formAction : form.action);
});
document.addEventListener("click", (event) => {
  if (event.target.closest?.("[data-send-now]")) again();
  const still = event.target.closest?.("[data-still]");
  if (!still) return;
  const words = document.querySelector("[data-similar]");
  words?.removeAttribute("hx-trigger");
  const card = still.closest("[data-alike]");
  const why = card.querySelector("[name=tetap]"); // what was written stays in the form
  why.type = "hidden";
  card.replaceWith(why);
  words?.focus();
});
document.addEventListener("input", (event) => { // draft.js has kept it; the head says when
  const form = event.target.closest?.("form[data-draft]");
  const said = document.querySelector("[data-kept]");
  if (!form || !said) return;
  const at = new Date();
  const two = (value) => String(value).padStart(2, "0");
  said.textContent = ` · ${said.closest("[data-kept-words]").dataset.keptWords} ${two(at.getHours())}.${two(at.getMinutes())}`;
});
window.addEventListener("online", again);
document.addEventListener("selaras:page", prepare);
prepare();
