// The list beside the question: which pairs wait, page by page, narrowed by the form above it.

import { get, nodes } from "./server.js";

const lines = document.getElementById("lines");
const filters = document.getElementById("filters");

/** Where the list stands. `items` are the numbers of the questions on this page that still wait. */
export const list = { number: null, page: 0, pages: 1, total: 0, start: 0, items: [] };

function query() {
  const query = new URLSearchParams();
  for (const [name, value] of new FormData(filters)) if (value !== "") query.append(name, value);
  return query;
}

let asked = 0;

/** Shows a page: of the same list, or of a new one that begins with what is worth most. */
export async function load({ page = 0, isNew = false } = {}) {
  const ours = ++asked;
  const wanted = query();
  if (!isNew && list.number !== null) wanted.set("list", list.number);
  wanted.set("page", page);
  const answer = await get("/api/queue", wanted);
  // Who types on has asked anew meanwhile.
  if (ours !== asked) return false;
  Object.assign(list, {
    number: answer.list, page: answer.page, pages: answer.pages, total: answer.total, start: answer.start,
    items: answer.items.map((line) => line.item),
  });
  lines.replaceChildren(...answer.items.map((line) => {
    const element = document.createElement("li");
    element.dataset.item = line.item;
    element.append(nodes(line.html));
    return element;
  }));
  document.getElementById("page-place").textContent = `Page ${list.page + 1} of ${list.pages}`;
  document.getElementById("page-before").disabled = list.page === 0;
  document.getElementById("page-after").disabled = list.page + 1 >= list.pages;
  return true;
}

/** Takes an answered question out of the page; whether the focus was on it. */
export function drop(item) {
  list.items = list.items.filter((one) => one !== item);
  const line = lines.querySelector(`[data-item="${item}"]`);
  const hadFocus = line?.contains(document.activeElement) ?? false;
  line?.remove();
  return hadFocus;
}

/** Marks the question that is shown. */
export function mark(item) {
  for (const button of lines.querySelectorAll("button[aria-current]")) button.removeAttribute("aria-current");
  const button = lines.querySelector(`[data-item="${item}"] button`);
  button?.setAttribute("aria-current", "true");
  // Only the list scrolls: the person looks at the question.
  if (button && lines.scrollHeight > lines.clientHeight) {
    const top = button.offsetTop - lines.offsetTop;
    if (top < lines.scrollTop || top + button.offsetHeight > lines.scrollTop + lines.clientHeight) lines.scrollTop = top;
  }
}

/** Fills the choices of the form. */
export function fill(facets) {
  const fillOne = (name, choices) => {
    const select = document.getElementById(name);
    const chosen = select.value;
    select.replaceChildren(select.options[0], ...choices.map(([value, label]) => new Option(label, value)));
    select.value = choices.some(([value]) => value === chosen) ? chosen : "";
  };
  fillOne("connector", facets.connectors.map((one) => [one.name, `${one.label} (${one.pairs})`]));
  fillOne("reason", facets.reasons.map((one) => [one.code, `${one.label} (${one.pairs})`]));
}

/** Calls `changed` when the person narrows the list: at once for choices, after a pause for words. */
export function watch(changed, chose) {
  let pause;
  filters.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(pause);
    changed();
  });
  filters.addEventListener("input", (event) => {
    clearTimeout(pause);
    if (filters.checkValidity()) pause = setTimeout(changed, event.target.matches("select") ? 0 : 250);
  });
  filters.addEventListener("reset", () => {
    clearTimeout(pause);
    pause = setTimeout(changed);
  });
  lines.addEventListener("click", (event) => {
    const line = event.target.closest("[data-item]");
    if (line) chose(Number(line.dataset.item));
  });
}
