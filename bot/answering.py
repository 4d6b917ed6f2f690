"""What a client's own message becomes: an answer to the open question, or words for Rasa."""

from __future__ import annotations

from datetime import timedelta

from bot.outcome import Answer, Ask, Outcome
from bot.own import DUE, GO_ON
from bot.person import call_person
from bot.questions import chosen_option, open_conversation, question_again, tapped_label
from bot.saying import say
from bot.scene import Scene
from bot.signals import binding
from bot.talk_times import LOOK_BACK, REMIND, is_still_meant
from bot.talks import remind_of_talk
from bot.topics import Wanted

_GREET = "greet"
_PERSON = "want_person"
_CHECK_IN = "check_in"
_A_DAY = timedelta(days=1)


def answer_client(scene: Scene) -> Outcome | None:
    """Words, taps, voice and photos of a client; None from anybody else."""
    if scene.client is None or scene.client.state == "invited":
        return None
    answer = _BY_KIND.get(scene.incoming.kind)
    return answer(scene) if answer else _kindly(scene, "say_other_kind")


def carry_out_errand(scene: Scene) -> Outcome | None:
    """What the bot told itself to do; None for everything that a person did."""
    if scene.incoming.kind != "own":
        return None
    errand = scene.incoming.text or ""
    if scene.client is None or scene.client.state == "stopped":
        return Answer()
    if errand.startswith(DUE):
        return _begin_due(scene, errand.removeprefix(DUE))
    return Ask() if errand == GO_ON and not _was_just_asked(scene) else Answer()


def _was_just_asked(scene: Scene) -> bool:
    """Its question is the last thing in this chat, or there is nothing to go on with."""
    top = open_conversation(scene)
    rows = scene.work.outbox.after(scene.chat.id, scene.chat.last_seq - 1)
    return top is None or (bool(rows) and rows[-1].id == top.question_outbox_id)


def press_consent(scene: Scene) -> Outcome | None:
    """A button that gives away: it counts for exactly the thing and the words it was made for."""
    data = scene.incoming.text or ""
    if scene.incoming.kind != "callback" or scene.client is None:
        return None
    payload, bar, _ = data.partition("|")
    top = open_conversation(scene)
    if top is not None and bar and data == payload + _binding(scene, top.subject_id):
        return Ask(payload=payload)
    return _kindly(scene, "say_button_old")


def _binding(scene: Scene, subject_id: str | None) -> str:
    signal = scene.work.signals.get(subject_id) if subject_id else None
    return binding(signal, subject_id)


def _begin_due(scene: Scene, due_id: str) -> Outcome:
    due = scene.work.dues.get(due_id)
    if due is None:
        return Answer()
    if due.kind == "later":
        return Ask() if open_conversation(scene) else Answer()
    if due.kind == "soft_question":
        return Ask(wanted=Wanted(_CHECK_IN), before=[say(scene.words, "say_danger_again_safe")])
    if due.kind in (REMIND, LOOK_BACK) and not is_still_meant(scene.work, due):
        return Answer()
    if due.kind == REMIND:
        return Answer(remind_of_talk(scene, due.subject_id or ""))
    _end_stale(scene, due.kind)
    return Ask(wanted=Wanted(str(due.payload.get("topic", due.kind)), due.subject_id))


def _end_stale(scene: Scene, topic: str) -> None:
    """A talk that nobody took up for a day makes place: this day's questions are new ones."""
    client_id = scene.client.id if scene.client else ""
    for row in scene.work.conversations.stack(client_id):
        if row.topic == topic and scene.now - row.last_at > _A_DAY:
            scene.work.conversations.finish(row)


def _text(scene: Scene) -> Outcome:
    text = (scene.incoming.text or "").strip()
    if not text:
        return _kindly(scene, "say_other_kind")
    tap = tapped_label(scene, text)
    if tap is None:
        return Ask(text=text)
    if tap.is_late:
        return _kindly(scene, "say_button_old")
    # The answer to the first tap is on its way: that is the answer to the second, too.
    return Answer() if tap.is_double else _tapped(scene, tap.payload)


def _choice(scene: Scene) -> Outcome:
    tap = chosen_option(scene, scene.incoming.text or "")
    return _kindly(scene, "say_button_old") if tap.is_late else _tapped(scene, tap.payload)


def _tapped(scene: Scene, payload: str) -> Outcome:
    """A person is called without Rasa: that button must work when nothing else does."""
    if payload == _PERSON:
        return Answer(call_person(scene), goes_on=True)
    return Ask(payload=payload)


def _start(scene: Scene) -> Outcome:
    return Ask() if question_again(scene) else Ask(payload=_GREET)


def _said(scene: Scene) -> Outcome:
    """A voice message or a photo is a full answer, also when nobody can understand it."""
    top = open_conversation(scene)
    kind = scene.incoming.kind
    if top is None or top.expects is None or scene.incoming.file_ref is None:
        return _kindly(scene, f"say_{kind}_without_question")
    metadata = {"attachment_id": scene.incoming.file_ref}
    is_heard = kind != "voice" or scene.incoming.text
    before = [] if is_heard else [say(scene.words, "say_voice_not_understood")]
    return Ask(payload=f"said={kind}", metadata=metadata, before=before)


def _edited(scene: Scene) -> Outcome:
    return _kindly(scene, "say_edited")


def _kindly(scene: Scene, name: str) -> Answer:
    return Answer([say(scene.words, name), *question_again(scene)])


_BY_KIND = {
    "text": _text,
    "choice": _choice,
    "start": _start,
    "voice": _said,
    "photo": _said,
    "edited": _edited,
}
