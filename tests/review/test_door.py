"""Staff come in with a link once, and then with a password and a code of their own phone."""

from datetime import timedelta

import pytest

from store.repositories.page_sessions import IDLE
from store.times import now
from tests.people import FATMA, KARIM, MARIJKE, PETER
from tests.review.door_steps import (
    PASSWORD,
    employ,
    join,
    login_link,
    member,
    member_again,
    secret_of,
)
from tests.review.house import House, Visit, email


def log_in(visit: Visit, who: str, password: str = PASSWORD) -> Visit:
    return visit.open("/log-in").press("/log-in", email=who, password=password)


def test_the_first_time_and_the_next(house: House) -> None:
    peter = employ(house, PETER, "advocate")
    visit, phone = join(house, peter)
    assert visit.says("spare_title")
    visit.press("/leave")
    visit = log_in(house.visit(), email(PETER).upper())
    assert visit.says("second_title")
    code = phone.code()
    visit.press("/log-in/code", code=f" {code[:3]} {code[3:]}")
    assert visit.open("/own").says("own_log_ins")


def test_a_code_counts_once(house: House) -> None:
    peter = employ(house, PETER, "advocate")
    join(house, peter)
    with house.store.open_work() as work:
        staff = work.staff.get(peter)
        assert staff is not None
        step = staff.totp_step
        assert not work.log_ins.take_step(staff, step)
        assert work.log_ins.take_step(staff, step + 1)
        assert not work.log_ins.take_step(staff, step + 1)


def test_whoever_looked_over_his_shoulder_comes_too_late(house: House) -> None:
    peter = employ(house, PETER, "advocate")
    _, phone = join(house, peter)
    code = phone.code()
    assert log_in(house.visit(), email(PETER)).press("/log-in/code", code=code).status == 200
    second = log_in(house.visit(), email(PETER)).press("/log-in/code", code=code)
    assert second.status == 400
    assert second.says("second_wrong")


def test_a_spare_code_works_once_however_it_is_typed(house: House) -> None:
    peter = employ(house, PETER, "advocate")
    visit, _ = join(house, peter)
    with house.store.open_work() as work:
        staff = work.staff.get(peter)
        assert staff is not None
        work.log_ins.keep_spare(staff, ["k7mw-2pqz"])
        work.commit()
    assert log_in(house.visit(), email(PETER)).press("/log-in/code", code="K7MW 2PQZ").status == 200
    again = log_in(house.visit(), email(PETER)).press("/log-in/code", code="k7mw-2pqz")
    assert again.says("second_wrong")
    assert visit.open("/own").says("own_spare", count="0")


@pytest.mark.parametrize(
    ("who", "password"),
    [(email(PETER), "drie groene fietsen"), (email(KARIM), PASSWORD), (email(FATMA), PASSWORD)],
)
def test_whatever_is_wrong_the_answer_is_the_same(house: House, who: str, password: str) -> None:
    join(house, employ(house, PETER, "advocate"))
    employ(house, FATMA, "on_call")  # she has not joined
    visit = log_in(house.visit(), who, password)
    assert visit.status == 400
    assert visit.says("log_in_wrong")


def test_the_password_alone_opens_nothing(house: House) -> None:
    join(house, employ(house, PETER, "advocate"))
    visit = log_in(house.visit(), email(PETER))
    for path in ("/own", "/desk", "/on-call"):
        visit.open(path)
        assert not visit.says("own_log_ins"), path
    assert visit.open("/own").says("log_in_first_title")


def test_five_wrong_codes_and_it_begins_anew(house: House) -> None:
    join(house, employ(house, PETER, "advocate"))
    visit = log_in(house.visit(), email(PETER))
    for _ in range(5):
        visit.press("/log-in/code", code="zzzz-zzzz")
    assert visit.says("log_in_title")


@pytest.mark.parametrize(
    ("password", "again", "why"),
    [
        ("kort", "kort", "password_short"),
        ("a" * 201, "a" * 201, "password_long"),
        ("aaaaaaaaaaaaaa", "aaaaaaaaaaaaaa", "password_plain"),
        ("Welkom123456", "Welkom123456", "password_plain"),
        ("peter1234567", "peter1234567", "password_plain"),
        (PASSWORD, PASSWORD + "!", "password_other"),
    ],
)
def test_a_password_that_cannot_be(house: House, password: str, again: str, why: str) -> None:
    link = login_link(house, employ(house, PETER, "advocate"))
    visit = house.visit().open(f"/join/{link}")
    visit.press(f"/join/{link}", password=password, again=again)
    assert (visit.status, visit.says(why)) == (400, True)
    assert f'value="{password}' not in visit.page


