// A quiet word when others have changed what is on screen. A page listens on one line to its cycle and its person
// ([data-live-bar] has address and words); <main data-live="…"> names what it shows: rows "plan.planline:17", which get
// a sentence, and whole kinds "plan.planline", which are counted. Nothing moves by itself, and typed words stay.
const bar = document.querySelector("[data-live-bar]");
const main = document.querySelector("main");
const english = document.documentElement.lang.startsWith("en") ? "en" : "id";
const shown = (main?.dataset.live || "").split(" ").filter(Boolean);
const versions = new Map((main?.dataset.liveVersions || "").split(" ").map((pair) => pair.split("=")));
const OLD = 50 * 60000; // ms; a ticket is good for an hour
const LONGEST = 60000; // ms between two tries
let url = bar?.dataset.url;
let [bornAt, after, failures] = [Date.now(), "", 0];
let stream = null;
let waiting = null;
let news = 0;
let said = "";
let typed = bar?.hasAttribute("data-sent"); // a form that came back is never loaded again: its words are in the answer

const fill = (words, values) => words.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
const saving = () => navigator.connection?.saveData === true;

function open() {
  clearTimeout(waiting);
  if (!url || stream || document.hidden || saving()) return;
  if (Date.now() - bornAt > OLD) return renew();
  stream = new EventSource(after ? `${url}&a=${encodeURIComponent(after)}` : url);
  for (const [kind, hear] of [["hello", ready], ["act", act], ["changed", counted], ["notice", notice]]) {
    stream.addEventListener(kind, (event) => {
      after = event.lastEventId || after;
      hear(JSON.parse(event.data));
    });
  }
  stream.onerror = () => {
    const refused = stream.readyState === EventSource.CLOSED; // an old ticket, or nobody behind the proxy
    close();
    later(refused ? renew : open);
  };
}

function close() {
  clearTimeout(waiting);
  stream?.close();
  stream = null;
}

function later(what) {
  failures += 1;
  const pause = Math.min(LONGEST, 1000 * 2 ** Math.min(failures, 6));
  waiting = setTimeout(what, pause * (0.5 + Math.random() / 2)); // a whole office does not come back in one second
}

async function renew() {
  if (document.hidden) return;
  try {
    const answer = await fetch(bar.dataset.renew, { headers: { Accept: "application/json" } });
    const json = answer.ok && !answer.redirected && answer.headers.get("content-type")?.includes("json");
    if (!json && answer.status < 500) return void (url = ""); // signed out, or no right any more
    if (!json) return later(renew);
    url = (await answer.json()).url;
    bornAt = Date.now();
    open();
  } catch {
    later(renew);
  }
}

function ready() {
  failures = 0;
}

function act(event) {
  const touched = event.touches || {};
  const own = `${event.thing}:${event.thing_id}`;
  const newer = (name) => name in touched && !(touched[name] !== null && touched[name] <= Number(versions.get(name)));
  const hit = shown.includes(own) && newer(own) ? own : shown.find(newer);
  const kinds = shown.map((name) => name.split(":")[0]);
  const who = event.who[english];
  if (hit === own && main.dataset.liveNoun) tell(fill(event.says[english], { thing: main.dataset.liveNoun }) + ".");
  else if (hit) tell(fill(bar.dataset.around, { who }));
  else if (event.kinds.some((kind) => shown.includes(kind))) counted(event);
  else if (event.wide && event.kinds.some((kind) => kinds.includes(kind))) tell(fill(bar.dataset.wide, { who }));
}

function counted(event) {
  if (!event.kinds.some((kind) => shown.includes(kind))) return;
  news += 1;
  tell(news === 1 ? bar.dataset.one : fill(bar.dataset.many, { n: news }));
}

async function notice(event) {
  counted(event);
  for (const door of document.querySelectorAll("[data-live-badge]")) {
    try {
      const answer = await fetch(door.dataset.liveBadge, { headers: { Accept: "application/json" } });
      if (answer.ok && !answer.redirected) badge(door, (await answer.json()).shown);
    } catch { /* the number comes with the next page */ }
  }
}

function badge(door, text) {
  const number = door.querySelector(".n") || door.appendChild(document.createElement("span"));
  number.className = "n";
  number.textContent = text;
  number.hidden = !text;
}

function tell(words) {
  said = words;
  const text = document.createElement("span");
  text.textContent = typed ? `${words} ${bar.dataset.typed}` : words;
  bar.replaceChildren(text);
  if (typed) bar.append(button(bar.dataset.close, hush));
  else bar.append(button(news ? bar.dataset.show : bar.dataset.reload, () => location.reload()));
}

function hush() {
  said = "";
  bar.replaceChildren();
}

function button(words, work) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "btn btn-sm";
  made.textContent = words;
  made.addEventListener("click", work);
  return made;
}

if (bar && "EventSource" in window) {
  const words = 'form[method="post" i]';
  typed ||= Boolean(document.querySelector('form[data-unsaved="1"]')); // words that came back from an earlier visit
  document.addEventListener("input", (event) => {
    if (typed || !event.target.closest?.(words)) return;
    typed = true;
    if (said) tell(said);
  });
  document.addEventListener("visibilitychange", () => (document.hidden ? close() : open()));
  window.addEventListener("online", () => (close(), open()));
  window.addEventListener("pagehide", close);
  window.addEventListener("pageshow", (event) => event.persisted && open());
  open();
}
