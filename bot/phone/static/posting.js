// Saying something: each post has an id of its own, so that trying again never says it twice.
import { at, newId, sayings, tell, tellHtml, token } from "./place.js";
import * as conversation from "./conversation.js";
import { hush } from "./aloud.js";

// `shown` is what stands in the bubble meanwhile; `fields` is what is posted.
export function say(shown, fields) {
  const id = newId();
  const body = new FormData();
  body.set("token", token);
  body.set("id", id);
  for (const [name, value, file] of fields) file ? body.set(name, value, file) : body.set(name, value);
  hush();
  tell("");
  conversation.setChoices("");
  const entry = conversation.sayMyself(id, shown);
  conversation.showTyping(true);
  conversation.scrollTo(null);
  _post(entry, body);
  return entry;
}

async function _post(entry, body) {
  try {
    const headers = { Accept: "application/json" };
    const answer = await fetch("/phone/say", { method: "POST", body, headers });
    const told = await answer.json();
    if (answer.ok) _stored(told);
    else _refused(entry, body, told.say, answer.status);
  } catch {
    _refused(entry, body, sayings.notSent, 0);
  }
}

function _stored(told) {
  const fresh = conversation.add(told.entries);
  document.dispatchEvent(new CustomEvent("heard", { detail: fresh }));
}

// Only what can go well later is offered again; a photo that is no photo stays none.
function _refused(entry, body, text, status) {
  conversation.showTyping(false);
  tellHtml(text);
  const mayGoWell = [0, 429, 500, 502, 503, 504].includes(status);
  if (mayGoWell) conversation.offerAgain(entry, () => _again(entry, body));
  else entry.remove();
  conversation.scrollTo(null);
  if (!mayGoWell) at("text").focus({ preventScroll: true });
}

function _again(entry, body) {
  tell("");
  conversation.showTyping(true);
  _post(entry, body);
}
