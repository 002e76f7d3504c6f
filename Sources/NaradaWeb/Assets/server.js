// Talks to the program that serves this page: with the token, and with nobody else.

const place = "narada-token";

// The address has the token behind "#", which no browser sends; here it is kept for this tab, until the tab is closed,
// and taken out of the address, the history and whatever is copied from there.
function ownToken() {
  const given = new URLSearchParams(location.hash.slice(1)).get("token");
  if (given) {
    sessionStorage.setItem(place, given);
    history.replaceState(null, "", "/");
  }
  return sessionStorage.getItem(place) ?? "";
}

const token = ownToken();

/** What the program says where it does not do what it was asked; the message is for the person. */
export class Refusal extends Error {
  constructor(code, sentence) {
    super(sentence);
    this.code = code;
  }
}

async function call(path, options) {
  const headers = token === "" ? {} : { Authorization: `Bearer ${token}` };
  if (options.body) headers["Content-Type"] = "application/json";
  let response;
  try {
    response = await fetch(path, { ...options, headers, credentials: "omit", cache: "no-store" });
  } catch {
    throw new Refusal(
      "unreachable", "The program does not answer: it was stopped. Start it again and open its new address.");
  }
  const answer = await response.json().catch(() => ({}));
  if (!response.ok) {
    throw new Refusal(answer.code ?? "unknown", answer.error ?? `The program answered with ${response.status}.`);
  }
  return answer;
}

/** The answer to a question; `query` is a URLSearchParams. */
export function get(path, query) {
  const words = query?.toString() ?? "";
  return call(words === "" ? path : `${path}?${words}`, { method: "GET" });
}

/** The answer to an order. */
export function post(path, body) {
  return call(path, { method: "POST", body: JSON.stringify(body) });
}

// The one place where markup comes in: the program has escaped every text in it.
const policy = globalThis.trustedTypes?.createPolicy("narada", { createHTML: (text) => text });

/** The program's markup as nodes. */
export function nodes(html) {
  const template = document.createElement("template");
  template.innerHTML = policy ? policy.createHTML(html) : html;
  return template.content;
}
