"""Every address of the website, as somebody who has no business there: nothing leaks or breaks."""

from __future__ import annotations

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from review.guard import LARGEST_BODY
from review.routes import ROUTES
from store.models import Role
from tests.people import BRAM, KARIM, MARIJKE, PETER, SANNE
from tests.review.door_steps import employ, member_again
from tests.review.house import House, Visit
from tests.review.inbox_steps import WORDS, Advocates

# Whoever comes may see these; the rest asks first who he is.
_OPEN = {"/", "/in", "/healthz", "/new-link", "/log-in", "/log-in/code", "/on-call", "/desk"}
_GETS = sorted({each.path for each in ROUTES if "GET" in (each.methods or ())})
_POSTS = sorted({each.path for each in ROUTES if "POST" in (each.methods or ())})
_ROLES: tuple[tuple[Role, ...], ...] = (("advocate",), ("coordinator",), ("manager",), ("on_call",))
_PLACE = re.compile(r"\{(\w+):\w+\}")


@pytest.fixture
def team(house: House) -> Advocates:
    return Advocates(house)


def _filled(path: str, values: dict[str, str]) -> str:
    return _PLACE.sub(lambda place: values.get(place[1], "x"), path)


def _real(team: Advocates) -> dict[str, str]:
    """Ids that exist, as somebody could have them from a letter or over a shoulder."""
    signal_id = team.share()
    team.opened(signal_id)
    contact_id = team.house.befriend(team.sanne)
    with team.house.store.open_reading() as work:
        client = work.clients.get(team.sanne)
        assert client is not None
        code = client.code
    return {
        "signal_id": signal_id,
        "contact_id": contact_id,
        "code": code,
        "place": "0",
        "line": "x",
        "staff_id": team.staff[PETER.name],
    }


def _leaks(visit: Visit) -> bool:
    return WORDS in visit.page or "swimming" in visit.page or SANNE.name in visit.page


def test_nobody_sees_anything(team: Advocates) -> None:
    values, visit = _real(team), team.house.visit()
    for path in _GETS:
        visit.open(_filled(path, values))
        assert not _leaks(visit), path
        assert visit.status < 500, path
        if path not in _OPEN:
            assert visit.status in (401, 404), path


@pytest.mark.parametrize("roles", _ROLES)
def test_a_role_without_an_assignment_sees_no_story(
    team: Advocates, roles: tuple[Role, ...]
) -> None:
    values = _real(team)
    visit = member_again(team.house, employ(team.house, KARIM, *roles))
    for path in _GETS:
        visit.open(_filled(path, values))
        assert not _leaks(visit), path
        assert visit.status < 500, path


@pytest.mark.parametrize("roles", _ROLES)
def test_of_another_place_not_even_the_code(team: Advocates, roles: tuple[Role, ...]) -> None:
    values = _real(team)
    visit = member_again(team.house, employ(team.house, KARIM, *roles, places=("beuk",)))
    for path in _GETS:
        visit.open(_filled(path, {**values, "code": "x"}))
        assert values["code"] not in visit.page, path


def test_without_the_proof_no_form_does_anything(team: Advocates) -> None:
    values = _real(team)
    before = team.signal(values["signal_id"])[1]
    peter, marijke = team.visit(PETER), team.visit(MARIJKE)
    for path in _POSTS:
        address = _filled(path, values)
        # Without one, with one of nobody, and with the one of somebody else's browser.
        for fields in ({"answer": "take"}, {"proof": "0" * 64}, {"proof": marijke.proof}):
            assert peter.post(address, fields).status_code in (403, 404, 429), path
    assert team.signal(values["signal_id"])[1] == before


def test_from_another_website_and_in_another_form_nothing_is_taken(team: Advocates) -> None:
    values, peter = _real(team), team.visit(PETER)
    for path in _POSTS:
        address, fields = _filled(path, values), {"proof": peter.proof}
        foreign = peter.post(address, fields, **{"sec-fetch-site": "cross-site"})
        assert foreign.status_code == 403, path
        as_json = peter.loop.run(peter.client.post(address, json=fields))
        assert as_json.status_code in (404, 415), path


def test_what_is_too_large_is_told_so(team: Advocates) -> None:
    values, peter = _real(team), team.visit(PETER)
    for path in _POSTS:
        answer = peter.post(_filled(path, values), {"proof": "x" * (LARGEST_BODY + 1)})
        assert answer.status_code in (404, 413), path


def test_another_client_and_a_contact_have_no_desk(team: Advocates) -> None:
    values = _real(team)
    contact_id = team.house.befriend(team.house.admit(BRAM), KARIM)
    visit = team.house.log_in(team.house.link_for(contact_id))
    for path in _GETS:
        if path.startswith(("/inbox", "/people", "/own")):
            visit.open(_filled(path, values))
            assert visit.status == 401, path
            assert not _leaks(visit), path


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    path=st.sampled_from(_POSTS),
    text=st.text(max_size=60),
    name=st.sampled_from(
        ["answer", "who", "do", "words", "until", "place", "which", "seen", "code"]
    ),
)
def test_nothing_that_is_typed_breaks_a_page(
    team: Advocates, path: str, text: str, name: str
) -> None:
    peter = team.visit(PETER)
    fields = {"proof": peter.proof, name: text}
    assert peter.post(_filled(path, {}), fields).status_code < 500
