"""Checks of a page as a person meets it: names, headings, contrast, focus, width. What is wrong comes back in sentences.

The rules are those of WCAG 2.2 that a program can decide: 1.3.1, 1.4.3, 1.4.10, 1.4.11, 2.4.2, 2.4.7, 2.5.8, 3.1.1, 4.1.2.
"""

CHECKS = r"""
const problems = [];
const seen = (element) => element.checkVisibility({ checkVisibilityCSS: true, checkOpacity: true });
const hidden = (element) => element.closest("[aria-hidden=true]") !== null;
// Behind an open dialog nothing is seen.
const dialog = document.querySelector("dialog[open]");
const inScope = (element) => !dialog || dialog.contains(element);
const show = (element) => `<${element.localName}${element.id ? ` id=${element.id}` : ""}> "${(element.textContent ?? "").trim().slice(0, 30)}"`;

// Language, title, one main part, one first heading, unique ids.
if (!document.documentElement.lang) problems.push("the page does not say its language");
if (!document.title.trim()) problems.push("the page has no title");
if (document.querySelectorAll("main").length !== 1) problems.push("the page has not one main part");
const ids = [...document.querySelectorAll("[id]")].map((element) => element.id);
for (const id of new Set(ids.filter((id, index) => ids.indexOf(id) !== index))) problems.push(`the id ${id} stands twice`);
for (const element of document.querySelectorAll("[aria-labelledby], [aria-describedby], label[for], [aria-controls]")) {
  const names = ["aria-labelledby", "aria-describedby", "for", "aria-controls"]
    .flatMap((name) => (element.getAttribute(name) ?? "").split(" ").filter(Boolean));
  for (const name of names) if (!document.getElementById(name)) problems.push(`${show(element)} names ${name}, which is not there`);
}

// Headings go down one step at a time.
let level = 0;
for (const heading of document.querySelectorAll("h1, h2, h3, h4, h5, h6")) {
  if (!seen(heading) || heading.closest("dialog")) continue;
  const own = Number(heading.localName[1]);
  if (own > level + 1) problems.push(`${show(heading)} comes after a heading of level ${level}`);
  level = own;
}
if (document.querySelectorAll("h1").length !== 1) problems.push("the page has not one heading of level 1");

// Every control and region has a name; tables say what their cells are.
const words = (element) => {
  if (element.getAttribute("aria-hidden") === "true") return "";
  return [...element.childNodes].map((node) => node.nodeType === 3 ? node.data : node.nodeType === 1 ? words(node) : "").join("");
};
const name = (element) => {
  const label = element.getAttribute("aria-label")?.trim();
  if (label) return label;
  const by = (element.getAttribute("aria-labelledby") ?? "").split(" ").filter(Boolean)
    .map((id) => document.getElementById(id)?.textContent ?? "").join(" ").trim();
  if (by) return by;
  if (element.labels?.length) return [...element.labels].map(words).join(" ").trim();
  if (element.matches("button, a, summary, th")) return words(element).trim();
  return element.getAttribute("alt") ?? element.getAttribute("title") ?? "";
};
const controls = "a[href], button, input, select, textarea, summary, progress, dialog, [role=region], [role=group], [role=img]";
for (const element of document.querySelectorAll(controls)) {
  if (hidden(element) || (!seen(element) && !element.matches("dialog"))) continue;
  if (!name(element)) problems.push(`${show(element)} has no name`);
}
for (const image of document.querySelectorAll("img, svg")) {
  if (seen(image) && !hidden(image) && !image.getAttribute("alt") && !image.getAttribute("aria-label")
    && !image.getAttribute("aria-labelledby") && !image.querySelector("title")) problems.push(`${show(image)} has no text`);
}
for (const table of document.querySelectorAll("table")) {
  if (!table.caption && !table.getAttribute("aria-label")) problems.push(`a table has no caption: ${show(table)}`);
  for (const head of table.querySelectorAll("th")) if (!head.scope) problems.push(`${show(head)} does not say what it heads`);
}

// Contrast of text, 4.5 to 1, or 3 to 1 where it is large.
const colour = (text) => {
  const numbers = (text.match(/[\d.]+/g) ?? []).map(Number);
  return { rgb: numbers.slice(0, 3), alpha: numbers[3] ?? 1 };
};
const over = (top, below) => top.rgb.map((value, index) => value * top.alpha + below[index] * (1 - top.alpha));
const ground = (element) => {
  const layers = [];
  for (let one = element; one; one = one.parentElement) {
    const own = colour(getComputedStyle(one).backgroundColor);
    if (own.alpha > 0) layers.push(own);
    if (own.alpha === 1) break;
  }
  return layers.reverse().reduce((below, top) => over(top, below), [255, 255, 255]);
};
const luminance = (rgb) => {
  const [r, g, b] = rgb.map((value) => value / 255).map((value) => value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
const contrast = (one, other) => {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
};
const told = new Set();
const checkText = (element, style, what) => {
  const below = ground(element);
  const found = contrast(over(colour(style.color), below), below);
  const size = parseFloat(style.fontSize);
  const wanted = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700) ? 3 : 4.5;
  if (found < wanted && !told.has(what)) {
    told.add(what);
    problems.push(`${what} has a contrast of ${found.toFixed(2)}`);
  }
};
const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
while (texts.nextNode()) {
  const element = texts.currentNode.parentElement;
  if (!texts.currentNode.data.trim() || element.closest("script, style, noscript, svg, :disabled") || !inScope(element) || !seen(element)) continue;
  checkText(element, getComputedStyle(element), show(element));
}
for (const text of document.querySelectorAll("svg text")) {
  if (!seen(text)) continue;
  const below = ground(text.closest("svg").parentElement);
  const found = contrast(over(colour(getComputedStyle(text).fill), below), below);
  if (found < 4.5) problems.push(`${show(text)} in a drawing has a contrast of ${found.toFixed(2)}`);
}
for (const field of document.querySelectorAll("input[placeholder]")) {
  if (seen(field) && inScope(field)) checkText(field, getComputedStyle(field, "::placeholder"), `the hint in ${show(field)}`);
}

// What takes the focus shows it, and is large enough to hit.
const focusable = [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex='0']")]
  .filter((element) => inScope(element) && seen(element) && !element.disabled);
const before = document.activeElement;
for (const element of focusable) {
  element.focus({ focusVisible: true, preventScroll: true });
  if (document.activeElement !== element) {
    problems.push(`${show(element)} does not take the focus`);
    continue;
  }
  const style = getComputedStyle(element);
  const isDrawn = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
  if (!isDrawn) problems.push(`${show(element)} does not show the focus`);
  else if (contrast(over(colour(style.outlineColor), ground(element.parentElement)), ground(element.parentElement)) < 3) {
    problems.push(`${show(element)} shows the focus too faintly`);
  }
  const box = element.getBoundingClientRect();
  if (element.matches("button, input, select, summary") && !element.matches(".skip") && (box.height < 23.5 || box.width < 19.5)) {
    problems.push(`${show(element)} is only ${Math.round(box.width)} by ${Math.round(box.height)} pixels`);
  }
}
before?.focus?.({ preventScroll: true });

// Nothing sticks out to the right.
const width = document.documentElement.clientWidth;
if (document.documentElement.scrollWidth > width) {
  const widest = [...document.body.querySelectorAll("*")].filter((element) => seen(element) && !element.closest(".scroll > *, .skip, .unseen"))
    .sort((a, b) => b.getBoundingClientRect().right - a.getBoundingClientRect().right)[0];
  problems.push(`the page is ${document.documentElement.scrollWidth} pixels wide where the window has ${width}: ${show(widest)}`);
}
return problems;
"""


def problems(browser):
    """What is wrong with the page as it stands, in sentences."""
    return browser.run(CHECKS)
