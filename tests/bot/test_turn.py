"""A message goes from the inbox to the outbox: asked at Rasa, filled in, written down once."""

from pathlib import Path

import pytest

from bot.reply import Reply
from tests.bot.check_in import start, talk, utters
from tests.bot.talk import Talk, message
from tests.people import ANNA, BRAM, KARIM, SANNE

__all__ = ["talk"]


async def test_a_greeting_is_small_talk_and_the_name_is_filled_in(talk: Talk) -> None:
    talk.let_in()
    replies = await talk.say(SANNE, "hoi")
    assert utters(replies) == ["utter_hello"]
    assert SANNE.name in replies[0].text
    assert "{" not in replies[0].text


async def test_a_tapped_label_is_the_answer_it_stands_for(talk: Talk) -> None:
    talk.let_in()
    await talk.say(SANNE, "hoi")
    replies = await talk.say(SANNE, "✅ Ja")
    assert utters(replies) == ["utter_check_in_start", "utter_ask_feeling"]
    await talk.say(SANNE, "🙁 Niet goed")
    assert talk.rasa.heard() == ["greet", "want_check_in", "start_check_in", "feeling=bad"]
    assert talk.rasa.posts[-1].expects == "feeling"


async def test_a_label_typed_without_its_pictogram_is_the_same_answer(talk: Talk) -> None:
    talk.let_in()
    await talk.say(SANNE, "hoi")
    await talk.say(SANNE, "ja")
    await talk.say(SANNE, "niet goed.")
    assert talk.rasa.heard()[-1] == "feeling=bad"


async def test_rasa_hears_no_name_and_no_client_id(talk: Talk) -> None:
    client_id = await start(talk)
    everything = str([post.as_json() for post in talk.rasa.posts])
    assert client_id not in everything
    assert str(SANNE.telegram_id) not in everything


async def test_every_topic_hears_on_which_channel_it_is(talk: Talk) -> None:
    """Else the welcome would not ask whether Telegram may read along."""
    await start(talk)
    assert {post.metadata["channel"] for post in talk.rasa.posts} == {"telegram"}


async def test_a_label_of_an_older_question_is_no_answer_to_this_one(talk: Talk) -> None:
    await start(talk)
    before = len(talk.rasa.posts)
    replies = await talk.say(SANNE, "🙂 Goed")
    assert utters(replies) == ["say_button_old", "utter_ask_reason"]
    assert len(talk.rasa.posts) == before


async def test_a_second_tap_before_the_next_question_arrived_answers_nothing_new(
    talk: Talk,
) -> None:
    talk.let_in()
    await talk.say(SANNE, "hoi")
    await talk.say(SANNE, "✅ Ja")
    talk.write(SANNE, "🙁 Niet goed")
    talk.write(SANNE, "🙁 Niet goed")
    await talk.settle(SANNE)
    assert talk.rasa.heard().count("feeling=bad") == 1
    assert talk.said_to(SANNE)[-1] == "utter_ask_reason"
    assert talk.waiting(SANNE) == 0


async def test_another_topic_interrupts_and_gives_back(talk: Talk) -> None:
    client_id = await start(talk)
    await talk.say(SANNE, "mijn stem")
    assert [row.topic for row in talk.stack(client_id)][:2] == ["voice", "check_in"]
    replies = await talk.say(SANNE, "🔇 Nee")
    assert utters(replies) == ["utter_sound_off", "utter_resume", "utter_ask_reason"]
    assert talk.rasa.heard()[-2:] == ["sound=off", "resume"]


async def test_the_keyboard_leaves_the_screen_when_a_topic_is_over(talk: Talk) -> None:
    await start(talk)
    replies = await talk.say(SANNE, "ruzie")
    assert utters(replies) == ["utter_check_in_saved"]
    assert replies[-1].remove_keyboard
    assert talk.stack(talk.let_in(BRAM)) == []


async def test_the_talk_goes_on_the_next_day_where_it_was(talk: Talk) -> None:
    await start(talk)
    talk.later(days=1)
    assert utters(await talk.say(SANNE, "ruzie")) == ["utter_check_in_saved"]
    assert talk.rasa.posts[-1].expects == "reason"


async def test_a_row_that_is_done_again_after_a_kill_ends_in_the_same_answer(
    talk: Talk, monkeypatch: pytest.MonkeyPatch
) -> None:
    client_id = talk.let_in()
    await talk.say(SANNE, "hoi")
    row_id = talk.write(SANNE, "✅ Ja")
    with monkeypatch.context() as doomed:
        doomed.setattr(talk.turns, "_close", _killed)
        with pytest.raises(SystemExit):
            await talk.turns.take(row_id)
    assert [row.topic for row in talk.stack(client_id)] == ["small_talk"]
    talk.turns = talk.make_turns()
    await talk.settle(SANNE)
    assert talk.said_to(SANNE)[-2:] == ["utter_check_in_start", "utter_ask_feeling"]
    first, again = [post for post in talk.rasa.posts if post.payload == "start_check_in"]
    assert first.conversation == again.conversation
    assert [row.topic for row in talk.stack(client_id)] == ["check_in"]


def _killed(*_: object) -> None:
    raise SystemExit


async def test_with_rasa_down_somebody_answers_and_the_message_is_tried_again(talk: Talk) -> None:
    talk.let_in()
    talk.rasa.is_down = True
    row_id = talk.write(SANNE, "hoi")
    await talk.settle(SANNE)
    await talk.turns.take(row_id)
    assert talk.said_to(SANNE) == ["say_one_moment"]
    talk.rasa.is_down = False
    await talk.turns.take(row_id)
    assert talk.said_to(SANNE) == ["say_one_moment", "utter_hello"]
    assert talk.waiting(SANNE) == 0


