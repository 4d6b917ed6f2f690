"""Signs of danger are found however they are written, and everyday talk is left in peace."""

from bot.safety import look
from tests.bot.people_side import words
from tests.danger.sentences import alarming, everyday

_MOST_FALSE_ALARMS = 0.02


def test_every_sentence_that_tells_of_danger_is_noticed_at_its_tier() -> None:
    missed = [each for each in alarming("AB") if not each.is_met_by(look(words(), each.text))]
    assert missed == []


def test_nearly_all_sadness_and_complaints_are_noticed() -> None:
    soft = alarming("CD")
    met = [each for each in soft if look(words(), each.text) is not None]
    assert len(met) >= 0.9 * len(soft)


def test_everyday_talk_raises_no_alarm() -> None:
    alarms = [
        text
        for text, _ in everyday()
        if (found := look(words(), text)) is not None and found.tier in "AB"
    ]
    assert len(alarms) <= _MOST_FALSE_ALARMS * len(everyday()), alarms


def test_everyday_talk_is_nearly_always_met_with_quiet() -> None:
    loud = [
        text
        for text, may in everyday()
        if (found := look(words(), text)) is not None and found.tier != may
    ]
    assert len(loud) <= _MOST_FALSE_ALARMS * len(everyday()), loud


def test_nothing_everyday_hides_danger_that_is_told_in_the_same_breath() -> None:
    """Exceptions are taken out of a text: what is left on either side must still be noticed."""
    grave = alarming("AB")
    hidden = []
    for place, (innocent, _) in enumerate(everyday()):
        told = grave[place * 7 % len(grave)]
        around = (f"{innocent}. {told.text}", f"{told.text}. {innocent}")
        for text in (*around, f"{innocent} maar {told.text}"):
            found = look(words(), text)
            if found is None or found.tier > told.tier:
                hidden.append(text)
    assert hidden == []


def test_there_are_enough_sentences_to_mean_something() -> None:
    assert len({each.text for each in alarming("AB")}) >= 300
    assert len({each.text for each in alarming("CD")}) >= 60
    assert len(dict(everyday())) >= 300
