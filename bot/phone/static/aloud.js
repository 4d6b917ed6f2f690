// Reading aloud: a large button at each voice, and by itself once somebody switched that on.
import { at, sayings, tell } from "./place.js";

const KEPT = "aloud";
const OGG = "audio/ogg; codecs=opus";
const waiting = [];
let playing = null;

export function prepare(entry) {
  const button = entry.querySelector(".play");
  const audio = entry.querySelector("audio");
  if (!button || entry.dataset.ready) return;
  entry.dataset.ready = "yes";
  if (!audio.canPlayType(OGG)) audio.src = `${entry.dataset.voice}?form=wav`;
  audio.controls = false;
  audio.hidden = true;
  button.hidden = false;
  button.addEventListener("click", () => (playing === entry ? hush() : _playNow(entry)));
  audio.addEventListener("ended", () => _ended(entry));
}

export function hush() {
  waiting.length = 0;
  if (playing) _rest(playing);
  playing = null;
}

// Entries that just came in are read one after the other.
export function readAloud(fresh) {
  if (!_isOn()) return;
  waiting.push(...fresh.filter((entry) => entry.matches(".theirs[data-voice]")));
  if (!playing) _next();
}

export function startSwitch() {
  const button = at("aloud");
  button.hidden = false;
  button.setAttribute("aria-checked", String(_isOn()));
  button.addEventListener("click", () => {
    localStorage.setItem(KEPT, _isOn() ? "off" : "on");
    button.setAttribute("aria-checked", String(_isOn()));
    hush();
    // The last question at once: it shows what the switch does, and lets the browser allow sound.
    if (_isOn()) readAloud([...document.querySelectorAll(".theirs[data-voice]")].slice(-1));
  });
}

function _isOn() {
  return localStorage.getItem(KEPT) === "on";
}

function _playNow(entry) {
  hush();
  waiting.push(entry);
  _next();
}

async function _next() {
  playing = waiting.shift() ?? null;
  if (!playing) return;
  const entry = playing;
  entry.classList.add("playing");
  entry.querySelector(".play .unseen").textContent = sayings.stop;
  try {
    await entry.querySelector("audio").play();
  } catch (refusal) {
    if (playing !== entry) return;
    hush();
    if (refusal.name !== "NotAllowedError") tell(sayings.noSound);
  }
}

function _ended(entry) {
  _rest(entry);
  _next();
}

function _rest(entry) {
  const audio = entry.querySelector("audio");
  audio.pause();
  if (audio.readyState) audio.currentTime = 0;
  entry.classList.remove("playing");
  entry.querySelector(".play .unseen").textContent = sayings.play;
}
