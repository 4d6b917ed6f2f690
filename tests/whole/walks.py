"""The conversations of the whole-system tests, as steps that a phone of any kind can take."""

from collections.abc import Sequence
from pathlib import Path
from typing import Literal, Protocol

import yaml

SAID: dict[str, str] = yaml.safe_load((Path(__file__).parent / "sentences.yml").read_text())

Step = tuple[Literal["press", "say"], str, Sequence[str]]


class Phone(Protocol):
    """What a walk needs of somebody's phone."""

    def says(self, text: str) -> None: ...

    def presses(self, payload: str) -> None: ...

    def hears(self, *utters: str) -> object: ...


def walk(phone: Phone, steps: Sequence[Step]) -> None:
    """Does each step, and hears what must come of it before the next."""
    for act, what, utters in steps:
        if act == "press":
            phone.presses(what)
        else:
            phone.says(SAID.get(what, what))
        phone.hears(*utters)


WELCOME_BEGINS: list[Step] = [
    ("press", "hello=yes", ["utter_ask_try_out"]),
    ("press", "try_out=yes", ["utter_ask_readers"]),
    ("press", "readers=yes", ["utter_ask_keep"]),
]
WELCOME_TELEGRAM: list[Step] = [
    ("press", "keep=yes", ["utter_ask_telegram"]),
    ("press", "telegram=yes", ["utter_ask_danger"]),
]
WELCOME_WEB: list[Step] = [("press", "keep=yes", ["utter_ask_danger"])]
WELCOME_ENDS: list[Step] = [
    ("press", "danger=yes", ["utter_ask_called"]),
    ("say", "called", ["utter_ask_sound_first"]),
    ("press", "sound_first=on", ["utter_welcome_done", "utter_ask_contact_name"]),
    ("say", "contact", ["utter_ask_relation"]),
]
BY_LINK: list[Step] = [
    ("press", "relation=staff", ["utter_ask_contact_way"]),
    ("press", "contact_way=telegram", ["utter_contact_link"]),
]
BY_MAIL: list[Step] = [
    ("press", "relation=staff", ["utter_ask_contact_way"]),
    ("press", "contact_way=email", ["utter_ask_contact_address"]),
    ("say", "anna@linde.example", ["utter_contact_mail"]),
]
NO_RHYTHM: list[Step] = [
    ("press", "rhythm_what=off", ["utter_rhythm_off", "utter_ask_feeling"]),
]
CHECK_IN: list[Step] = [
    ("press", "feeling=bad", ["utter_ask_reason"]),
    ("say", "reason", ["utter_ask_wants_change"]),
    ("press", "wants_change=no", ["utter_ask_need"]),
    ("say", "need", ["utter_check_in_saved", "utter_ask_share"]),
]
SHARE: list[Step] = [
    ("press", "share=yes", ["utter_ask_share_sure"]),
    ("press", "share_sure=send", ["say_share_sending", "say_signal_sent"]),
]
ASKS_FOR_A_TALK: list[Step] = [
    ("say", "talk", ["utter_ask_talk_way"]),
    ("press", "talk_way=walk", ["utter_ask_talk_when"]),
    ("press", "talk_when=this_week", ["utter_ask_talk_about"]),
    ("say", "about", ["utter_ask_share"]),
    *SHARE,
]
