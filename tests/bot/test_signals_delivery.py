"""What Sanne shared goes to Anna as a nudge; Sanne hears what became of it, as it is."""

from bot import signals
from bot.news import tell_news
from store.repositories import By
from tests.bot.people_side import Stage, client_of, organisation, utters, words
from tests.bot.sharing import STORY, deliver, press_button, share, shared, state_of
from tests.people import ANNA, BRAM, SANNE


def test_the_nudge_says_nothing_but_that_there_is_something(stage: Stage) -> None:
    shared(stage)
    (nudge,) = [each for each in stage.said_to(ANNA) if each.utter == "say_signal_nudge"]
    assert "Sanne" in nudge.text
    assert "Emmen" not in nudge.to_body()


def test_sanne_hears_that_it_went_only_after_it_went(stage: Stage) -> None:
    stage.admit(SANNE)
    stage.befriend(ANNA)
    signal_id = share(stage)
    assert (state_of(stage, signal_id), stage.heard(SANNE)) == ("draft", [])
    deliver(stage, signal_id)
    deliver(stage, signal_id)
    assert (state_of(stage, signal_id), stage.heard(SANNE)) == ("sent", ["say_signal_sent"])


def test_the_same_yes_twice_is_one_nudge(stage: Stage) -> None:
    stage.admit(SANNE)
    stage.befriend(ANNA)
    signal_id = share(stage)
    with stage.scene(SANNE) as scene:
        assert utters(signals.send(scene, signal_id)) == ["say_share_sending"]
    assert stage.heard(ANNA).count("say_signal_nudge") == 1


def test_bram_cannot_send_what_is_sannes(stage: Stage) -> None:
    signal_id = shared(stage)
    stage.admit(BRAM)
    with stage.scene(BRAM) as scene:
        assert utters(signals.send(scene, signal_id)) == ["say_button_old"]


def test_a_contact_who_is_not_confirmed_gets_nothing(stage: Stage) -> None:
    stage.admit(SANNE)
    with stage.scene(SANNE) as scene:
        client = client_of(scene.work, SANNE)
        contact, _ = scene.work.contacts.invite(client, "Anna", "staff")
        signal = scene.work.signals.draft(client.id, STORY, "contact", contact_id=contact.id)
        assert utters(signals.send(scene, signal.id)) == ["say_signal_waits"]
    assert stage.heard(ANNA) == []


def test_a_nudge_that_does_not_arrive_is_not_called_sent(stage: Stage) -> None:
    stage.admit(SANNE)
    stage.befriend(ANNA)
    signal_id = share(stage)
    deliver(stage, signal_id, lost="blocked")
    assert (state_of(stage, signal_id), stage.heard(SANNE)) == ("failed", ["say_signal_failed"])


def test_a_nudge_that_may_have_arrived_is_told_as_such_and_can_be_read(stage: Stage) -> None:
    stage.admit(SANNE)
    stage.befriend(ANNA)
    signal_id = share(stage)
    deliver(stage, signal_id, lost="uncertain")
    assert stage.heard(SANNE) == ["say_signal_unsure"]
    press_button(stage, "read")
    assert state_of(stage, signal_id) == "read"


def test_news_from_a_page_is_told_once(stage: Stage) -> None:
    signal_id = shared(stage)
    with stage.store.open_work() as work:
        signal = work.signals.get(signal_id)
        assert signal is not None
        by = By("contact", signal.contact_id)
        work.signals.step(signal, "read", by)
        work.signals.write_back(signal, "I call you", by)
        work.commit()
    for _ in range(2):
        tell_news(stage.store, words(), organisation(), stage.now)
    assert stage.heard(SANNE)[1:] == ["say_signal_was_read", "say_contact_says"]


def test_a_channel_without_reports_is_settled_by_the_clock(stage: Stage) -> None:
    stage.admit(SANNE)
    stage.befriend(ANNA)
    signal_id = share(stage)
    with stage.store.open_work() as work:
        row = work.outbox.by_key(f"signal:{signal_id}")
        assert row is not None
        work.outbox.mark_sent(row)
        work.commit()
    tell_news(stage.store, words(), organisation(), stage.now)
    assert stage.heard(SANNE) == ["say_signal_sent"]
