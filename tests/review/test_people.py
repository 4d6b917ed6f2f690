"""Managers let clients in and give them advocates; they see codes, and never a name or a word."""

import re

import pytest

from store.models import Role
from tests.people import BRAM, FATMA, JOOST, MARIJKE, PETER, SANNE, Somebody
from tests.review.door_steps import bot_runs, employ, member
from tests.review.house import House
from tests.review.inbox_steps import Advocates
from tests.review.texts import texts


def _code(house: House, client_id: str) -> str:
    with house.store.open_reading() as work:
        client = work.clients.get(client_id)
        assert client is not None
        return client.code


def test_a_new_client_gets_a_link_that_lets_him_in(house: House) -> None:
    bot_runs(house, bot_name="zegje_bot")
    visit = member(house, MARIJKE, "manager").open("/people").press("/people/new", place="linde")
    found = re.search(r"https://t.me/zegje_bot\?start=([\w-]{22})", visit.page)
    assert found is not None
    assert f"https://zegje.example/p/{found[1]}" in visit.page
    assert "<svg" in visit.page
    with house.store.open_work() as work:
        chat = work.chats.get_or_make("telegram", str(BRAM.telegram_id))
        client = work.clients.admit(found[1], chat)
        assert client is not None
        assert client.location == "linde"


def test_the_list_has_codes_and_no_names(house: House) -> None:
    sanne = house.admit(SANNE)
    visit = member(house, MARIJKE, "manager").open("/people")
    assert _code(house, sanne) in visit.page
    assert SANNE.name not in visit.page
    assert SANNE.name not in visit.open(f"/people/{_code(house, sanne)}").page


def test_assigning_and_ending(house: House) -> None:
    sanne, peter = house.admit(SANNE), employ(house, PETER, "advocate")
    path = f"/people/{_code(house, sanne)}"
    visit = member(house, MARIJKE, "manager").open(path)
    for do, names in (("add", [PETER.name]), ("end", [])):
        visit.press(f"{path}/advocates", do=do, who=peter)
        with house.store.open_reading() as work:
            assert [each.name for each in work.assignments.of_client(sanne)] == names
    with house.store.open_reading() as work:
        logged = {each.what for each in work.accesses.of_client(sanne)}
        assert {"advocate_assigned", "advocate_ended"} <= logged


def test_only_an_advocate_of_that_place_can_be_given(house: House) -> None:
    path = f"/people/{_code(house, house.admit(SANNE))}"
    fatma, peter = (
        employ(house, FATMA, "on_call"),
        employ(house, PETER, "advocate", places=("beuk",)),
    )
    visit = member(house, MARIJKE, "manager")
    for who in (fatma, peter, "nobody"):
        assert visit.press(f"{path}/advocates", do="add", who=who).status == 400
        visit.open("/people")


def test_a_new_phone_is_in_the_log(house: House) -> None:
    sanne = house.admit(SANNE)
    bot_runs(house)
    visit = member(house, MARIJKE, "manager").press(f"/people/{_code(house, sanne)}/phone")
    assert "/p/" in visit.page
    with house.store.open_reading() as work:
        assert "client_relinked" in {each.what for each in work.accesses.of_client(sanne)}


def test_without_a_bot_no_link_is_made_that_leads_nowhere(house: House) -> None:
    visit = member(house, MARIJKE, "manager").press("/people/new", place="linde")
    assert (visit.status, visit.says("broken_title")) == (503, True)
    with house.store.open_reading() as work:
        assert work.clients.all() == []


def test_another_place_is_not_there(house: House) -> None:
    code = _code(house, house.admit(SANNE))
    visit = member(house, MARIJKE, "manager", places=("beuk",)).open("/people")
    assert code not in visit.page
    assert visit.press("/people/new", place="linde").status == 400
    for path in (f"/people/{code}", "/people/XXXXXX"):
        assert visit.open(path).status == 404


@pytest.mark.parametrize(
    ("who", "role"), [(PETER, "advocate"), (FATMA, "on_call"), (JOOST, "coordinator")]
)
def test_other_roles_let_nobody_in(house: House, who: Somebody, role: Role) -> None:
    code = _code(house, house.admit(SANNE))
    visit = member(house, who, role)
    for path in ("/people/new", f"/people/{code}/phone", f"/people/{code}/advocates"):
        assert visit.open("/own").press(path, place="linde").status == 403, path
    assert visit.open("/people").status == 403


def test_a_manager_reads_nothing(house: House) -> None:
    signal_id = Advocates(house).share()
    visit = member(house, JOOST, "manager")
    for path in ("/inbox", f"/inbox/{signal_id}", "/on-call"):
        assert visit.open(path).status == 403, path


def test_who_looked_is_told_without_words(house: House) -> None:
    team = Advocates(house)
    team.opened(team.share())
    visit = member(house, JOOST, "manager").open("/looks")
    assert f"{PETER.name}: {texts().staff['look_signal']}" in visit.page
    assert SANNE.name not in visit.page
    assert "swimming" not in visit.page
    code = _code(house, team.sanne)
    assert PETER.name in visit.open(f"/looks?code={code.lower()}").page
    assert PETER.name not in visit.open("/looks?code=XXXXXX").page


def test_of_another_place_nobody_hears_who_looked(house: House) -> None:
    team = Advocates(house)
    team.opened(team.share())
    visit = member(house, JOOST, "manager", places=("beuk",)).open("/looks")
    assert PETER.name not in visit.page
