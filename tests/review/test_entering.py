"""Nobody comes in without his own link and the code in his own channel, and each works once."""

from datetime import timedelta

from httpx import Cookies

from store.times import now
from tests.people import ANNA, BRAM, KARIM, SANNE
from tests.review.house import House, contact_of, email


def _link(house: House) -> str:
    return house.invite(house.admit(SANNE), ANNA)[1]


def test_the_front_page_tells_what_this_is(house: House) -> None:
    visit = house.visit().open("/")
    assert visit.status == 200
    assert visit.says("home_title")
    assert "020 000 00 10" in visit.page


def test_looking_at_a_link_sends_nothing_and_uses_nothing(house: House) -> None:
    link = _link(house)
    assert house.visit().open(f"/c/{link}").says("enter_title")
    assert house.all_to(ANNA) == []
    assert house.visit().open(f"/c/{link}").status == 200


def test_anna_comes_in_with_link_and_code(house: House) -> None:
    visit = house.come_in(_link(house), ANNA)
    assert visit.status == 200
    assert visit.says("consent_title", client_name="Sanne")


def test_a_link_lets_in_once(house: House) -> None:
    link = _link(house)
    house.come_in(link, ANNA)
    visit = house.visit().open(f"/c/{link}")
    assert visit.status == 404
    assert visit.says("link_old_title")


def test_a_wrong_code_can_be_tried_again(house: House) -> None:
    link = _link(house)
    visit = house.visit().open(f"/c/{link}").press(f"/c/{link}")
    code = house.code_for(ANNA)
    wrong = f"{(int(code) + 1) % 1_000_000:06d}"
    assert visit.press(f"/c/{link}/code", code=wrong).status == 400
    assert visit.says("code_wrong")
    assert visit.press(f"/c/{link}/code", code=f"{code[:3]} {code[3:]}").status == 200


def test_after_five_wrong_codes_the_right_one_is_too_late(house: House) -> None:
    link = _link(house)
    visit = house.visit().open(f"/c/{link}").press(f"/c/{link}")
    code = house.code_for(ANNA)
    wrong = f"{(int(code) + 1) % 1_000_000:06d}"
    tries = [visit.press(f"/c/{link}/code", code=wrong).status for _ in range(4)]
    assert tries == [400] * 4
    form = visit.proof
    assert visit.press(f"/c/{link}/code", code=wrong).status == 403
    late = visit.post(f"/c/{link}/code", {"proof": form, "code": code})
    assert late.status_code == 403


def test_a_code_is_over_after_ten_minutes(house: House) -> None:
    link = _link(house)
    visit = house.visit().open(f"/c/{link}").press(f"/c/{link}")
    with house.store.open_work() as work:
        session = work.page_sessions.find(visit.cookie)
        assert session is not None
        session.created_at = now() - timedelta(minutes=11)
        work.commit()
    assert visit.press(f"/c/{link}/code", code=house.code_for(ANNA)).status == 403
    assert visit.says("code_over_title")


def test_a_code_works_only_in_the_browser_that_asked(house: House) -> None:
    link = _link(house)
    house.visit().open(f"/c/{link}").press(f"/c/{link}")
    karim = house.visit().open(f"/c/{link}")
    assert karim.press(f"/c/{link}/code", code=house.code_for(ANNA)).status == 403


def test_a_code_for_ones_own_link_opens_no_other(house: House) -> None:
    """Karim is a contact of Bram, and found the letter to Anna."""
    annas = _link(house)
    _, karims = house.invite(house.admit(BRAM), KARIM)
    karim = house.visit().open(f"/c/{karims}").press(f"/c/{karims}")
    assert karim.press(f"/c/{annas}/code", code=house.code_for(KARIM)).status == 403
    assert karim.open("/messages").status == 401


def test_the_code_is_kept_as_a_hash_only(house: House) -> None:
    link = _link(house)
    visit = house.visit().open(f"/c/{link}").press(f"/c/{link}")
    with house.store.open_reading() as work:
        session = work.page_sessions.find(visit.cookie)
        assert session is not None
        assert house.code_for(ANNA) not in str(session.code_hash)
        assert session.confirmed_at is None


