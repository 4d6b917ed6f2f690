"""The least that any bot does: fetch an update, send a text. Nothing kept, nothing understood.

What this takes on the same machine at the same moment is the measure for our own turns.
Run as a process: python -m bench.echo BASE_URL
"""

import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

import httpx

from tests.bot_api.client import Telegram
from tests.bot_api.thread import server_in_thread
from tests.people import SANNE
from tests.processes import PYTHON, ROOT

TAPS = 20


def echo_seconds() -> list[float]:
    """One chat that writes once a second, answered by the echo."""
    with server_in_thread() as telegram, _echoing(telegram):
        for number in range(TAPS):
            telegram.says(SANNE, str(number))
            time.sleep(1.0)
        state = telegram.state()
    sent = [call["at"] for call in state["calls"] if call["method"] == "sendMessage"]
    return [at - put for at, put in zip(sent, state["put_at"].values(), strict=True)]


@contextmanager
def _echoing(telegram: Telegram) -> Iterator[None]:
    command = [PYTHON, "-m", "bench.echo", f"{telegram.url}/bot{telegram.token}"]
    running = subprocess.Popen(command, cwd=ROOT)
    time.sleep(3.0)
    yield
    running.kill()
    running.wait()


def main() -> None:
    """Until it is killed."""
    with httpx.Client(base_url=sys.argv[1], timeout=60) as http:
        offset = 0
        while True:
            asked = {"offset": offset, "timeout": 25}
            for update in http.post("getUpdates", json=asked).json()["result"]:
                offset = update["update_id"] + 1
                said = update["message"]
                answer = {"chat_id": said["chat"]["id"], "text": said["text"]}
                http.post("sendMessage", json=answer)


if __name__ == "__main__":
    main()