async def test_with_rasa_down_the_question_can_be_heard_again_and_slower(talk: Talk) -> None:
    client_id = await start(talk)
    talk.rasa.is_down = True
    assert utters(await talk.say(SANNE, "Nog een keer!")) == ["utter_ask_reason"]
    assert utters(await talk.say(SANNE, "langzamer")) == ["say_slower", "utter_ask_reason"]
    assert talk.client(client_id).speed == "slow"


async def test_with_rasa_down_help_reaches_a_person_behind_a_stuck_message(talk: Talk) -> None:
    await start(talk)
    talk.choose()
    talk.rasa.is_down = True
    await talk.say(SANNE, "ruzie")
    row_id = talk.write(SANNE, "hulp")
    await talk.turns.aid(row_id, is_stuck=True)
    assert talk.said_to(SANNE)[-2:] == ["say_one_moment", "say_person_called"]
    assert "say_signal_nudge" in talk.said_to(ANNA)


async def test_danger_behind_a_stuck_message_is_answered_at_once(talk: Talk) -> None:
    await start(talk)
    talk.rasa.is_down = True
    await talk.say(SANNE, "ruzie")
    row_id = talk.write(SANNE, "ik wil dood")
    await talk.turns.aid(row_id, is_stuck=False)
    assert "say_danger_ask" in talk.said_to(SANNE)
    assert {row.kind for row in talk.rows(SANNE)[-2:]} == {"safety"}


async def test_danger_that_only_rasa_noticed_is_for_the_bot(talk: Talk) -> None:
    client_id = await start(talk)
    replies = await talk.say(SANNE, "ik voel me zo donker")
    assert utters(replies)[-1] == "say_danger_ask"
    with talk.store.open_reading() as work:
        assert work.incidents.open_of(client_id) is not None


async def test_the_interrupted_question_comes_back_after_danger(talk: Talk) -> None:
    await start(talk)
    await talk.say(SANNE, "ik wil dood")
    await talk.say(SANNE, "nee")
    with talk.store.open_reading() as work:
        chat = work.chats.by_address("telegram", str(SANNE.telegram_id))
        assert chat is not None
        last = Reply.from_body(work.outbox.after(chat.id, 0)[-1].body)
    assert last.utter == "say_danger_no"
    replies = await talk.answered(SANNE, lambda: talk.press(SANNE, last.buttons[-1].payload))
    assert utters(replies) == ["say_danger_later", "utter_resume", "utter_ask_reason"]


async def test_a_voice_message_is_an_answer_and_danger_is_one_press_away(talk: Talk) -> None:
    await start(talk)
    talk.files["f1"] = (Path(__file__).parent / "said.ogg").read_bytes()
    voice = {"file_id": "f1", "file_unique_id": "u", "duration": 1}
    replies = await talk.answered(
        SANNE, lambda: talk.put(SANNE, message=message(SANNE, voice=voice))
    )
    assert utters(replies) == ["say_voice_not_understood", "utter_check_in_saved"]
    attachment_id = talk.rasa.posts[-1].metadata["attachment_id"]
    with talk.store.open_reading() as work:
        kept = work.attachments.get(attachment_id)
        assert kept is not None
        assert kept.content


async def test_a_sticker_gets_a_kind_sentence_and_the_question_again(talk: Talk) -> None:
    await start(talk)
    sticker = {
        "file_id": "s", "file_unique_id": "u", "type": "regular", "width": 1, "height": 1,
        "is_animated": False, "is_video": False,
    }  # fmt: skip
    replies = await talk.answered(
        SANNE, lambda: talk.put(SANNE, message=message(SANNE, sticker=sticker))
    )
    assert utters(replies) == ["say_other_kind", "utter_ask_reason"]


async def test_an_edit_changes_nothing_and_says_so(talk: Talk) -> None:
    await start(talk)
    edit = {**message(SANNE, text="iets anders"), "edit_date": 2}
    replies = await talk.answered(SANNE, lambda: talk.put(SANNE, edited_message=edit))
    assert utters(replies) == ["say_edited", "utter_ask_reason"]


async def test_a_stranger_hears_how_to_get_in_and_rasa_hears_nothing(talk: Talk) -> None:
    assert utters(await talk.say(KARIM, "hoi")) == ["say_stranger"]
    assert talk.rasa.posts == []


async def test_a_group_is_refused_kindly(talk: Talk) -> None:
    talk.let_in()
    group = {**message(SANNE, text="hoi"), "chat": {"id": SANNE.telegram_id, "type": "group"}}
    assert utters(await talk.answered(SANNE, lambda: talk.put(SANNE, message=group))) == [
        "say_group"
    ]


async def test_a_message_that_breaks_is_put_aside_in_the_end_and_the_client_hears_it(
    talk: Talk,
) -> None:
    talk.let_in()
    row_id = talk.write(SANNE, "dit bestaat niet")
    for _ in range(7):
        await talk.turns.take(row_id)
    assert talk.said_to(SANNE) == ["say_one_moment", "say_did_not_work"]
    assert talk.waiting(SANNE) == 0


async def test_a_talk_at_night_begins_with_the_truth_that_nobody_reads_along(talk: Talk) -> None:
    talk.let_in()
    talk.later(hours=13)
    assert utters(await talk.say(SANNE, "hoi")) == ["say_unmonitored", "utter_hello"]
    assert utters(await talk.say(SANNE, "✅ Ja"))[0] == "utter_check_in_start"


async def test_a_talk_in_monitored_hours_begins_without_it(talk: Talk) -> None:
    talk.let_in()
    assert utters(await talk.say(SANNE, "hoi")) == ["utter_hello"]
