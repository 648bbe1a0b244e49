// Work left, purpose right: drag lines onto a sasaran, or go by keys. form[data-connect] holds [data-lines] with
// checkboxes and [data-purposes] with radio buttons; without this script the same form is sent by its button.
const form = document.querySelector("form[data-connect]");
const boxes = () => [...form.querySelectorAll('[data-lines] input[type="checkbox"]')];
const targets = () => [...form.querySelectorAll('[data-purposes] input[type="radio"]')];

function step(list, from, by) {
  const next = list[list.indexOf(from) + by];
  if (next) next.focus();
}

function send(radio) {
  radio.checked = true;
  if (boxes().some((box) => box.checked)) form.requestSubmit();
  else boxes()[0]?.focus();
}

const keys = {
  line: {
    ArrowDown: (box) => step(boxes(), box, 1),
    ArrowUp: (box) => step(boxes(), box, -1),
    Enter: (box) => { box.checked = !box.checked; },
    ArrowRight: () => (targets().find((radio) => radio.checked) || targets()[0])?.focus(),
  },
  purpose: {
    ArrowDown: (radio) => step(targets(), radio, 1),
    ArrowUp: (radio) => step(targets(), radio, -1),
    Enter: (radio) => send(radio),
    ArrowLeft: () => (boxes().find((box) => box.checked) || boxes()[0])?.focus(),
    ArrowRight: () => {},
  },
};

form?.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const kind = event.target.matches('[data-lines] input') ? "line" : event.target.matches('[data-purposes] input') ? "purpose" : "";
  const act = kind && keys[kind][event.key];
  if (!act) return;
  event.preventDefault();
  act(event.target);
});

const row = (event) => event.target.closest?.("[data-lines] > li[draggable]");
const goal = (event) => event.target.closest?.("[data-purposes] > li");

form?.addEventListener("dragstart", (event) => {
  const box = row(event)?.querySelector("input");
  if (!box) return;
  box.checked = true;
  event.dataTransfer.effectAllowed = "link";
  event.dataTransfer.setData("text/plain", String(boxes().filter((each) => each.checked).length));
  form.classList.add("dragging");
});
form?.addEventListener("dragover", (event) => {
  const over = form.classList.contains("dragging") ? goal(event) : null;
  for (const other of form.querySelectorAll(".over")) if (other !== over) other.classList.remove("over");
  if (!over) return;
  event.preventDefault();
  event.dataTransfer.dropEffect = "link";
  over.classList.add("over");
});
form?.addEventListener("drop", (event) => {
  const radio = form.classList.contains("dragging") && goal(event)?.querySelector("input");
  if (!radio) return;
  event.preventDefault();
  send(radio);
});
form?.addEventListener("dragend", () => {
  form.classList.remove("dragging");
  for (const over of form.querySelectorAll(".over")) over.classList.remove("over");
});
