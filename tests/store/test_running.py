"""What the processes remember of their own running is there for the others, and hides words."""

from store import Store
from store.models import Unclear

BOT = "telegram:1"


def test_a_heartbeat_is_the_last_one(store: Store) -> None:
    for polls in (1, 2):
        with store.open_work() as work:
            work.heartbeats.beat("bot", {"polls": polls})
            work.commit()
    with store.open_work() as work:
        beat = work.heartbeats.of("bot")
        assert beat is not None
        assert beat.facts == {"polls": 2}
        assert work.heartbeats.of("trainer") is None


def test_a_recording_that_telegram_has_is_known_until_it_is_lost(store: Store) -> None:
    with store.open_work() as work:
        work.spoken_files.put(BOT, "hash", "file-1")
        work.spoken_files.put(BOT, "hash", "file-2")
        assert work.spoken_files.find(BOT, "hash") == "file-1"
        assert work.spoken_files.find("telegram:2", "hash") is None
        work.spoken_files.lose(BOT, "hash")
        assert work.spoken_files.find(BOT, "hash") is None


def test_a_sentence_that_was_not_understood_is_sealed_too(store: Store) -> None:
    with store.open_work() as work:
        work.unclear.put("ik wil naar [naam]", "wish", "need_social", 0.31)
        work.commit()
    with store.open_work() as work:
        [kept] = work.unclear.latest()
        assert (kept.masked, kept.intent) == ("ik wil naar [naam]", "need_social")
        assert b"ik wil" not in (work.session.query(Unclear).one().masked_sealed or b"")


def test_a_release_is_known_by_its_number(store: Store) -> None:
    with store.open_work() as work:
        work.releases.put(1, "a" * 64)
        work.releases.put(2, "b" * 64)
        again = work.releases.put(1, "a" * 64, "old")
        latest = work.releases.latest()
        assert latest is not None
        assert (latest.number, again.state) == (2, "old")
