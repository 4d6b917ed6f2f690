"""A server in Google's place: it answers as batchexecute does, and misbehaves when told to."""

import base64
import io
import ssl
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.parse import unquote

import av
from av.audio.frame import AudioFrame

from tests.voice.engines import hum


@dataclass(frozen=True)
class Answer:
    """One answer; `body` None is what Google says when all is well."""

    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes | None = None
    after_seconds: float = 0.0


@dataclass
class GoogleStandIn:
    """Gives `answers` one after the other, and good ones from then on; keeps what was asked."""

    answers: list[Answer] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    url: str = ""

    def answer(self, asked: str, headers: dict[str, str]) -> Answer:
        self.asked.append(asked)
        self.headers.append(headers)
        return self.answers.pop(0) if self.answers else Answer()


Place = Callable[[GoogleStandIn], None]


@contextmanager
def google_stand_in(*answers: Answer, tls: ssl.SSLContext | None = None) -> Iterator[GoogleStandIn]:
    google = GoogleStandIn(list(answers))
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(google))
    if tls is not None:
        server.socket = tls.wrap_socket(server.socket, server_side=True)
    google.url = f"{'https' if tls else 'http'}://localhost:{server.server_port}/"
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield google
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@cache
def good_body(seconds: float = 1.0) -> bytes:
    """What Google answers: a line of JSON in JSON with an mp3 inside."""
    mp3 = base64.b64encode(_mp3(seconds))
    return (
        b')]}\'\n\n123\n[["wrb.fr","jQ1olc","[\\"' + mp3 + b'\\"]",null,null,null,"generic"]]\n25\n'
    )


def _mp3(seconds: float) -> bytes:
    sound, file = hum(seconds, 24_000), io.BytesIO()
    frame = AudioFrame("s16", "mono", len(sound.pcm) // 2)
    frame.sample_rate = sound.rate
    frame.planes[0].update(sound.pcm)
    with av.open(file, "w", format="mp3") as container:
        stream = container.add_stream("libmp3lame", rate=sound.rate, layout="mono")
        container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    return file.getvalue()


def _handler(google: GoogleStandIn) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            length = int(self.headers["Content-Length"])
            answer = google.answer(unquote(self.rfile.read(length).decode()), dict(self.headers))
            time.sleep(answer.after_seconds)
            body = good_body() if answer.body is None else answer.body
            self.send_response(answer.status)
            for name, value in {**answer.headers, "Content-Length": str(len(body))}.items():
                self.send_header(name, value)
            with suppress(ConnectionError):  # who asked may have lost patience
                self.end_headers()
                self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            """Quiet."""

    return Handler
