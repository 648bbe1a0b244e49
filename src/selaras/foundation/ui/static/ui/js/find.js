// The search box ([data-find]): "/" and Ctrl-K lead to it, arrows walk through what it offers ([data-find-list]), Enter
// opens it, Esc shuts it. A page with a box of its own for its list ([data-search]) keeps "/" for that one.
const box = document.querySelector("[data-find]");
const list = document.querySelector("[data-find-list]");
const options = () => [...list.querySelectorAll('[role="option"]')];
const chosen = () => list.querySelector('[aria-selected="true"]');

function show(open) {
  list.hidden = !open;
  box.setAttribute("aria-expanded", String(open));
  if (!open) choose(null);
}

function choose(option) {
  chosen()?.removeAttribute("aria-selected");
  if (!option) return box.removeAttribute("aria-activedescendant");
  option.setAttribute("aria-selected", "true");
  box.setAttribute("aria-activedescendant", option.id);
  option.scrollIntoView({ block: "nearest" });
}

function step(by) {
  const all = options();
  if (!all.length) return;
  if (list.hidden) show(true);
  const at = all.indexOf(chosen());
  const next = at < 0 ? (by > 0 ? 0 : all.length - 1) : at + by;
  choose(all[next] || null); // past either end: back to what was typed
}

const keys = {
  ArrowDown: () => step(1),
  ArrowUp: () => step(-1),
  Escape: () => !list.hidden && (show(false), true),
  Enter: () => !list.hidden && chosen() && (window.location.assign(chosen().href), true),
};

if (box && list) {
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest?.("input, textarea, select, [contenteditable], dialog");
    const slash = event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey && !typing;
    const everywhere = event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
    if (!everywhere && !(slash && !document.querySelector("[data-search]"))) return;
    event.preventDefault();
    box.focus();
    box.select();
  });
  box.addEventListener("keydown", (event) => {
    const act = keys[event.key];
    if (!act || event.isComposing) return;
    const done = act();
    if (event.key.startsWith("Arrow") || done) event.preventDefault();
  });
  box.addEventListener("input", () => box.value.trim() || (list.replaceChildren(), show(false)));
  // What was typed before htmx was ready is asked for now.
  box.addEventListener("htmx:after:init", () => {
    if (document.activeElement === box && box.value !== box.defaultValue) box.dispatchEvent(new Event("input", { bubbles: true }));
  });
  box.addEventListener("focus", () => list.childElementCount && box.value.trim() && show(true));
  document.addEventListener("htmx:after:swap", () => {
    if (document.activeElement === box && box.value.trim() && list.childElementCount && list.dataset.seen !== list.innerHTML) show(true);
    list.dataset.seen = list.innerHTML;
  });
  document.addEventListener("focusin", (event) => event.target.closest(".s-find-box") || show(false));
  document.addEventListener("pointerdown", (event) => event.target.closest(".s-find-box") || show(false));
}
