"""How long one sentence takes to understand, over HTTP as the bot asks it."""

import time
from collections.abc import Mapping

import httpx

from bench.tables import SPREAD, print_table, ratio, spread
from locales.gate import read_gate
from locales.style import SEED
from store.settings import secret_or_made
from tests.whole.house import House

_EVERY = 4  # of the gate's sentences


def measure_understanding(house: House) -> list[float]:
    """Prints the table; gives the seconds of each sentence."""
    secret = secret_or_made(house.var_dir, "RASA_SECRET").get_secret_value()
    shown = {"Authorization": f"Bearer {secret}"}
    with httpx.Client(base_url=house.env["RASA_URLS"], headers=shown, timeout=20) as http:
        floor, understood = [], []
        for sentence in read_gate(SEED)[::_EVERY]:
            body = {"text": sentence.text, "expects": sentence.expects}
            floor.append(_seconds(http, "/zegje/understand", {"text": 0}, 422))
            understood.append(_seconds(http, "/zegje/understand", body, 200))
    rows = [
        ["a request that is refused", str(len(floor)), *spread(floor), "1"],
        ["a sentence", str(len(understood)), *spread(understood), ratio(understood, floor)],
    ]
    columns = ("asked of Rasa", "times", *SPREAD, "median, as a ratio")
    print_table("Understanding one sentence", columns, rows)
    return understood


def _seconds(http: httpx.Client, path: str, body: Mapping[str, object], status: int) -> float:
    began = time.perf_counter()
    answer = http.post(path, json=body)
    taken = time.perf_counter() - began
    assert answer.status_code == status, answer.status_code
    return taken
