"""The fixed words in danger: the helpline first. Numbers come from the words, never from here."""

from __future__ import annotations

from collections.abc import Mapping

from bot.reply import Reply
from bot.saying import say
from locales.loader import Words
from store.organisation import Organisation
from store.reachable import Reachable

GRAVE = ("A", "B")
_TOLD = {
    "self_harm": ("say_danger_self_harm",),
    "abuse": ("say_danger_abuse", "say_danger_abuse_more"),
}


def first_words(words: Words, tier: str, category: str) -> list[Reply]:
    """What everybody in danger hears first, also with nothing else working."""
    if tier == "A":
        return [say(words, "say_danger_now", numbers(words))]
    names = _TOLD.get(category, ("say_danger_self_harm",))
    return [say(words, name, numbers(words)) for name in names]


def softer_words(words: Words, tier: str, organisation: Organisation) -> list[Reply]:
    """For who is sad, or is not listened to: no alarm, somebody to talk to."""
    if tier == "C":
        return [say(words, "say_danger_sad", numbers(words))]
    officer = organisation.complaints_officer
    values = {"complaints_name": officer.name, "complaints_reach": _reach(officer)}
    replies = [say(words, "say_danger_complaint", values)]
    trust = organisation.helplines.get("client_trust_person")
    if trust is not None:
        trusted = {"trust_name": trust.name, "trust_reach": _reach(trust)}
        replies.append(say(words, "say_danger_complaint_trust", trusted))
    return replies


def numbers(words: Words) -> dict[str, str]:
    """Every helpline by its code, as `{number_<code>}`."""
    return {f"number_{code}": line.number for code, line in words.helplines.items()}


def line(organisation: Organisation) -> Mapping[str, str]:
    """The organisation's own line."""
    return {
        "on_call_name": organisation.on_call.name,
        "on_call_phone": organisation.on_call.phone,
    }


def _reach(who: Reachable) -> str:
    return who.phone or who.email or ""
