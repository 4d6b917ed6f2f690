"""The contact says for himself whether he wants to; only the client says that it is him."""

from datetime import timedelta

from store.people_news import declined, unconfirmed
from store.times import now
from tests.people import ANNA, KARIM, SANNE
from tests.review.house import House, contact_of


def _asked(house: House) -> tuple[str, str]:
    return house.invite(house.admit(SANNE), ANNA)


def test_anna_says_yes_and_waits_for_sanne(house: House) -> None:
    contact_id, link = _asked(house)
    visit = house.log_in(link).press(f"/contacts/{contact_id}/consent", answer="yes")
    assert visit.says("waiting", client_name="Sanne")
    with house.store.open_reading() as work:
        assert not contact_of(work, contact_id).is_ready
        asked = unconfirmed(work, now() - timedelta(hours=1))
        assert [each.id for each in asked] == [contact_id]
        assert contact_of(work, contact_id).person_id is not None


def test_anna_sees_nothing_before_sanne_confirmed(house: House) -> None:
    contact_id, link = _asked(house)
    signal_id = house.share(contact_id)
    visit = house.log_in(link).press(f"/contacts/{contact_id}/consent", answer="yes")
    assert signal_id not in visit.page
    assert visit.open(f"/messages/{signal_id}").status == 404


def test_anna_says_no_and_sanne_hears_it(house: House) -> None:
    contact_id, link = _asked(house)
    visit = house.log_in(link).press(f"/contacts/{contact_id}/consent", answer="no")
    assert visit.says("declined_title")
    with house.store.open_reading() as work:
        assert [each.id for each in declined(work, now() - timedelta(hours=1))] == [contact_id]
    assert visit.open("/messages").says("nothing_here_title")


def test_an_answer_that_is_neither_changes_nothing(house: House) -> None:
    contact_id, link = _asked(house)
    visit = house.log_in(link).press(f"/contacts/{contact_id}/consent", answer="perhaps")
    assert visit.status == 400
    with house.store.open_reading() as work:
        assert contact_of(work, contact_id).accepted_at is None


def test_anna_can_stop_and_then_reads_nothing(house: House) -> None:
    contact_id = house.befriend(house.admit(SANNE), ANNA)
    signal_id = house.share(contact_id)
    visit = house.log_in(house.link_for(contact_id)).open(f"/contacts/{contact_id}/leave")
    assert visit.says("leave_client_title", client_name="Sanne")
    assert visit.press(f"/contacts/{contact_id}/leave").says("stopped_title")
    assert visit.open(f"/messages/{signal_id}").status == 404


def test_whoever_sanne_did_not_mean_is_cut_off_at_once(house: House) -> None:
    """Karim came in with Anna's link; Sanne says no, and gives Anna a new one."""
    contact_id, link = _asked(house)
    with house.store.open_work() as work:
        contact = contact_of(work, contact_id)
        contact.chat_id = work.chats.get_or_make("email", "karim@linde.example").id
        work.commit()
    karim = house.log_in(link).press(f"/contacts/{contact_id}/consent", answer="yes")
    with house.store.open_work() as work:
        contact = contact_of(work, contact_id)
        work.contacts.reject(contact)
        work.contacts.accept_here(contact, work.chats.get_or_make("email", "anna@linde.example"))
        assert work.contacts.confirm(contact)
        work.commit()
    signal_id = house.share(contact_id)
    assert karim.open("/messages").says("nothing_here_title")
    assert karim.open(f"/messages/{signal_id}").status == 404


def test_nobody_says_yes_for_anna(house: House) -> None:
    contact_id, _ = _asked(house)
    other_id = house.befriend(house.admit(KARIM), KARIM)
    karim = house.log_in(house.link_for(other_id))
    assert karim.press(f"/contacts/{contact_id}/consent", answer="yes").status == 404
    with house.store.open_reading() as work:
        assert contact_of(work, contact_id).accepted_at is None
