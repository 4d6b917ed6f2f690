"""The first page of an advocate's inbox with 100,000 signals in it: python -m bench.inbox."""

import asyncio
import tempfile
import time
from datetime import timedelta
from pathlib import Path

from bench.tables import SPREAD, print_table, ratio, spread
from store import open_store
from store.models import Client, Signal, Staff
from store.settings import BaseSettings
from store.times import now
from tests.people import PETER, SANNE
from tests.review.door_steps import employ, member_again
from tests.review.house import House, Visit

SIGNALS, CLIENTS, LOOKS = 100_000, 50, 100
_AT_ONCE = 5_000
_STATES = ("sent", "read", "picked_up", "done", "done", "done", "done", "done")


def main() -> None:
    """A minute and a half, most of it for filling the database."""
    with tempfile.TemporaryDirectory() as folder, asyncio.Runner() as loop:
        store = open_store(BaseSettings(var_dir=Path(folder)))
        store.migrate()
        house = House(store, loop)
        house.throttled(look="100000 per minute")
        peter = employ(house, PETER, "advocate")
        clients = [_client(house, peter) for _ in range(CLIENTS)]
        visit = member_again(house, peter)
        none = _looks(visit, "/inbox")
        for begin in range(0, SIGNALS, _AT_ONCE):
            _fill(house, clients, peter, begin)
        rows = [["none", "open", str(LOOKS), *spread(none), "1"]]
        for show in ("open", "new", "mine", "long", "done"):
            seconds = _looks(visit, f"/inbox?show={show}")
            rows.append([f"{SIGNALS:,}", show, str(LOOKS), *spread(seconds), ratio(seconds, none)])
        columns = ("signals", "filter", "looks", *SPREAD, "median, as a ratio")
        print_table("The first page of the inbox, at the server", columns, rows)
        store.close()


def _client(house: House, staff_id: str) -> str:
    with house.store.open_work() as work:
        client, _ = work.clients.invite("linde", SANNE.name)
        staff = work.session.get_one(Staff, staff_id)
        work.assignments.assign(client, staff)
        work.commit()
        return client.id


def _fill(house: House, clients: list[str], staff_id: str, begin: int) -> None:
    """As they would come in: one after the other, of every client in turn."""
    with house.store.open_work() as work:
        for number in range(begin, begin + _AT_ONCE):
            client = work.session.get_one(Client, clients[number % len(clients)])
            words = f"Number {number}. I would like to see my sister on Sundays."
            signal = Signal(
                client_id=client.id,
                owner_id=client.person_id,
                audience="advocate",
                words=words,
                words_hash="0" * 64,
                staff_id=staff_id,
                state=_STATES[number % len(_STATES)],
                sent_at=now() - timedelta(minutes=SIGNALS - number),
            )
            work.session.add(signal)
        work.commit()


def _looks(visit: Visit, path: str) -> list[float]:
    seconds = []
    for _ in range(LOOKS):
        begin = time.perf_counter()
        assert visit.get(path).status_code == 200
        seconds.append(time.perf_counter() - begin)
    return seconds


if __name__ == "__main__":
    main()
