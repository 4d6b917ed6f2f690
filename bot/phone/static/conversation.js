// The bubbles: what came from the server, and what was just said and is still on its way.
import { at, sayings } from "./place.js";

const NEAR = 320;
let isTyping = false;

export const entries = at("entries");

export function typing() {
  return isTyping;
}

export function showTyping(yes) {
  isTyping = yes;
  at("typing").hidden = !yes;
}

export function isNearEnd() {
  const page = document.documentElement;
  return page.scrollHeight - page.scrollTop - page.clientHeight < NEAR;
}

// The end of the page, but never past the beginning of what is new.
export function scrollTo(entry, behavior = "smooth") {
  const top = document.querySelector(".top").offsetHeight;
  const page = document.documentElement;
  const start = entry ? entry.getBoundingClientRect().top + page.scrollTop - top - 16 : Infinity;
  page.scrollTo({ top: Math.min(start, page.scrollHeight - page.clientHeight), behavior });
}

// Returns the bubbles that were not on the page yet.
export function add(received) {
  const fresh = [];
  for (const { id, html } of received) {
    const known = at(id);
    const entry = _parsed(html);
    if (known) _refill(known, entry);
    else entries.append(entry);
    if (!known) fresh.push(entry);
  }
  return fresh;
}

export function setChoices(html) {
  at("choices").innerHTML = html;
}

// A bubble that shows at once; the server's own takes its place when it is stored.
export function sayMyself(id, text) {
  const entry = document.createElement("li");
  entry.className = "entry mine";
  entry.id = `m-${id}`;
  entry.tabIndex = -1;
  entry.innerHTML = '<div class="bubble"><div class="words"><span class="unseen"></span><p></p></div></div>';
  entry.querySelector(".unseen").textContent = sayings.youSay;
  entry.querySelector("p").textContent = text;
  entries.append(entry);
  return entry;
}

export function offerAgain(entry, again) {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = sayings.again;
  button.addEventListener("click", () => {
    button.remove();
    entry.classList.remove("failed");
    entry.focus({ preventScroll: true });
    again();
  });
  entry.classList.add("failed");
  entry.append(button);
}

function _parsed(html) {
  const holder = document.createElement("template");
  holder.innerHTML = html;
  return holder.content.firstElementChild;
}

// The list item itself stays, because the focus may be on it.
function _refill(known, entry) {
  if (known.dataset.stored) return;
  known.dataset.stored = "yes";
  known.className = entry.className;
  if (entry.dataset.voice) known.dataset.voice = entry.dataset.voice;
  known.replaceChildren(...entry.childNodes);
}
