"""A yes counts for exactly the words that stood above the button, and for nothing else."""

import pytest

from tests.bot.check_in import OVER, talk, utters
from tests.bot.small_rasa import says
from tests.bot.talk import Talk, words
from tests.people import ANNA, SANNE

__all__ = ["talk"]


async def ask(talk: Talk, text: str = "Ik wil een andere kamer.") -> tuple[str, str]:
    """Sanne is asked whether Anna may know; the ids of client and signal."""
    client_id = talk.let_in()
    talk.choose()
    with talk.store.open_work() as work:
        contact = work.contacts.ready_of(client_id)[0]
        signal = work.signals.draft(client_id, text, "contact", contact_id=contact.id)
        work.commit()
        signal_id = signal.id
    topic = {"do": "start_topic", "topic": "share", "subject": signal_id}
    send = {"do": "send_signal", "signal": signal_id}
    talk.rasa.reactions = {
        **talk.rasa.reactions,
        "deel dit": says(words(), commands=[OVER, topic]),
        "start_share": says(words(), "utter_ask_share", expects="share"),
        "share=yes": says(words(), "utter_ask_share_sure", expects="share_sure"),
        "share_sure=send": says(words(), commands=[send, OVER]),
    }
    return client_id, signal_id


async def test_the_words_and_the_name_are_shown_exactly(talk: Talk) -> None:
    await ask(talk)
    (question,) = await talk.say(SANNE, "deel dit")
    assert "Ik wil een andere kamer." in question.text
    assert ANNA.name in question.text
    assert all(button.inline for button in question.buttons)


async def test_two_yeses_send_it_and_the_contact_gets_a_nudge_without_words(talk: Talk) -> None:
    await ask(talk)
    (question,) = await talk.say(SANNE, "deel dit")
    (sure,) = await talk.answered(SANNE, lambda: talk.press(SANNE, question.buttons[0].payload))
    assert sure.utter == "utter_ask_share_sure"
    assert sure.answer_callback == "q1"
    replies = await talk.answered(SANNE, lambda: talk.press(SANNE, sure.buttons[0].payload))
    assert utters(replies) == ["say_share_sending"]
    nudges = [row for row in talk.rows(ANNA) if row.kind == "signal"]
    assert len(nudges) == 1
    assert "kamer" not in nudges[0].body


async def test_words_that_hold_braces_stay_words(talk: Talk) -> None:
    await ask(talk, "Ik zei {client_name} en {x}.")
    (question,) = await talk.say(SANNE, "deel dit")
    assert "Ik zei {client_name} en {x}." in question.text


async def test_a_press_under_older_words_says_yes_to_nothing(talk: Talk) -> None:
    _, signal_id = await ask(talk)
    (question,) = await talk.say(SANNE, "deel dit")
    with talk.store.open_work() as work:
        signal = work.signals.get(signal_id)
        assert signal is not None
        work.signals.reword(signal, "Iets heel anders.")
        work.commit()
    replies = await talk.answered(SANNE, lambda: talk.press(SANNE, question.buttons[0].payload))
    assert utters(replies)[0] == "say_button_old"
    assert "share=yes" not in talk.rasa.heard()


@pytest.mark.parametrize("data", ["share=yes", "share=yes||", "share=yes|deadbeef|deadbeef"])
async def test_a_press_that_is_tied_to_nothing_here_is_refused(talk: Talk, data: str) -> None:
    await ask(talk)
    await talk.say(SANNE, "deel dit")
    replies = await talk.answered(SANNE, lambda: talk.press(SANNE, data))
    assert utters(replies) == ["say_button_old", "utter_ask_share"]
    assert "share=yes" not in talk.rasa.heard()


async def test_a_press_after_the_talk_was_over_gives_nothing_away(talk: Talk) -> None:
    await ask(talk)
    (question,) = await talk.say(SANNE, "deel dit")
    (sure,) = await talk.answered(SANNE, lambda: talk.press(SANNE, question.buttons[0].payload))
    await talk.answered(SANNE, lambda: talk.press(SANNE, sure.buttons[0].payload))
    again = await talk.answered(SANNE, lambda: talk.press(SANNE, sure.buttons[0].payload))
    assert utters(again) == ["say_button_old"]
    assert len([row for row in talk.rows(ANNA) if row.kind == "signal"]) == 1


async def test_the_same_message_done_twice_sends_one_nudge(talk: Talk) -> None:
    await ask(talk)
    (question,) = await talk.say(SANNE, "deel dit")
    (sure,) = await talk.answered(SANNE, lambda: talk.press(SANNE, question.buttons[0].payload))
    row_id = talk.press(SANNE, sure.buttons[0].payload)
    await talk.turns.take(row_id)
    await talk.turns.take(row_id)
    assert len([row for row in talk.rows(ANNA) if row.kind == "signal"]) == 1
