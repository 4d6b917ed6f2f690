"""From a row to a bubble: what stands in it, what can be heard and pressed."""

from __future__ import annotations

from collections.abc import Mapping

from bot.phone.entry import Entry, options, read_option, split_title
from bot.phone.sides import Said, Shown
from bot.reply import Reply


def draw_own(one: Said, titles: Mapping[str, Reply]) -> Entry:
    incoming, name = one.incoming, one.name
    if incoming.kind == "choice":
        pictogram, word = split_title(_label(incoming.text or "", titles))
        return Entry(name, True, one.at, text=word, pictogram=pictogram)
    address = f"/phone/mine/{incoming.file_ref}"
    return Entry(
        name,
        True,
        one.at,
        kind=incoming.kind,
        text=incoming.text or "",
        voice=address if incoming.kind == "voice" else None,
        picture=address if incoming.kind == "photo" else None,
    )


def _label(option_id: str, titles: Mapping[str, Reply]) -> str:
    found = read_option(option_id)
    if found is None or found[0] not in titles:
        return ""
    buttons = titles[found[0]].buttons
    return buttons[found[1]].title if found[1] < len(buttons) else ""


def draw_theirs(one: Shown, pressed: frozenset[str]) -> Entry:
    speaks = one.reply.voice is not None or one.reply.spoken is not None
    shared = f"/phone/shared/{one.row_id}"
    read_aloud = f"/phone/voice/{one.row_id}" if speaks else None
    return Entry(
        f"t-{one.row_id}",
        False,
        one.at,
        kind=one.kind,
        text=one.reply.text,
        voice=shared if one.shared == "voice" else read_aloud,
        picture=shared if one.shared == "photo" else _picture(one),
        options=tuple(options(one.row_id, one.reply, inline=True, pressed=pressed)),
    )


def _picture(one: Shown) -> str | None:
    return f"/phone/picture/{one.row_id}" if one.reply.image else None
