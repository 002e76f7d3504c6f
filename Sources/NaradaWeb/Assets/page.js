// The question, and what a person answers to it. Each answer is stored when it is given.

import { Refusal, get, nodes, post } from "./server.js";
import { drop, fill, list, load, mark, watch } from "./queue.js";
import { listen } from "./keys.js";

const at = (id) => document.getElementById(id);
const strokesPlace = "narada-strokes";

/** The question shown; `seen` goes back with the answer, so that it counts for what was looked at and nothing else. */
let shown = null;
/** What this tab has answered, the last one last: each can be taken back. */
let strokes = JSON.parse(sessionStorage.getItem(strokesPlace) ?? "[]");
let answered = 0;
let began = null;
let isBusy = false;
let whyIsOpen = false;

// MARK: Saying

function say(sentence, isRefusal = false) {
  // What stands behind an open dialog is seen and heard by nobody.
  const place = (document.querySelector("dialog[open]") ?? document).querySelector(".said");
  place.classList.toggle("refused", isRefusal);
  // A screen reader says nothing where the text is what it was.
  if (place.textContent === sentence) place.textContent = "";
  requestAnimationFrame(() => { place.textContent = sentence; });
}

/**
 * Does one thing to its end before another begins, and says what goes wrong. What comes meanwhile is dropped: a key
 * pressed before the next question is seen answers nothing. What has to be done at last `waits`.
 */
async function alone(work, { waits = false } = {}) {
  if (isBusy) {
    if (waits) setTimeout(() => alone(work, { waits }), 50);
    return;
  }
  isBusy = true;
  try {
    await work();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    say(error.message, true);
  } finally {
    isBusy = false;
  }
}

function showPlace() {
  const index = shown ? list.items.indexOf(shown.item) : -1;
  const parts = [];
  if (list.total === 0) parts.push("Nothing waits");
  else if (index >= 0) parts.push(`${(list.start + placeOnPage(shown.item) + 1).toLocaleString("en")} of ${list.total.toLocaleString("en")}`);
  else parts.push(`${list.total.toLocaleString("en")} in this list`);
  if (answered > 0) parts.push(`${answered.toLocaleString("en")} answered`);
  const left = Math.max(list.total - list.start - placeOnPage(shown?.item), 0);
  // Fewer answers say nothing of a person's rate.
  if (answered >= 5 && left > 0) {
    const minutes = Math.round((performance.now() - began) / answered * left / 60_000);
    parts.push(minutes < 1 ? "less than a minute left"
      : minutes < 120 ? `about ${minutes} min left` : `about ${Math.round(minutes / 60)} h left`);
  }
  at("place").textContent = parts.join(" · ");
  at("done").max = Math.max(list.total, 1);
  at("done").value = list.total === 0 ? 1 : list.start + placeOnPage(shown?.item);
}

/** How many of the page's questions came before this one, answered ones among them. */
let pageOrder = [];
function placeOnPage(item) {
  const index = pageOrder.indexOf(item);
  return index < 0 ? 0 : index;
}

// MARK: The question

let asked = 0;

async function show(item) {
  const ours = ++asked;
  const card = await get(`/api/items/${item}`);
  if (ours !== asked) return;
  shown = card;
  at("card").replaceChildren(nodes(card.html));
  at("answers").hidden = false;
  at("group").disabled = card.group === null;
  setWhy(whyIsOpen);
  mark(item);
  showPlace();
  at("heard").textContent = `Question: ${card.label}`;
}

function showNothing() {
  shown = null;
  const isWhole = [...new FormData(at("filters")).values()].every((value) => value === "");
  const words = document.createElement("p");
  words.textContent = isWhole
    ? "Nothing waits for you." : "No pair of this list waits; \"Show all\" lists the others.";
  at("card").replaceChildren(words);
  at("answers").hidden = true;
  showPlace();
}

/** Shows the first of the questions that still waits; where the page has none, goes on to the next page. */
async function showFirst(items) {
  for (const item of items) {
    try {
      return await show(item);
    } catch (error) {
      if (error.code !== "gone") throw error;
      drop(item);
    }
  }
  if (list.page + 1 < list.pages) return turn(list.page + 1);
  // The end of the list: what was put off, and what came in meanwhile.
  if (list.total > 0 && await load({ isNew: true })) {
    pageOrder = [...list.items];
    if (list.items.length > 0) return showFirst(list.items);
  }
  showNothing();
}

async function turn(page, isNew = false) {
  if (!await load({ page, isNew })) return;
  pageOrder = [...list.items];
  await showFirst(list.items);
}

/** The questions behind the one shown, then those before it. */
function others(item) {
  const place = pageOrder.indexOf(item);
  const waits = (one) => one !== item && list.items.includes(one);
  return pageOrder.slice(place + 1).filter(waits);
}

function setWhy(isOpen) {
  whyIsOpen = isOpen;
  at("why").setAttribute("aria-expanded", String(isOpen));
  const part = at("card").querySelector(".why-part");
  if (part) part.hidden = !isOpen;
}

// MARK: Answers

function remember(stroke, pairs) {
  began ??= performance.now();
  strokes.push({ stroke, pairs });
  answered += pairs;
  keepStrokes();
}

function keepStrokes() {
  sessionStorage.setItem(strokesPlace, JSON.stringify(strokes));
  at("undo").disabled = strokes.length === 0;
}

function takeNote() {
  const note = at("note").value.trim();
  return note === "" ? null : note;
}

