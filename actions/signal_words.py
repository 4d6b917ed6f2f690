"""The exact words of a signal, put together from fixed sentences and the client's own answers."""

from collections.abc import Iterator, Mapping

from actions.form import NO_ANSWER, OWN_WORDS, PHOTO, SAID, VOICE
from actions.turn import Turn
from store.models import Answer, CheckIn, Signal

Answers = Mapping[str, Answer]
_TOLD = ("wish", "theme", "possible", "need", "reason")


def has_something_to_tell(answers: Answers) -> bool:
    """A wish, what it is about, a need, or that it goes badly: then sharing is offered."""
    told = {name for name in _TOLD if _is_given(answers.get(name))}
    feeling = answers.get("feeling")
    return bool(told - {"reason"}) or (feeling is not None and feeling.code == "bad")


def draft_of(turn: Turn, check_in: CheckIn) -> Signal:
    """The draft of a signal; nobody is told before the client says yes to these words."""
    answers = turn.work.answers.of_check_in(check_in.id)
    ready = turn.work.contacts.ready_of(turn.client.id)
    feeling, theme = _codes(turn, answers)
    return turn.work.signals.draft(
        turn.client.id,
        signal_words(turn, answers),
        "contact",
        contact_id=ready[0].id if ready else None,
        check_in_id=check_in.id,
        attachment_ids=_attachments(answers),
        feeling=feeling,
        theme=theme,
    )


def signal_words(turn: Turn, answers: Answers) -> str:
    """One sentence a line; the client sees and hears exactly this before he says yes."""
    return "\n".join(_lines(turn, answers))


def _codes(turn: Turn, answers: Answers) -> tuple[str | None, str | None]:
    """Feeling and theme when the words say them: no code is shown that was not agreed to."""
    feeling, theme = answers.get("feeling"), answers.get("theme")
    is_felt = feeling is not None and feeling.code not in NO_ANSWER
    is_told = theme is not None and any(_theme(turn, answers))
    return (
        feeling.code if feeling is not None and is_felt else None,
        theme.code if theme is not None and is_told else None,
    )


def _attachments(answers: Answers) -> list[str]:
    """Voice and photos that go along, in the order of the questions."""
    return [
        answers[name].attachment_id or ""
        for name in ("reason", "wish", "need")
        if name in answers and answers[name].attachment_id
    ]


def _lines(turn: Turn, answers: Answers) -> Iterator[str]:
    feeling = answers.get("feeling")
    if feeling and feeling.code not in NO_ANSWER:
        yield line(turn, f"signal_feeling_{feeling.code}")
    yield from _own_words(turn, answers, "reason")
    yield from _own_words(turn, answers, "wish")
    yield from _theme(turn, answers)
    yield from _possible(turn, answers)
    yield from _own_words(turn, answers, "need")
    yield from _helper(turn, answers)


def _own_words(turn: Turn, answers: Answers, name: str) -> Iterator[str]:
    answer = answers.get(name)
    if answer is None:
        return
    if answer.code == SAID and answer.words:
        yield line(turn, f"signal_{name}", answer.words)
    if answer.code in (VOICE, PHOTO):
        yield line(turn, f"signal_{answer.code}")


def _theme(turn: Turn, answers: Answers) -> Iterator[str]:
    wish, theme = answers.get("wish"), answers.get("theme")
    if theme is None or (wish is not None and wish.code == SAID):
        return
    for known in turn.words.needs.themes:
        if known.code == theme.code:
            yield line(turn, "signal_theme", known.title.casefold())


def _possible(turn: Turn, answers: Answers) -> Iterator[str]:
    answer = answers.get("possible")
    need = turn.words.needs.by_code(answer.code) if answer and answer.code else None
    if need:
        yield line(turn, "signal_possible", need.sentence)


def _helper(turn: Turn, answers: Answers) -> Iterator[str]:
    answer = answers.get("helper")
    if answer is None or answer.code in NO_ANSWER:
        return
    chosen = {b.payload: b.word for b in turn.words.responses["buttons_helper"].buttons}
    words = answer.words if answer.code == SAID else chosen.get(f"helper={answer.code}")
    if words:
        yield line(turn, "signal_helper", words)


def line(turn: Turn, response: str, words: str = "") -> str:
    """A fixed sentence with the client's name, and his words, in it."""
    text = turn.words.responses[response].text
    return text.replace("{client_name}", turn.client.name or "").replace("{words}", words)


def _is_given(answer: Answer | None) -> bool:
    if answer is None:
        return False
    is_chosen = answer.question in ("possible", "theme") and answer.code != "other"
    return answer.code in OWN_WORDS or (is_chosen and answer.code not in NO_ANSWER)
