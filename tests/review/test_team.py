"""Managers let staff in, say who is away, give new links, and take somebody out of the team."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest

from store.models import Staff
from store.times import now
from tests.people import FATMA, JOOST, MARIJKE, PETER, SANNE, Somebody
from tests.review.door_steps import (
    PASSWORD,
    Phone,
    bot_runs,
    employ,
    join,
    member,
    member_again,
    secret_of,
)
from tests.review.house import House, email
from tests.review.inbox_steps import Advocates
from tests.review.texts import texts

_NEW = {"name": "Peter", "email": "peter@linde.example", "role": "advocate", "place": "linde"}


def _staff(house: House, who: Somebody) -> Staff | None:
    with house.store.open_reading() as work:
        return work.staff.by_email(email(who))


def test_somebody_new_can_join_with_the_link_on_the_page(house: House) -> None:
    bot_runs(house, bot_name="zegje_bot")
    visit = member(house, MARIJKE, "manager").open("/staff").press("/staff/new", **_NEW)
    found = re.search(r"/join/([\w-]{22})", visit.page)
    assert found is not None
    assert "https://t.me/zegje_bot?start=" in visit.page
    assert visit.page.count("<svg") == 2
    his = house.visit().open(f"/join/{found[1]}")
    assert his.says("join_title", staff_name="Peter")
    his.press(f"/join/{found[1]}", password=PASSWORD, again=PASSWORD)
    assert his.says("join_phone_title")
    peter = _staff(house, PETER)
    assert peter is not None
    assert (peter.roles, peter.locations) == (["advocate"], ["linde"])


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        ({"name": " "}, "staff_wrong_name"),
        ({"name": "x" * 81}, "staff_wrong_name"),
        ({"email": "peter"}, "staff_wrong_email"),
        ({"email": "marijke@linde.example"}, "staff_known"),
        ({"role": "king"}, "staff_wrong_role"),
        ({"role": ""}, "staff_wrong_role"),
        ({"place": "nowhere"}, "staff_wrong_place"),
        ({"place": ""}, "staff_wrong_place"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_filled_in_stays(
    house: House, wrong: dict[str, str], why: str
) -> None:
    visit = member(house, MARIJKE, "manager").open("/staff")
    visit.press("/staff/new", **(_NEW | wrong))
    assert visit.status == 400
    assert texts().staff[why] in visit.page
    if "email" not in wrong:
        assert 'value="peter@linde.example"' in visit.page
    assert _staff(house, PETER) is None


def test_beyond_ones_own_places_nobody_is_seen_or_let_in(house: House) -> None:
    everywhere = employ(house, FATMA, "on_call", places=())
    other = employ(house, JOOST, "advocate", places=("beuk",))
    both = employ(house, PETER, "advocate", places=("linde", "beuk"))
    visit = member(house, MARIJKE, "manager", places=("linde",)).open("/staff")
    for who in (FATMA, JOOST, PETER):
        assert who.name not in visit.page
    for staff_id in (everywhere, other, both):
        assert visit.open(f"/staff/{staff_id}").status == 404


def test_away_and_back(house: House) -> None:
    peter = employ(house, PETER, "advocate")
    visit = member(house, MARIJKE, "manager").open(f"/staff/{peter}")
    day = (now() + timedelta(days=3)).date()
    visit.press(f"/staff/{peter}/away", do="away", until=day.isoformat())
    assert day.strftime("%d-%m-%Y") in visit.page
    found = _staff(house, PETER)
    assert found is not None
    assert found.is_away(now())
    visit.press(f"/staff/{peter}/away", do="back")
    found = _staff(house, PETER)
    assert found is not None
    assert not found.is_away(now())
    assert visit.press(f"/staff/{peter}/away", do="away", until="2020-01-01").status == 400


def test_a_new_link_ends_what_was_once_it_is_used_and_he_hears_of_it(house: House) -> None:
    peter = employ(house, PETER, "advocate")
    his, _ = join(house, peter)
    assert his.open("/inbox").status == 200
    visit = member(house, MARIJKE, "manager").open(f"/staff/{peter}")
    visit.press(f"/staff/{peter}/link")
    found = re.search(r"/join/([\w-]{22})", visit.page)
    assert found is not None
    assert his.open("/inbox").status == 200
    other = house.visit().open(f"/join/{found[1]}")
    other.press(f"/join/{found[1]}", password=PASSWORD, again=PASSWORD)
    code = Phone(secret_of(house, peter)).code()
    other.press(f"/join/{found[1]}/phone", code=code)
    assert other.open("/inbox").status == 200
    assert his.open("/inbox").status == 401
    told = texts().pages["new_log_in_told"].splitlines()[0]
    with house.store.open_reading() as work:
        staff = work.staff.get(peter)
        assert staff is not None
        chat = work.staff.chat_of(staff)
        assert chat is not None
        assert told in work.outbox.after(chat.id, 0)[-1].body


def test_who_left_reads_nothing_any_more(house: House) -> None:
    team = Advocates(house)
    signal_id = team.share()
    his = team.opened(signal_id)
    visit = member(house, JOOST, "manager").open(f"/staff/{team.staff[PETER.name]}")
    visit.press(f"/staff/{team.staff[PETER.name]}/remove")
    assert PETER.name not in visit.page
    assert his.open(f"/inbox/{signal_id}").status == 401
    with house.store.open_reading() as work:
        assert [each.name for each in work.assignments.of_client(team.sanne)] == [MARIJKE.name]


def test_nobody_removes_himself(house: House) -> None:
    marijke = employ(house, MARIJKE, "manager")
    visit = member_again(house, marijke).open(f"/staff/{marijke}")
    assert "/remove" not in visit.page
    assert visit.press(f"/staff/{marijke}/remove").status == 409
    assert _staff(house, MARIJKE) is not None


def test_clients_are_no_colleagues(house: House) -> None:
    sanne = house.admit(SANNE)
    assert member(house, MARIJKE, "manager").open(f"/staff/{sanne}").status == 404
