"""A real Rasa with the repository's own words, and actions that a test can make fail."""

import json
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import httpx
import pytest

from store.settings import secret_or_made
from tests.processes import Process, free_port, rasa
from tests.release import release_into


@dataclass
class SmallActions:
    """Answers every action with nothing; `status` says how it goes wrong, `pause` how slowly."""

    port: int
    status: int = 200
    pause: float = 0.0
    called: list[str] = field(default_factory=list)
    shown: list[str] = field(default_factory=list)

    def serve(self) -> ThreadingHTTPServer:
        actions = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                call = json.loads(self.rfile.read(int(self.headers["content-length"])))
                actions.called.append(call["next_action"])
                actions.shown.append(self.headers["authorization"])
                time.sleep(actions.pause)
                body = json.dumps({"events": [], "responses": []}).encode()
                self.send_response(actions.status)
                self.send_header("content-type", "application/json")
                self.send_header("content-length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, format: str, *args: Any) -> None:
                """Quiet."""

        server = ThreadingHTTPServer(("127.0.0.1", self.port), Handler)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        return server


@dataclass
class Assistant:
    """The running Rasa and how to talk with it."""

    process: Process
    actions: SmallActions
    var_dir: Path
    url: str
    secret: str

    def post(self, path: str, body: object, secret: str | None = None) -> httpx.Response:
        shown = {"authorization": f"Bearer {secret or self.secret}"}
        return httpx.post(f"{self.url}/zegje/{path}", json=body, headers=shown, timeout=20)

    def release(self) -> str | None:
        """Whose model answers now."""
        found = httpx.get(f"{self.url}/healthz", timeout=5).json()["release"]
        return None if found is None else str(found)

    def say(self, conversation: str, message_id: str, **said: Any) -> dict[str, Any]:
        body = {"conversation": conversation, "message_id": message_id, **said}
        answer = self.post("message", body)
        assert answer.status_code == 200, answer.text
        return dict(answer.json())


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    var_dir = tmp_path_factory.mktemp("rasa")
    release_into(var_dir)
    small = SmallActions(free_port())
    server = small.serve()
    port = free_port()
    with rasa(var_dir, port, small.port) as process:
        secret = secret_or_made(var_dir, "RASA_SECRET").get_secret_value()
        yield Assistant(process, small, var_dir, f"http://127.0.0.1:{port}", secret)
    server.shutdown()
    server.server_close()


@pytest.fixture(autouse=True)
def well_again(request: pytest.FixtureRequest) -> Iterator[None]:
    """What one test broke, the next finds whole."""
    yield
    if "assistant" in request.fixturenames:
        small = request.getfixturevalue("assistant").actions
        small.status, small.pause = 200, 0.0
