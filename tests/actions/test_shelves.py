"""Domain, words and actions stand on their shelves with the same names."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from actions.__main__ import make_executor
from actions.forms import FORMS
from actions.recorded import Parts
from tests.bot.people_side import words

DOMAIN_FILES = sorted(Path("rasa_project/domain").glob("*.yml"))
BUILT_IN = {"action_listen"}


def _domain() -> dict[str, Any]:
    whole: dict[str, Any] = {"intents": [], "slots": {}, "forms": {}, "actions": []}
    for path in DOMAIN_FILES:
        part = yaml.safe_load(path.read_text(encoding="utf-8"))
        whole["intents"] += part.get("intents", [])
        whole["actions"] += part.get("actions", [])
        whole["slots"] |= part.get("slots", {})
        whole["forms"] |= part.get("forms", {})
    return whole


DOMAIN = _domain()
OPEN = [
    (slot, mapping)
    for slot, facts in DOMAIN["slots"].items()
    for mapping in facts["mappings"]
    if mapping["type"] == "from_text"
]


@pytest.mark.parametrize("form", sorted(FORMS))
def test_a_form_has_the_same_order_everywhere(form: str) -> None:
    assert tuple(DOMAIN["forms"][form]["required_slots"]) == FORMS[form]


@pytest.mark.parametrize("slot", sorted({slot for slots in FORMS.values() for slot in slots}))
def test_every_question_has_its_words_and_an_explanation(slot: str) -> None:
    assert f"utter_ask_{slot}" in words().responses
    assert f"utter_explain_{slot}" in words().responses


def test_every_action_of_the_domain_exists(parts: Parts) -> None:
    assert set(make_executor(parts).actions) == set(DOMAIN["actions"])


def test_open_questions_leave_control_requests_and_danger_to_their_rules() -> None:
    wanted = set(OPEN[0][1]["not_intent"])
    assert {"safety_self_harm", "safety_abuse", "safety_emergency", "stop", "explain"} <= wanted
    # Where a plain no is an answer of its own, it is not kept as the client's words.
    left = {slot: set(mapping["not_intent"]) ^ wanted for slot, mapping in OPEN}
    assert {slot for slot, more in left.items() if more} == {"talk_about", "talk_afterwards"}
    assert all(more <= {"deny"} for more in left.values())


def test_every_mapping_holds_only_for_its_own_question() -> None:
    for slot, facts in DOMAIN["slots"].items():
        for mapping in facts["mappings"]:
            if mapping["type"] != "custom":
                assert [c["requested_slot"] for c in mapping["conditions"]] == [slot]


def test_every_button_fits_its_question() -> None:
    slots, intents = set(DOMAIN["slots"]), set(DOMAIN["intents"])
    for response in words().responses.values():
        if response.name.startswith(("utter_", "button")):
            for button in response.buttons:
                assert button.payload.partition("=")[0] in slots | intents, response.name
