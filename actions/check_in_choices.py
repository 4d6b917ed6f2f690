"""Questions of the check-in that are answered with pictures: themes, needs, who can help."""

from actions.pages import buttons_of, page_of, turn_button
from actions.recorded import RecordedAction
from actions.turn import Turn


class AskTheme(RecordedAction):
    """The theme that the words seem to be about is offered for a yes; else pictures to choose."""

    called = "action_ask_theme"

    def act(self, turn: Turn) -> None:
        guess = turn.slot("topic")
        if guess and turn.has_words_for(f"utter_ask_theme_{guess}"):
            return turn.say(f"utter_ask_theme_{guess}")
        themes = [
            {"title": f"{theme.pictogram} {theme.title}", "payload": f"theme={theme.code}"}
            for theme in sorted(turn.words.needs.themes, key=lambda each: _place(turn, each.code))
        ]
        choices = page_of(turn, themes, [turn_button(turn, "button_dont_know")])
        return turn.say("utter_ask_theme", buttons=choices)


class AskPossible(RecordedAction):
    """Needs that others with this theme had, three at a time."""

    called = "action_ask_possible"

    def act(self, turn: Turn) -> None:
        needs = turn.words.needs.of_theme(str(turn.slot("theme")))
        options = [
            {"title": f"{need.pictogram} {place}", "payload": f"possible={need.code}"}
            for place, need in enumerate(needs, 1)
        ]
        shown = page_of(turn, options, [turn_button(turn, "button_other")])
        codes = {str(button["payload"]).partition("=")[2] for button in shown}
        lines = [
            f"{need.pictogram} {place}. {need.sentence}"
            for place, need in enumerate(needs, 1)
            if need.code in codes
        ]
        text = turn.words.responses["utter_ask_possible"].text
        turn.say("utter_ask_possible", text.replace("{options}", "\n".join(lines)), shown)


class AskHelper(RecordedAction):
    """Partner and family first, then friends, neighbours, volunteers, staff."""

    called = "action_ask_helper"

    def act(self, turn: Turn) -> None:
        choices = page_of(
            turn, buttons_of(turn, "buttons_helper"), [turn_button(turn, "button_skip")]
        )
        turn.say("utter_ask_helper", buttons=choices)


def _place(turn: Turn, theme: str) -> int:
    """The likeliest first; the others stay in their own order."""
    likely = (turn.slot("likely") or "").split(",")
    name = f"need_{theme}"
    return likely.index(name) if name in likely else len(likely)


CHOICES = (AskTheme, AskPossible, AskHelper)
