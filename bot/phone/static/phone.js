// Ties the page together; without it the forms work by themselves.
import { at } from "./place.js";
import * as aloud from "./aloud.js";
import * as conversation from "./conversation.js";
import { listen } from "./listening.js";
import { startPhotos } from "./photo.js";
import { say } from "./posting.js";
import { startRecording } from "./recording.js";

const text = at("text");

function offerRightTool() {
  const hasText = text.value.trim() !== "";
  at("send").hidden = !hasText;
  at("talk").hidden = hasText;
}

function sendText() {
  const words = text.value.trim();
  if (!words) return;
  text.value = "";
  offerRightTool();
  say(words, [["text", words]]);
  text.focus({ preventScroll: true });
}

// A press on any option or control word, wherever it stands.
function pressed(submit) {
  const button = submit.submitter;
  if (!submit.target.matches(".answers, .word-form") || !button) return;
  submit.preventDefault();
  const label = button.querySelector(".word") ?? button;
  const menu = submit.target.closest("details");
  if (menu) menu.open = false;
  const picture = button.querySelector(".picture")?.textContent ?? "";
  // A control word is shown as it is said; an option by its label, because its value means nothing.
  const shown = button.name === "text" ? button.value : `${picture} ${label.textContent}`.trim();
  const entry = say(shown, [[button.name, button.value]]);
  if (!button.isConnected || menu) entry.focus({ preventScroll: true });
}

text.addEventListener("input", offerRightTool);
text.addEventListener("keydown", (press) => {
  if (press.key !== "Enter" || press.shiftKey || press.isComposing) return;
  press.preventDefault();
  sendText();
});
at("composer").addEventListener("submit", (submit) => {
  submit.preventDefault();
  sendText();
});
document.addEventListener("submit", pressed);
document.addEventListener("heard", ({ detail: fresh }) => {
  conversation.entries.querySelectorAll("[data-voice]").forEach(aloud.prepare);
  aloud.readAloud(fresh);
});

conversation.entries.querySelectorAll("[data-voice]").forEach(aloud.prepare);
conversation.showTyping(document.body.dataset.typing === "yes");
conversation.scrollTo(null, "instant");
aloud.startSwitch();
offerRightTool();
startRecording();
startPhotos();
listen();
