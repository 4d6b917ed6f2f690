"""Choices in pages of three, with `more` for the next page: nobody has to read a long list."""

from collections.abc import Sequence

from actions.turn import Message, Turn

A_PAGE = 3


def page_of(turn: Turn, options: Sequence[Message], extra: Sequence[Message] = ()) -> list[Message]:
    """The three options of the page that the client is on, `more` when there are others."""
    if len(options) <= A_PAGE + 1 and not extra:
        return list(options)
    start = int(turn.slot("page") or 0) * A_PAGE % (len(options) + (-len(options)) % A_PAGE)
    shown = list(options[start : start + A_PAGE])
    more = [turn_button(turn, "button_more")] if len(options) > A_PAGE else []
    return [*shown, *more, *extra]


def turn_button(turn: Turn, response: str) -> Message:
    """The one button of a response that exists only for its button."""
    button = turn.words.responses[response].buttons[0]
    return {"title": button.title, "payload": button.payload}


def buttons_of(turn: Turn, response: str) -> list[Message]:
    """All buttons of a response, as choices to page through."""
    return [
        {"title": b.title, "payload": b.payload} for b in turn.words.responses[response].buttons
    ]