const decide = (verdict, track = null) => alone(async () => {
  if (!shown) return;
  const item = shown.item;
  try {
    const answer = await post(
      `/api/items/${item}/verdict`, { verdict, track, note: takeNote(), seen: shown.seen });
    remember(answer.stroke, answer.pairs);
    at("note").value = "";
    say(answer.said);
  } catch (error) {
    if (error.code === "changed") {
      await show(item);
      throw error;
    }
    if (error.code !== "gone") throw error;
    say(error.message, true);
  }
  const next = others(item);
  if (drop(item)) at("question").focus();
  await showFirst(next);
});

const decideGroup = (verdict) => alone(async () => {
  const { group, seen } = at("group-dialog").group;
  try {
    const answer = await post(`/api/groups/${group}/verdict`, { verdict, note: takeNote(), seen });
    remember(answer.stroke, answer.pairs);
    at("note").value = "";
    at("group-dialog").close();
    say(answer.said);
  } catch (error) {
    if (error.code === "group_changed") await showGroup(group);
    else at("group-dialog").close();
    throw error;
  }
  await turn(0, true);
  await showGroups();
});

const undo = () => alone(async () => {
  const last = strokes.pop();
  keepStrokes();
  if (!last) return say("There is no answer to take back.");
  const answer = await post("/api/undo", { stroke: last.stroke }).catch((error) => {
    // What could not be taken back now may be later; what no longer can is forgotten.
    if (!["unknown_answer", "overtaken"].includes(error.code)) strokes.push(last);
    keepStrokes();
    throw error;
  });
  answered = Math.max(answered - answer.pairs, 0);
  say(answer.said);
  await load({ page: list.page });
  pageOrder = [...list.items];
  await show(answer.item);
});

// MARK: Groups and other tracks

async function showGroup(key) {
  const group = await get(`/api/groups/${key}`);
  at("group-part").replaceChildren(nodes(group.html));
  const words = { accept: "Accept all", reject: "Reject all", new_track: "New tracks for all", skip: "Skip all" };
  for (const button of at("group-dialog").querySelectorAll("[data-verdict]")) {
    button.querySelector("span").textContent = `${words[button.dataset.verdict]} ${group.pairs.toLocaleString("en")}`;
  }
  at("group-dialog").group = group;
  if (!at("group-dialog").open) at("group-dialog").showModal();
}

async function showGroups() {
  if (!at("groups").open) return;
  const query = new URLSearchParams();
  for (const name of ["connector", "reason", "min", "max"]) {
    if (at(name).value !== "") query.set(name, at(name).value);
  }
  const answer = await get("/api/groups", query);
  at("groups-count").textContent = answer.total === 0 ? "No two questions are alike."
    : answer.total > answer.groups.length ? `The first ${answer.groups.length} of ${answer.total} groups.`
      : `${answer.total === 1 ? "One group" : `${answer.total} groups`}.`;
  at("groups-list").replaceChildren(...answer.groups.map((group) => {
    const element = document.createElement("li");
    element.dataset.group = group.group;
    element.append(nodes(group.html));
    return element;
  }));
}

const showOthers = () => alone(async () => {
  if (!shown) return;
  at("other-part").textContent = "Looking through the library …";
  at("number").value = "";
  at("other-dialog").showModal();
  try {
    const answer = await get(`/api/items/${shown.item}/candidates`);
    at("other-part").replaceChildren(nodes(answer.html));
    at("other-part").querySelector("button")?.focus();
  } catch (error) {
    at("other-dialog").close();
    throw error;
  }
});

function takeOther(track) {
  at("other-dialog").close();
  decide("accept", track);
}

// MARK: What is pressed

for (const button of document.querySelectorAll("#answers [data-verdict]")) {
  button.addEventListener("click", () => decide(button.dataset.verdict));
}
for (const button of document.querySelectorAll("#group-dialog [data-verdict]")) {
  button.addEventListener("click", () => decideGroup(button.dataset.verdict));
}
for (const button of document.querySelectorAll("[data-close]")) {
  button.addEventListener("click", () => button.closest("dialog").close());
}
const step = (way) => alone(async () => {
  if (!shown) return;
  const place = list.items.indexOf(shown.item) + way;
  if (place >= list.items.length && list.page + 1 < list.pages) return turn(list.page + 1);
  if (list.items[place] !== undefined) await show(list.items[place]);
  else say(way > 0 ? "This is the last question of the list." : "This is the first question of the page.");
});
at("next").addEventListener("click", () => step(1));
at("previous").addEventListener("click", () => step(-1));
at("why").addEventListener("click", () => setWhy(!whyIsOpen));
at("undo").addEventListener("click", undo);
at("other").addEventListener("click", showOthers);
at("group").addEventListener("click", () => alone(async () => { if (shown?.group) await showGroup(shown.group); }));
at("groups").addEventListener("toggle", () => alone(showGroups));
at("groups-list").addEventListener("click", (event) => {
  const line = event.target.closest("[data-group]");
  if (line) alone(() => showGroup(line.dataset.group));
});
at("other-part").addEventListener("click", (event) => {
  const button = event.target.closest("[data-track]");
  if (button) takeOther(Number(button.dataset.track));
});
at("other-form").addEventListener("submit", (event) => {
  event.preventDefault();
  takeOther(Number(at("number").value));
});
at("note").addEventListener("keydown", (event) => {
  if (event.key !== "Enter") return;
  event.preventDefault();
  at("question").focus();
});
at("page-before").addEventListener("click", () => alone(() => turn(list.page - 1)));
at("page-after").addEventListener("click", () => alone(() => turn(list.page + 1)));

listen(() => at("keys-on").checked);
watch(() => alone(async () => {
  await turn(0, true);
  await showGroups();
}, { waits: true }), (item) => alone(() => show(item)));

alone(async () => {
  keepStrokes();
  // The choices are counted over all that waits; the first question does not wait for them.
  get("/api/facets").then(fill, () => {});
  await load({ isNew: true });
  pageOrder = [...list.items];
  await showFirst(list.items);
});