def test_before_the_code_the_cookie_opens_nothing(house: House) -> None:
    link = _link(house)
    visit = house.visit().open(f"/c/{link}").press(f"/c/{link}")
    assert visit.open("/messages").status == 401


def test_the_log_in_gives_a_new_cookie(house: House) -> None:
    link = _link(house)
    visit = house.visit().open(f"/c/{link}").press(f"/c/{link}")
    before = visit.cookie
    visit.press(f"/c/{link}/code", code=house.code_for(ANNA))
    assert visit.cookie != before


def test_codes_are_sent_a_few_times_only(house: House) -> None:
    link = _link(house)
    house.throttled(send_code="2 per hour")
    visit = house.visit()
    sent = [visit.open(f"/c/{link}").press(f"/c/{link}").status for _ in range(3)]
    assert sent == [200, 200, 429]
    assert visit.says("too_often_title")
    assert len(house.all_to(ANNA)) == 2


def test_leaving_ends_the_session_on_the_server(house: House) -> None:
    visit = house.come_in(_link(house), ANNA)
    cookie = visit.cookie
    assert visit.press("/leave").says("left_title")
    visit.client.cookies = Cookies({"review": cookie})
    assert visit.open("/messages").status == 401


def test_half_an_hour_of_silence_ends_the_session(house: House) -> None:
    visit = house.come_in(_link(house), ANNA)
    with house.store.open_work() as work:
        session = work.page_sessions.find(visit.cookie)
        assert session is not None
        session.last_at = now() - timedelta(minutes=31)
        work.commit()
    assert visit.open("/messages").status == 401


def test_a_link_of_another_kind_opens_nothing(house: House) -> None:
    client_id = house.admit(SANNE)
    contact_id, _ = house.invite(client_id, ANNA)
    with house.store.open_work() as work:
        kinds = [
            work.invites.make("contact", contact_id=contact_id),
            work.invites.make("client", client_id=client_id),
        ]
        work.commit()
    assert [house.visit().open(f"/c/{link}").status for link in [*kinds, "x" * 22]] == [404] * 3


def test_a_contact_whom_sanne_stopped_gets_no_code(house: House) -> None:
    contact_id, link = house.invite(house.admit(SANNE), ANNA)
    with house.store.open_work() as work:
        work.contacts.stop(contact_of(work, contact_id))
        work.commit()
    assert house.visit().open(f"/c/{link}").says("link_old_title")


def test_a_new_link_comes_by_email(house: House) -> None:
    house.befriend(house.admit(SANNE), ANNA)
    visit = house.visit().open("/new-link").press("/new-link", email=email(ANNA).upper())
    assert visit.says("new_link_sent_title")
    link = house.last_to(ANNA).rpartition("/c/")[2]
    assert house.come_in(link, ANNA).says("list_title")


def test_asking_for_a_link_never_tells_who_is_known(house: House) -> None:
    house.befriend(house.admit(SANNE), ANNA)
    answers = []
    for who in (ANNA, KARIM):
        visit = house.visit().open("/new-link").press("/new-link", email=email(who))
        answers.append((visit.status, visit.page.replace(visit.proof, "")))
    assert answers[0] == answers[1]
    assert house.all_to(KARIM) == []


def test_no_address_is_flooded_with_links(house: House) -> None:
    house.befriend(house.admit(SANNE), ANNA)
    for _ in range(5):
        house.visit().open("/new-link").press("/new-link", email=email(ANNA))
    assert len(house.all_to(ANNA)) == 3


def test_a_client_is_no_contact(house: House) -> None:
    house.admit(BRAM)
    house.visit().open("/new-link").press("/new-link", email=email(BRAM))
    assert house.all_to(BRAM) == []


def test_what_is_no_address_is_asked_again(house: House) -> None:
    visit = house.visit().open("/new-link").press("/new-link", email="anna")
    assert visit.status == 400
    assert visit.says("new_link_wrong")
