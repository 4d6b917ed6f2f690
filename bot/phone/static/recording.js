// A voice answer: press, talk, send. Nothing leaves the page before "send".
import { at, sayings, tell } from "./place.js";
import { hush } from "./aloud.js";
import { say } from "./posting.js";

const LONGEST = 180;
const KINDS = ["audio/ogg;codecs=opus", "audio/webm;codecs=opus", "audio/mp4"];
let recorder = null;
let pieces = [];
let seconds = 0;
let tick = null;

export function startRecording() {
  at("talk").addEventListener("click", _begin);
  at("throw-away").addEventListener("click", () => _finish(() => at("talk").focus()));
  at("send-voice").addEventListener("click", () => _finish(_send));
  at("recorder").addEventListener("keydown", (press) => {
    if (press.key === "Escape") _finish(() => at("talk").focus());
  });
}

async function _begin() {
  hush();
  tell("");
  const kind = window.MediaRecorder && KINDS.find((name) => MediaRecorder.isTypeSupported(name));
  if (!kind || !navigator.mediaDevices) return tell(sayings.noRecording);
  try {
    const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
    _record(new MediaRecorder(stream, { mimeType: kind, audioBitsPerSecond: 32000 }));
  } catch {
    tell(sayings.noMicrophone);
  }
}

function _record(started) {
  recorder = started;
  pieces = [];
  seconds = 0;
  recorder.addEventListener("dataavailable", ({ data }) => pieces.push(data));
  recorder.start();
  _showClock();
  tick = setInterval(_second, 1000);
  _showRecorder(true);
  tell(sayings.listening);
  at("send-voice").focus();
}

function _second() {
  seconds += 1;
  _showClock();
  if (seconds < LONGEST) return;
  clearInterval(tick);
  recorder.stop();
  tell(sayings.longEnough);
}

function _showClock() {
  at("clock").textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

function _finish(then) {
  clearInterval(tick);
  const closing = () => {
    recorder.stream.getTracks().forEach((track) => track.stop());
    _showRecorder(false);
    tell("");
    then();
  };
  if (recorder.state === "inactive") return closing();
  recorder.addEventListener("stop", closing, { once: true });
  recorder.stop();
}

function _send() {
  const voice = new Blob(pieces, { type: recorder.mimeType });
  const fields = [["seconds", String(Math.max(1, seconds))], ["voice", voice, "voice"]];
  say(sayings.ownVoice, fields).focus({ preventScroll: true });
}

function _showRecorder(yes) {
  at("recorder").hidden = !yes;
  at("composer").hidden = yes;
}
