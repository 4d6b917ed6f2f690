"""Danger first; then sure, in doubt, or lost."""

from rasa_project.reading.judging import NOT_UNDERSTOOD, OFFER, UNDERSTOOD, Judge, Judged

JUDGE = Judge(
    sure=0.7, lost=0.3, alarm=0.3, aside=0.8, open=frozenset({"wish"}),
    own=frozenset({"contact_name", "talk_about"}), may_refuse=frozenset({"talk_about"}),
    feelings=("feeling",),
)  # fmt: skip


def judged(asked: str | None = None, **chances: float) -> Judged:
    ranking = [{"name": name, "confidence": chance} for name, chance in chances.items()]
    return JUDGE.judge(sorted(ranking, key=lambda each: -float(each["confidence"])), asked)


def test_what_is_sure_is_taken() -> None:
    found = judged(stop=0.9, later=0.1)
    assert (found.outcome, found.intent["name"]) == (UNDERSTOOD, "stop")


def test_in_doubt_the_likeliest_three_are_offered_and_none_is_taken() -> None:
    found = judged(stop=0.5, later=0.2, skip=0.1, deny=0.05)
    assert (found.outcome, found.offered) == (OFFER, ("stop", "later", "skip"))
    assert found.intent["name"] == "nlu_fallback"


def test_what_resembles_nothing_is_not_understood() -> None:
    assert judged(stop=0.1, later=0.1, skip=0.05).outcome == NOT_UNDERSTOOD


def test_the_three_intents_of_danger_weigh_together() -> None:
    found = judged(need_living=0.6, safety_abuse=0.2, safety_self_harm=0.15)
    assert (found.outcome, found.intent["name"]) == (UNDERSTOOD, "safety_abuse")


def test_a_slight_resemblance_to_danger_is_never_offered() -> None:
    found = judged(feel_bad=0.5, safety_self_harm=0.2, frustrated=0.2, need_health=0.1)
    assert found.offered == ("feel_bad", "frustrated", "need_health")


def test_danger_in_an_open_answer_is_danger() -> None:
    assert judged("wish", need_living=0.5, safety_abuse=0.4).intent["name"] == "safety_abuse"


def test_in_an_open_question_the_words_are_the_answer() -> None:
    found = judged("wish", stop=0.5, need_leisure=0.3, need_living=0.1)
    assert (found.outcome, found.intent["name"]) == (OFFER, "need_leisure")
    assert found.offered == ("need_leisure", "need_living")


def test_a_request_in_an_open_question_must_be_very_sure() -> None:
    assert judged("wish", stop=0.75, need_leisure=0.2).intent["name"] == "need_leisure"
    assert judged("wish", stop=0.85, need_leisure=0.1).intent["name"] == "stop"


def test_a_name_is_a_name() -> None:
    assert judged("contact_name", talk_to_contact=0.95).intent["name"] == "own_words"
    assert judged("contact_name", skip=0.95).intent["name"] == "skip"


def test_a_plain_no_answers_what_need_not_be_told() -> None:
    assert judged("talk_about", deny=0.95).intent["name"] == "deny"
    assert judged("contact_name", deny=0.95).intent["name"] == "own_words"


def test_words_about_nothing_known_are_still_the_answer() -> None:
    assert judged("wish", stop=0.3, later=0.2, skip=0.2).intent["name"] == "own_words"


def test_a_question_with_buttons_is_not_answered_with_a_need() -> None:
    found = judged("share", affirm=0.5, need_living=0.3, deny=0.1, stop=0.05)
    assert found.offered == ("affirm", "deny", "stop")


def test_a_feeling_is_offered_where_feelings_are_asked() -> None:
    assert "feel_bad" in judged("feeling", feel_bad=0.5, need_health=0.3, deny=0.1).offered


def test_nothing_at_all_is_not_understood() -> None:
    assert judged().outcome == NOT_UNDERSTOOD
