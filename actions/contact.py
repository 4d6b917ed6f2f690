"""The contact: choose somebody, invite with a link or an e-mail, change, stop."""

import re

from actions.form import NO_ANSWER, NOT_ASKED, PHOTO, VOICE, TopicForm, name_said
from actions.pages import buttons_of, page_of
from actions.recorded import RecordedAction
from actions.turn import Turn
from store.models import Contact

SLOTS = (
    "contact_what", "contact_name", "relation", "contact_way", "contact_address", "contact_stop",
)  # fmt: skip
# Good enough to catch a slip of the finger; whether it arrives is seen when it is used.
_ADDRESS = re.compile(r"[^@\s,;<>]+@[^@\s,;<>]+\.[A-Za-z]{2,}")


class StartContact(RecordedAction):
    """Somebody without a contact is asked for one at once."""

    called = "action_start_contact"

    def act(self, turn: Turn) -> None:
        first = dict(turn.metadata.get("first") or {})
        if first.get("contact_what") == "add" or not turn.work.contacts.of_client(turn.client.id):
            turn.say("utter_contact_start")
            turn.set(contact_what=NOT_ASKED, contact_stop=NOT_ASKED)


class ContactForm(TopicForm):
    called = "validate_contact_form"
    slots = SLOTS

    def take_contact_what(self, turn: Turn, code: str) -> None:
        if code == "add":
            self.drop(turn, "contact_stop")
        else:
            self.drop_after(turn, "contact_what", but=("contact_stop",) if code == "stop" else ())

    def take_contact_name(self, turn: Turn, code: str) -> bool | None:
        if code in (VOICE, PHOTO):
            turn.say("utter_contact_type_name")
            self.ask_again(turn, "contact_name")
            return False
        if code in NO_ANSWER:
            self.drop_after(turn, "contact_name")
            return None
        name = name_said(turn)
        if name is None:
            turn.say("utter_unclear_name")
            self.ask_again(turn, "contact_name")
            return False
        self._name(turn, name)
        return None

    def take_relation(self, turn: Turn, code: str) -> None:
        contact = contact_of(turn)
        known = {b["payload"].partition("=")[2] for b in buttons_of(turn, "buttons_relation")}
        if contact is not None:
            contact.relation = code if code in known else "other"  # type: ignore[assignment]

    def take_contact_way(self, turn: Turn, code: str) -> None:
        contact = contact_of(turn)
        if contact is not None:
            contact.channel = "email" if code == "email" else "telegram"
        if code != "email":
            self.drop(turn, "contact_address")

    def take_contact_address(self, turn: Turn, code: str) -> bool | None:
        contact, found = contact_of(turn), _ADDRESS.search(turn.text)
        if code in NO_ANSWER and contact is not None:
            contact.channel = "telegram"
            return None
        if contact is None or found is None:
            turn.say("utter_unclear_contact_address")
            self.ask_again(turn, "contact_address")
            return False
        contact.address = found.group().rstrip(".").lower()
        return None

    def take_contact_stop(self, turn: Turn, code: str) -> None:
        for contact in turn.work.contacts.of_client(turn.client.id):
            if code and contact.id.startswith(code):
                turn.work.contacts.stop(contact)
                turn.conversation.subject_id = contact.id

    def _name(self, turn: Turn, name: str) -> None:
        """A name said again (after going back) changes the contact that this talk is about."""
        contact = contact_of(turn)
        if contact is not None:
            contact.name = name
            return
        is_first = not turn.work.contacts.of_client(turn.client.id)
        contact, _ = turn.work.contacts.invite(turn.client, name, "other", emergency=is_first)
        turn.conversation.subject_id = contact.id


class AskRelation(RecordedAction):
    called = "action_ask_relation"

    def act(self, turn: Turn) -> None:
        turn.say("utter_ask_relation", buttons=page_of(turn, buttons_of(turn, "buttons_relation")))


class AskContactStop(RecordedAction):
    """Rasa knows no names: the bot puts them on the buttons."""

    called = "action_ask_contact_stop"

    def act(self, turn: Turn) -> None:
        choices = [
            {"title": f"👤 {{contact_{place}}}", "payload": f"contact_stop={contact.id[:8]}"}
            for place, contact in enumerate(turn.work.contacts.of_client(turn.client.id), 1)
        ]
        turn.say("utter_ask_contact_stop", buttons=page_of(turn, choices))


class FinishContact(RecordedAction):
    """The bot makes the link or the e-mail when it says so: codes never pass through Rasa."""

    called = "action_finish_contact"

    def act(self, turn: Turn) -> None:
        contact = contact_of(turn)
        if contact is not None and contact.stopped_at:
            turn.say("utter_contact_stopped")
        elif contact is None:
            added = turn.slot("contact_what") in ("add", NOT_ASKED)
            turn.say("utter_contact_none" if added else "utter_contact_as_it_was")
        elif contact.channel == "email" and contact.address:
            turn.command("mail_contact", contact=contact.id)
            turn.say("utter_contact_mail")
        else:
            turn.say("utter_contact_link")
            turn.say("utter_contact_wait")
        turn.command("end_topic")


def contact_of(turn: Turn) -> Contact | None:
    """The contact whom this conversation is about."""
    contact = turn.work.contacts.get(turn.conversation.subject_id or "")
    return contact if contact and contact.client_id == turn.client.id else None


ACTIONS = (StartContact, ContactForm, AskRelation, AskContactStop, FinishContact)
