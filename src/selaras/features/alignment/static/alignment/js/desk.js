// The desk by key: [data-key] is pressed by its letter or arrow, unless somebody is writing. A verdict that needs a
// reason puts the cursor there first; the same key in an empty field is a letter like any other.
const WRITES = "input:not([type=radio], [type=checkbox]), textarea, select";
const needs = { g: ["#id_pelaksana", "#id_reason"], b: ["#id_reason"] };

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches(WRITES)) return;
  const key = event.key.toLowerCase();
  const target = document.querySelector(`[data-key="${CSS.escape(key)}"]:not([disabled])`);
  if (!target) return;
  event.preventDefault();
  const empty = (needs[key] || []).map((name) => document.querySelector(name)).find((field) => field && !field.value.trim());
  if (empty) empty.focus();
  else target.click();
});
