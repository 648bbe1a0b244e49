// Suggestions taken with one key. In [data-choices], [data-choice="1"] is pressed by the key 1 when nobody is writing and
// by Alt 1 in a field. A button with data-fill (id of a field) and data-value fills that field instead of being sent;
// what a person wrote is never replaced: the button rests until the field is empty. [data-replaceable] on the field says
// that what stood in it when the page came was nobody's word.
const field = (button) => document.getElementById(button.dataset.fill);
const fillers = () => document.querySelectorAll("[data-fill][data-value]");
const given = (input) => input.hasAttribute("data-replaceable") && input.value === input.defaultValue;
const taken = (input) => input.value.trim() !== "" && input.value !== input.dataset.suggested && !given(input);

function rest() {
  for (const button of fillers()) {
    const input = field(button);
    if (!input) continue;
    const own = input.value === button.dataset.value;
    button.setAttribute("aria-pressed", String(own));
    button.disabled = !own && taken(input);
  }
}

function fill(button) {
  const input = field(button);
  if (!input || taken(input)) return;
  input.value = button.dataset.value;
  if (input.value !== button.dataset.value) return; // a choice that the list does not have
  input.dataset.suggested = button.dataset.value;
  input.dispatchEvent(new Event("input", { bubbles: true }));
  input.dispatchEvent(new Event("change", { bubbles: true }));
  rest();
}

document.addEventListener("click", (event) => {
  const button = event.target.closest?.("[data-fill][data-value]");
  if (!button) return;
  event.preventDefault();
  fill(button);
});
document.addEventListener("keydown", (event) => {
  if (!/^Digit[1-9]$/.test(event.code) || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const typing = event.target.closest?.("input:not([type=radio]):not([type=checkbox]), textarea, select, [contenteditable]");
  if (Boolean(typing) !== event.altKey) return;
  const button = document.querySelector(`[data-choices] [data-choice="${event.code.slice(-1)}"]:not(:disabled)`);
  if (!button) return;
  event.preventDefault();
  button.click();
});
document.addEventListener("input", rest);
document.addEventListener("htmx:after:swap", rest);
rest();
