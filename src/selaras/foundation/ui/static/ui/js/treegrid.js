// The tree of the plan by keyboard: one row in the tab order, arrows move, letters do what the line of keys says.
// table[role=treegrid] > tr[role=row][aria-level]; branches carry aria-expanded. A row may carry
// data-href (Enter), data-add (T), data-move (P), data-ask (K), data-branch (address that brings the children).
const rows = (grid) => [...grid.querySelectorAll('tr[role="row"][aria-level]')].filter((row) => !row.hidden);
const level = (row) => Number(row.getAttribute("aria-level"));

function focus(grid, row) {
  if (!row) return;
  for (const other of grid.querySelectorAll('tr[tabindex="0"]')) other.tabIndex = -1;
  row.tabIndex = 0;
  row.focus({ preventScroll: false });
}

function parent(row) {
  let up = row.previousElementSibling;
  while (up && !(level(up) < level(row))) up = up.previousElementSibling;
  return up;
}

function below(row) {
  const found = [];
  for (let next = row.nextElementSibling; next && level(next) > level(row); next = next.nextElementSibling) found.push(next);
  return found;
}

function toggle(row, open) {
  if (open && row.dataset.branch && below(row).length === 0) {
    const link = row.querySelector("[data-twist]");
    if (link) link.click();
    return;
  }
  row.setAttribute("aria-expanded", String(open));
  let shut = Infinity; // rows deeper than a closed branch stay hidden
  for (const child of below(row)) {
    const depth = level(child);
    if (depth <= shut) shut = Infinity;
    child.hidden = !open || depth > shut;
    if (child.getAttribute("aria-expanded") === "false" && depth < shut) shut = depth;
  }
}

function go(row, name) {
  const address = row.dataset[name];
  if (address) window.location.assign(address);
  return Boolean(address);
}

const acts = {
  ArrowDown: (grid, row, all) => focus(grid, all[all.indexOf(row) + 1]),
  ArrowUp: (grid, row, all) => focus(grid, all[all.indexOf(row) - 1]),
  Home: (grid, row, all) => focus(grid, all[0]),
  End: (grid, row, all) => focus(grid, all.at(-1)),
  ArrowRight: (grid, row, all) => {
    if (row.getAttribute("aria-expanded") === "false") toggle(row, true);
    else if (row.hasAttribute("aria-expanded")) focus(grid, all[all.indexOf(row) + 1]);
  },
  ArrowLeft: (grid, row) => {
    if (row.getAttribute("aria-expanded") === "true") toggle(row, false);
    else focus(grid, parent(row));
  },
  Enter: (grid, row) => go(row, "href"),
  t: (grid, row) => go(row, "add"),
  p: (grid, row) => go(row, "move"),
  k: (grid, row) => go(row, "ask"),
};

document.addEventListener("keydown", (event) => {
  const plain = !event.ctrlKey && !event.metaKey && !event.altKey;
  const typing = event.target.closest?.("input, textarea, select, [contenteditable]");
  if (event.key === "/" && plain && !typing) {
    const box = document.querySelector("[data-search]");
    if (box) {
      event.preventDefault();
      box.focus();
    }
    return;
  }
  const row = event.target.closest?.('[role="treegrid"] tr[role="row"]');
  if (!row || event.target !== row || !plain) return;
  const act = acts[event.key.length === 1 ? event.key.toLowerCase() : event.key];
  if (!act) return;
  event.preventDefault();
  act(row.closest('[role="treegrid"]'), row, rows(row.closest('[role="treegrid"]')));
});

document.addEventListener("click", (event) => {
  const grid = event.target.closest?.('[role="treegrid"]');
  if (!grid) return;
  const row = event.target.closest('tr[role="row"]');
  const twist = event.target.closest("[data-twist]");
  if (twist && row && below(row).length) {
    event.preventDefault();
    event.stopPropagation();
    toggle(row, row.getAttribute("aria-expanded") !== "true");
  }
  if (row && !event.target.closest("a, button")) focus(grid, row);
}, true);

function prepare() {
  for (const grid of document.querySelectorAll('[role="treegrid"]')) {
    const all = rows(grid);
    for (const row of all) if (!row.hasAttribute("tabindex")) row.tabIndex = -1;
    if (all.length && !all.some((row) => row.tabIndex === 0)) all[0].tabIndex = 0;
    for (const row of all) { // a branch whose children have just arrived is open
      const next = row.nextElementSibling;
      const came = row.dataset.branch && next && level(next) > level(row);
      if (came && !next.hidden && row.getAttribute("aria-expanded") === "false") row.setAttribute("aria-expanded", "true");
    }
  }
}
prepare();
document.addEventListener("htmx:after:swap", prepare);
