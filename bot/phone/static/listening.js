// The long poll: asks what is new, and by asking tells what has arrived.
import { sayings, tell } from "./place.js";
import * as conversation from "./conversation.js";

const LONGEST_PAUSE = 15000;
let cursor = document.body.dataset.cursor;
let isOffline = false;

export async function listen() {
  let failures = 0;
  for (;;) {
    try {
      _show(await _ask());
      failures = 0;
    } catch {
      failures += 1;
      if (failures > 1) _goOffline();
      await _pause(Math.min(LONGEST_PAUSE, 1000 * 2 ** failures));
    }
  }
}

async function _ask() {
  const typing = conversation.typing() ? "yes" : "no";
  const answer = await fetch(`/phone/messages?after=${cursor}&typing=${typing}`);
  if (answer.status === 401) location.reload();
  if (!answer.ok) throw new Error(String(answer.status));
  return answer.json();
}

function _show(news) {
  if (isOffline) tell("");
  isOffline = false;
  cursor = news.cursor;
  const wasNearEnd = conversation.isNearEnd();
  const fresh = conversation.add(news.entries);
  conversation.showTyping(news.typing);
  if (news.entries.length) conversation.setChoices(news.choices);
  if (fresh.length && wasNearEnd) conversation.scrollTo(fresh[0]);
  document.dispatchEvent(new CustomEvent("heard", { detail: fresh }));
}

function _goOffline() {
  isOffline = true;
  tell(sayings.offline);
}

function _pause(milliseconds) {
  return new Promise((go) => setTimeout(go, milliseconds));
}
