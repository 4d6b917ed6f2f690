"""The channel keeps its contract with the bot, also when things go wrong."""

from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest

from tests.rasa_project.conftest import Assistant

pytestmark = pytest.mark.rasa

WORDS = "mijn geheime zin over de buren"


def test_it_lets_nobody_in_without_the_secret(assistant: Assistant) -> None:
    body = {"conversation": "secret0001", "message_id": "m1", "payload": "greet"}
    assert assistant.post("message", body, secret="guess").status_code == 401
    assert assistant.post("understand", {"text": "hoi"}, secret="guess").status_code == 401


def test_it_offers_no_other_way_in(assistant: Assistant) -> None:
    for path in ("/webhooks/rest/webhook", "/conversations/x/tracker", "/model/parse", "/status"):
        assert httpx.get(f"{assistant.url}{path}", timeout=5).status_code == 404


@pytest.mark.parametrize(
    "body",
    [
        {},
        [],
        {"conversation": "short", "message_id": "m1", "text": "hoi"},
        {"conversation": "refused001", "message_id": "", "text": "hoi"},
        {"conversation": "refused001", "message_id": "m1"},
        {"conversation": "refused001", "message_id": "m1", "text": " "},
        {"conversation": "refused001", "message_id": "m1", "payload": "no_such_intent"},
        {"conversation": "refused001", "message_id": "m1", "payload": "feeling=good or bad"},
    ],
)
def test_it_refuses_what_is_not_agreed(assistant: Assistant, body: object) -> None:
    assert assistant.post("message", body).status_code == 422


def test_it_refuses_what_is_no_json(assistant: Assistant) -> None:
    shown = {"authorization": f"Bearer {assistant.secret}"}
    url = f"{assistant.url}/zegje/message"
    assert httpx.post(url, content=b"{half", headers=shown, timeout=5).status_code == 422


def test_it_says_the_same_to_the_same_message(assistant: Assistant) -> None:
    first = assistant.say("repeats001", "m1", payload="start_voice")
    calls = len(assistant.actions.called)
    assert first["expects"] == "sound"
    assert [m["utter"] for m in first["messages"]] == ["utter_ask_sound"]
    assert assistant.say("repeats001", "m1", payload="start_voice") == first
    assert len(assistant.actions.called) == calls


def test_it_does_a_turn_once_when_it_is_asked_again_meanwhile(assistant: Assistant) -> None:
    assistant.actions.pause = 0.5
    assistant.actions.called.clear()

    def ask(_: int) -> dict[str, object]:
        return assistant.say("meanwhile1", "m1", payload="start_check_in")

    with ThreadPoolExecutor(2) as both:
        first, second = both.map(ask, range(2))
    assert first == second
    assert assistant.actions.called.count("action_start_check_in") == 1


def test_a_leading_slash_is_no_command(assistant: Assistant) -> None:
    assistant.say("slashes001", "m1", payload="start_voice")
    answer = assistant.say("slashes001", "m2", text="/restart")
    assert answer["intent"] != "restart"
    assert answer["expects"] == "sound"


def test_nothing_of_a_turn_is_kept_when_an_action_fails(assistant: Assistant) -> None:
    assistant.actions.status = 500
    body = {"conversation": "failing001", "message_id": "m1", "payload": "start_check_in"}
    failed = assistant.post("message", body)
    assert (failed.status_code, failed.json()) == (503, {"error": "actions"})
    assert "turn not kept: the actions answered 500" in assistant.process.tail()
    assistant.actions.status = 200
    assistant.actions.called.clear()
    answer = assistant.say("failing001", "m1", payload="start_check_in")
    assert assistant.actions.called[0] == "action_start_check_in"
    assert answer["expects"] == "feeling"


def test_it_understands_without_remembering(assistant: Assistant) -> None:
    answer = assistant.post("understand", {"text": WORDS, "expects": None}).json()
    assert set(answer) == {"intent", "confidence", "ranking", "outcome", "offered", "danger"}
    likely = [confidence for _, confidence in answer["ranking"]]
    assert likely == sorted(likely, reverse=True)
    assert assistant.post("understand", {"text": "/restart"}).json()["intent"] != "restart"
    assert assistant.post("understand", {"text": 3}).status_code == 422


def test_actions_are_shown_the_secret(assistant: Assistant) -> None:
    assistant.say("shown00001", "m1", payload="start_voice")
    kept = (assistant.var_dir / "keys" / "ACTIONS_SECRET").read_text().strip()
    assert set(assistant.actions.shown) == {f"Bearer {kept}"}


def test_placeholders_are_left_to_the_bot(assistant: Assistant) -> None:
    payloads = ["start_contact", "contact_what=add", "contact_name=x", "relation=family"]
    for number, payload in enumerate(payloads):
        answer = assistant.say("places0001", f"m{number}", payload=payload)
    assert answer["messages"][-1]["utter"] == "utter_ask_contact_way"
    assert "{contact_name}" in answer["messages"][-1]["text"]


def test_danger_is_reported(assistant: Assistant) -> None:
    assert assistant.say("danger0001", "m1", text="ik wil dood")["danger"] == "self_harm"
    assert assistant.say("danger0002", "m1", text="hoi")["danger"] is None
