"""Names are filled in as they stand in a sentence."""

import pytest

from locales.responses import fill

NAME = {"contact_name": "somebody", "link": "https://zegje.example/x", "words": "no {link}"}


@pytest.mark.parametrize(
    ("text", "filled"),
    [
        ("{contact_name} reads it.", "Somebody reads it."),
        ("I told {contact_name}.", "I told somebody."),
        ("Good. {contact_name} reads it.", "Good. Somebody reads it."),
        ("Good,\n{contact_name} reads it.", "Good,\nSomebody reads it."),
        ("👥 {contact_name}", "👥 Somebody"),
        ("{link}", "https://zegje.example/x"),
        ("{words}", "no {link}"),
        ("{other} {contact_name}", "{other} somebody"),
    ],
)
def test_somebody_has_a_capital_where_a_sentence_begins(text: str, filled: str) -> None:
    assert fill(text, NAME) == filled
