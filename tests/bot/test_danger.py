"""A sign of danger is answered at once, by the bot alone, with one incident for one client."""

from datetime import UTC, datetime

from bot.danger import from_understanding, monitored_now, without_store
from tests.bot.alarming import SENTENCES, incident_of, put_fatma_on_call, say_it, told
from tests.bot.people_side import Stage, organisation, utters, words
from tests.people import ANNA, FATMA, KARIM, SANNE


def test_danger_now_is_112_first_then_told_then_the_question(stage: Stage) -> None:
    stage.admit()
    stage.befriend()
    put_fatma_on_call(stage)
    replies = say_it(stage, SENTENCES["A"]) or []
    assert utters(replies) == [
        "say_danger_now",
        "say_danger_telling",
        "say_danger_telling",
        "say_danger_ask",
    ]
    assert words().helplines["emergency"].number in replies[0].text.splitlines()[0]
    assert told(stage) == [("contact", True), ("on_call", True)]


def test_danger_told_is_the_helpline_and_one_question_before_anybody_hears(stage: Stage) -> None:
    stage.admit()
    stage.befriend()
    assert utters(say_it(stage, SENTENCES["B"])) == ["say_danger_self_harm", "say_danger_ask"]
    assert told(stage) == []


def test_a_second_sign_joins_the_open_incident(stage: Stage) -> None:
    stage.admit()
    stage.befriend()
    say_it(stage, SENTENCES["B"])
    first = incident_of(stage)
    say_it(stage, SENTENCES["A"])
    second = incident_of(stage)
    assert first is not None
    assert second is not None
    assert (first.id, second.tier) == (second.id, "A")
    say_it(stage, SENTENCES["A"])
    assert told(stage) == [("contact", True)]


def test_understanding_goes_the_same_way(stage: Stage) -> None:
    stage.admit()
    with stage.scene(SANNE) as scene:
        replies = from_understanding(scene, "self_harm", "in other words")
    assert utters(replies) == ["say_danger_self_harm", "say_danger_ask"]
    incident = incident_of(stage)
    assert incident is not None
    with stage.store.open_work() as work:
        kept = work.incidents.get(incident.id)
        assert kept is not None
        assert kept.words == "in other words"


def test_sadness_gets_comfort_once_a_day_and_the_talk_goes_on(stage: Stage) -> None:
    stage.admit()
    assert say_it(stage, SENTENCES["C"]) is None
    assert say_it(stage, SENTENCES["C"]) is None
    assert stage.heard(SANNE) == ["say_danger_sad"]
    assert incident_of(stage) is None


def test_a_complaint_gets_the_officer_and_no_alarm(stage: Stage) -> None:
    stage.admit()
    assert say_it(stage, SENTENCES["D"]) is None
    assert stage.heard(SANNE) == ["say_danger_complaint", "say_danger_complaint_trust"]
    assert organisation().complaints_officer.name in stage.said_to(SANNE)[0].text


def test_somebody_who_is_no_client_gets_the_helpline(stage: Stage) -> None:
    assert utters(say_it(stage, SENTENCES["A"], KARIM)) == ["say_danger_now"]


def test_without_a_store_the_helpline_comes_with_the_truth() -> None:
    replies = without_store(words(), SENTENCES["B"])
    assert utters(replies) == ["say_danger_self_harm", "say_danger_no_store"]
    assert without_store(words(), SENTENCES["C"]) is None
    assert without_store(words(), "hello") is None


def test_a_nudge_holds_no_word_of_the_story(stage: Stage) -> None:
    stage.admit()
    stage.befriend()
    put_fatma_on_call(stage)
    say_it(stage, SENTENCES["A"])
    for who in (ANNA, FATMA):
        bodies = "".join(each.to_body() for each in stage.said_to(who))
        assert "Sanne" in bodies
        assert "brand" not in bodies


def test_reading_along_follows_the_hours_of_the_organisation() -> None:
    assert monitored_now(organisation(), datetime(2026, 11, 23, 10, tzinfo=UTC))
    assert not monitored_now(organisation(), datetime(2026, 11, 22, 10, tzinfo=UTC))
