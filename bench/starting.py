"""From the two commands of `make start` to the first answer, when everything was set up before."""

import time

from bench.house import System
from bench.tables import print_table
from bench.turns import known


def measure_start(system: System) -> float:
    """A client wrote while nothing ran; seconds until an answer stands in her chat."""
    phone = known(system.house)
    phone.says("hoi")
    began = time.monotonic()
    prepared = system.start()
    house = system.house
    house.telegram.wait_for(lambda: house.telegram.sent_to(phone.who), 180)
    first = time.monotonic() - began
    phone.hearing.patience = 180.0
    phone.hears("utter_hello")
    whole = time.monotonic() - began
    rows = [
        ["prepared", f"{prepared:.1f} s"],
        ["first message", f"{first:.1f} s"],
        ["the answer itself", f"{whole:.1f} s"],
    ]
    print_table("From start to first answer", ("until", "seconds"), rows)
    return whole