def test_a_link_works_once_and_only_the_newest(house: House) -> None:
    peter = employ(house, PETER, "advocate")
    old = login_link(house, peter)
    join(house, peter)
    assert house.visit().open(f"/join/{old}").says("join_old_title")
    assert house.visit().open("/join/never-made").status == 404


def test_a_new_link_ends_what_was(house: House) -> None:
    peter = employ(house, PETER, "advocate")
    visit, _ = join(house, peter)
    before = secret_of(house, peter)
    join(house, peter)
    assert secret_of(house, peter) != before
    assert visit.open("/own").says("log_in_first_title")


def test_half_an_hour_of_silence_ends_it(house: House) -> None:
    visit = member(house, PETER, "advocate")
    with house.store.open_work() as work:
        session = work.page_sessions.find(visit.cookie)
        assert session is not None
        session.last_at = now() - IDLE - timedelta(seconds=1)
        work.commit()
    assert visit.open("/own").says("log_in_first_title")


def test_other_log_ins_can_be_ended(house: House) -> None:
    peter = employ(house, PETER, "advocate")
    here, there = member_again(house, peter), member_again(house, peter)
    here.open("/own").press("/own/end", which="all")
    assert here.open("/own").says("own_log_ins")
    assert there.open("/own").says("log_in_first_title")


def test_nobody_ends_a_log_in_of_somebody_else(house: House) -> None:
    peter, marijke = member(house, PETER, "advocate"), member(house, MARIJKE, "manager")
    with house.store.open_reading() as work:
        found = work.page_sessions.find(peter.cookie)
        assert found is not None
        session_id = found.id
    assert marijke.press("/own/end", which=session_id).status == 404
    assert peter.open("/own").says("own_log_ins")


def test_who_does_not_work_here_any_more(house: House) -> None:
    peter = employ(house, PETER, "advocate")
    visit, _ = join(house, peter)
    with house.store.open_work() as work:
        staff = work.staff.get(peter)
        assert staff is not None
        work.staff.remove(staff)
        work.commit()
    assert visit.open("/own").says("log_in_first_title")
    assert log_in(house.visit(), email(PETER)).says("log_in_wrong")


def test_the_places_are_those_of_the_roles(house: House) -> None:
    fatma, marijke = member(house, FATMA, "on_call"), member(house, MARIJKE, "manager")
    assert 'href="/on-call"' in fatma.page
    assert 'href="/on-call"' not in marijke.page


def test_tries_are_counted(house: House) -> None:
    house.throttled(log_in_to="2 per hour")
    for _ in range(2):
        log_in(house.visit(), email(PETER))
    assert log_in(house.visit(), email(PETER)).status == 429


def test_looking_at_cards_or_at_a_list_is_remembered(house: House) -> None:
    visit = member(house, PETER, "advocate").press("/own/view", view="list")
    with house.store.open_reading() as work:
        staff = work.staff.by_email(email(PETER))
        assert staff is not None
        assert staff.as_list
    assert visit.status == 200


def test_being_away_until_a_day_and_back(house: House) -> None:
    visit = member(house, PETER, "advocate")
    day = (now() + timedelta(days=3)).date()
    visit.press("/own/away", do="away", until=day.isoformat())
    assert visit.says("own_away_until", day=day.strftime("%d-%m-%Y"))
    with house.store.open_reading() as work:
        staff = work.staff.by_email(email(PETER))
        assert staff is not None
        assert staff.absent_until is not None
        assert staff.absent_until > now() + timedelta(days=1)
    assert visit.press("/own/away", do="back").says("own_away_button")


@pytest.mark.parametrize("until", ["", "tomorrow", "2020-01-01", "9999-99-99"])
def test_a_day_that_cannot_be(house: House, until: str) -> None:
    visit = member(house, PETER, "advocate").press("/own/away", do="away", until=until)
    assert (visit.status, visit.says("away_wrong_title")) == (400, True)
