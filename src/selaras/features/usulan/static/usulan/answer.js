// One letter answers: in form[data-keys], D K T A choose the outcome, unless somebody is writing.
const OUTCOMES = { d: "diterima", k: "dikembalikan", t: "ditolak", a: "dialihkan" };
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches("input:not([type=radio]), textarea, select")) return;
  const choice = document.querySelector(`form[data-keys] input[name="hasil"][value="${OUTCOMES[event.key.toLowerCase()]}"]`);
  if (!choice) return;
  event.preventDefault();
  choice.checked = true;
  choice.focus();
  choice.dispatchEvent(new Event("input", { bubbles: true }));
});
