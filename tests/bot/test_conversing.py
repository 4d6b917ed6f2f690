"""Posts to Rasa go on until no topic begins, ends or is taken up again."""

from typing import Any

from bot.conversing import MAX_HOPS, Heard, converse
from bot.plan import Plan
from bot.rasa import Answer, Post, Said
from bot.topics import Stack, Talk
from tests.bot.small_rasa import SmallRasa

OVER = {"do": "end_topic"}


def start(topic: str, **more: Any) -> dict[str, Any]:
    return {"do": "start_topic", "topic": topic, **more}


def answer(*pieces: str | dict[str, Any], expects: str | None = None) -> Answer:
    said = [Said(utter=p, text=p) if isinstance(p, str) else Said(custom=p) for p in pieces]
    return Answer(messages=tuple(said), expects=expects)


async def heard(reactions: dict[str, Answer], *stack: Talk) -> tuple[Heard, SmallRasa]:
    rasa = SmallRasa(reactions)
    first = stack[0] if stack else Talk("00", "small_talk", is_started=False)
    plan = Plan("row", "client", Stack(stack or (first,)), Post(first.id, "m", text="x"))
    return await converse(rasa, plan, lambda client, talk: None), rasa


def said(result: Heard) -> list[str]:
    return [piece.said.utter or piece.do or "" for piece in result.pieces]


async def test_topics_that_are_asked_for_together_begin_one_after_the_other() -> None:
    result, rasa = await heard(
        {
            "x": answer("bye", OVER, start("contact"), start("rhythm")),
            "start_contact": answer("who", expects="contact_name"),
        }
    )
    assert rasa.heard() == ["x", "start_contact"]
    assert said(result) == ["bye", "end_topic", "start_topic", "start_topic", "who"]
    assert [talk.topic for talk in result.stack.open] == ["contact", "rhythm"]
    assert [talk.is_started for talk in result.stack.open] == [True, False]


async def test_the_question_that_another_topic_interrupts_is_not_asked_first() -> None:
    result, _ = await heard(
        {
            "x": answer(start("voice"), "feeling?", expects="feeling"),
            "start_voice": answer("sound?", expects="sound"),
        },
        Talk("0a", "check_in", expects="feeling"),
    )
    assert said(result) == ["start_topic", "sound?"]
    assert [talk.expects for talk in result.stack.open] == ["sound", "feeling"]


async def test_what_was_said_before_goes_with_the_topic_that_begins() -> None:
    _, rasa = await heard(
        {
            "x": answer(OVER, start("check_in", first={"feeling": "bad"})),
            "start_check_in": answer("why"),
        }
    )
    assert rasa.posts[-1].metadata == {"first": {"feeling": "bad"}}


async def test_who_wants_to_stop_is_asked_nothing_more() -> None:
    result, _ = await heard(
        {"x": answer("stopped", {"do": "pause_topic"}, "feeling?", expects="feeling")},
        Talk("0a", "check_in", expects="feeling"),
    )
    assert said(result) == ["stopped", "pause_topic"]
    assert result.stack.open[0].expects == "feeling"


async def test_topics_that_start_each_other_for_ever_come_to_an_end() -> None:
    result, rasa = await heard(
        {
            "x": answer(OVER, start("voice")),
            "start_voice": answer(OVER, start("rhythm")),
            "start_rhythm": answer(OVER, start("voice")),
        }
    )
    assert len(rasa.posts) == MAX_HOPS
    assert result.danger is None


async def test_danger_silences_what_rasa_wanted_to_say() -> None:
    result, _ = await heard({"x": Answer(messages=(Said(utter="a", text="a"),), danger="abuse")})
    assert result.danger == "abuse"
    assert said(result) == []


async def test_the_same_row_gives_the_same_ids_to_new_conversations() -> None:
    reactions = {"x": answer(OVER, start("voice")), "start_voice": answer("sound?")}
    first, _ = await heard(reactions)
    again, _ = await heard(reactions)
    assert first.stack.open[0].id == again.stack.open[0].id
