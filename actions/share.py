"""Sharing: exactly these words to exactly this person, asked twice, and only then sent."""

from actions.form import NOT_ASKED, PHOTO, SAID, VOICE, TopicForm
from actions.pages import page_of, turn_button
from actions.recorded import RecordedAction
from actions.share_advocate import (
    buttons,
    find_reader,
    give_to_advocate,
    give_to_contact,
    keep_apart,
    may_go,
)
from actions.turn import Turn
from store.models import Signal
from store.repositories import By

SLOTS = ("share", "share_sure", "share_change", "other_words", "other_contact")


class StartShare(RecordedAction):
    """Without a contact there is nobody to tell: choosing one is offered, the draft waits."""

    called = "action_start_share"

    def act(self, turn: Turn) -> None:
        signal = signal_of(turn)
        if signal is None or signal.state != "draft":
            turn.set(**dict.fromkeys(SLOTS, NOT_ASKED))
            return
        if not find_reader(turn, signal):
            turn.set(**dict.fromkeys(SLOTS, NOT_ASKED))
            turn.say("utter_share_no_contact")


class ShareForm(TopicForm):
    called = "validate_share_form"
    slots = SLOTS

    def take_share(self, turn: Turn, code: str) -> None:
        if code == "yes":
            self.drop(turn, "share_change", "other_words", "other_contact")
        elif code == "no":
            self.drop_after(turn, "share")
        else:
            self.drop(turn, "share_sure")

    def take_share_sure(self, turn: Turn, code: str) -> None:
        self.drop_after(turn, "share_sure")

    def take_share_change(self, turn: Turn, code: str) -> None:
        self.drop_after(turn, "share_change", but=_ASKED_FOR.get(code, ()))

    def take_other_words(self, turn: Turn, code: str) -> None:
        signal = signal_of(turn)
        if signal is not None and code == SAID:
            turn.work.signals.reword(signal, turn.text)
            signal.attachment_ids = []
        if signal is not None and code in (VOICE, PHOTO):
            words = turn.words.responses[f"signal_{code}"].text
            name = turn.client.name or ""
            turn.work.signals.reword(signal, words.replace("{client_name}", name))
            signal.attachment_ids = [str(turn.metadata["attachment_id"])]
        self.ask_again(turn, *SLOTS)
        if signal is not None and not keep_apart(turn, signal):
            turn.say("utter_share_no_contact")
            self.drop(turn, *SLOTS)

    def take_other_contact(self, turn: Turn, code: str) -> None:
        signal = signal_of(turn)
        for contact in turn.work.contacts.ready_of(turn.client.id):
            if signal is not None and contact.id.startswith(code):
                give_to_contact(signal, contact.id)
        if signal is not None and code != "new":
            give_to_advocate(turn, signal, code)
        self.ask_again(turn, *SLOTS)
        if code == "new" and signal is not None:
            # It waits for whoever is chosen now; the bot offers it again once he takes part.
            give_to_contact(signal, None)
            self.drop(turn, *SLOTS)


class AskOtherContact(RecordedAction):
    """Rasa knows no names: the bot puts them on the buttons."""

    called = "action_ask_other_contact"

    def act(self, turn: Turn) -> None:
        ready = turn.work.contacts.ready_of(turn.client.id)
        choices = [
            {"title": f"👤 {{contact_{place}}}", "payload": f"other_contact={contact.id[:8]}"}
            for place, contact in enumerate(ready, 1)
        ]
        choices += buttons(turn, signal_of(turn), len(choices))
        extra = [turn_button(turn, "button_new_contact")]
        turn.say("utter_ask_other_contact", buttons=page_of(turn, choices, extra))


class FinishShare(RecordedAction):
    """The yes was written down by the form; the bot sends, and tells what became of it.

    A no ends the draft: it is not offered again.
    """

    called = "action_finish_share"

    def act(self, turn: Turn) -> None:
        signal = signal_of(turn)
        if signal is None or signal.state != "draft":
            turn.say("utter_share_gone")
        elif turn.slot("share_sure") == "send" and not may_go(turn, signal):
            turn.say("utter_share_nobody")
        elif turn.slot("share_sure") == "send":
            turn.command("send_signal", signal=signal.id)
        elif turn.slot("share") != NOT_ASKED:
            turn.work.signals.take_back(signal, By("client", turn.client.id))
            turn.say("utter_share_kept")
        turn.command("end_topic")
        waits = signal is not None and signal.state == "draft" and signal.contact_id is None
        if signal is not None and waits and signal.audience == "contact":
            turn.command("start_topic", topic="contact", first={"contact_what": "add"})


_ASKED_FOR = {"words": ("other_words",), "contact": ("other_contact",)}


def signal_of(turn: Turn) -> Signal | None:
    """The signal that this conversation is about."""
    signal = turn.work.signals.get(turn.conversation.subject_id or "")
    return signal if signal and signal.client_id == turn.client.id else None


ACTIONS = (StartShare, ShareForm, AskOtherContact, FinishShare)
