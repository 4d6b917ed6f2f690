"""One post to Rasa's channel: secret, the same process for a conversation, honest errors."""

import json

import httpx
import pytest

from bot.rasa import Post, RasaRefused, RasaUnavailable
from bot.relay import Relay

POST = Post("ab" * 16, "telegram:77:1", text="hoi", expects="feeling")
ANSWER = {
    "messages": [
        {"utter": "utter_ask_feeling", "text": "Voel je je goed?", "buttons": []},
        {"custom": {"do": "end_topic"}},
    ],
    "expects": "feeling",
    "intent": "greet",
    "confidence": 1.0,
    "ranking": [["greet", 1.0]],
    "danger": None,
}


class Channel:
    """Answers each request with the next of `answers`; an exception is raised."""

    def __init__(self, *answers: httpx.Response | Exception) -> None:
        self.answers, self.requests = list(answers), list[httpx.Request]()

    def __call__(self, request: httpx.Request) -> httpx.Response:
        self.requests.append(request)
        answer = self.answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return answer


def relay(channel: Channel, *urls: str) -> Relay:
    return Relay(urls or ("http://a",), "geheim", httpx.MockTransport(channel))


async def test_a_post_shows_the_secret_and_holds_what_the_channel_takes() -> None:
    channel = Channel(httpx.Response(200, json=ANSWER))
    answer = await relay(channel).post(POST)
    (request,) = channel.requests
    assert request.headers["authorization"] == "Bearer geheim"
    assert json.loads(request.content) == {
        "conversation": POST.conversation,
        "message_id": "telegram:77:1",
        "text": "hoi",
        "payload": None,
        "expects": "feeling",
        "metadata": {},
    }
    assert [said.utter for said in answer.sentences] == ["utter_ask_feeling"]
    assert answer.commands == ({"do": "end_topic"},)


async def test_a_conversation_always_goes_to_the_same_process() -> None:
    channel = Channel(*[httpx.Response(200, json=ANSWER) for _ in range(16)])
    two = relay(channel, "http://a", "http://b")
    for number in range(8):
        for _ in range(2):
            await two.post(Post(f"{number:08x}" + "0" * 24, "m", text="hoi"))
    hosts = [request.url.host for request in channel.requests]
    assert hosts[::2] == hosts[1::2]
    assert set(hosts) == {"a", "b"}


async def test_a_closed_connection_is_tried_once_more_at_once() -> None:
    channel = Channel(httpx.RemoteProtocolError("closed"), httpx.Response(200, json=ANSWER))
    assert (await relay(channel).post(POST)).expects == "feeling"
    assert len(channel.requests) == 2


@pytest.mark.parametrize(
    "trouble",
    [
        httpx.ConnectError("refused"),
        httpx.ReadTimeout("slow"),
        httpx.Response(503, json={"error": "actions"}),
        httpx.Response(401),
        httpx.Response(200, text="no json: hoi"),
    ],
)
async def test_trouble_means_try_again_and_quotes_nobody(
    trouble: httpx.Response | Exception,
) -> None:
    with pytest.raises(RasaUnavailable) as raised:
        await relay(Channel(trouble)).post(POST)
    assert "hoi" not in str(raised.value)


@pytest.mark.parametrize(
    ("body", "told"),
    [
        (b'{"error": "actions"}', "status 503, actions"),
        (b'{"error": "hoi"}', "status 503"),
        (b'{"error": ["hoi"]}', "status 503"),
        (b"[]", "status 503"),
        (b"hoi", "status 503"),
    ],
)
async def test_of_the_reason_only_known_words_are_told(body: bytes, told: str) -> None:
    with pytest.raises(RasaUnavailable) as raised:
        await relay(Channel(httpx.Response(503, content=body))).post(POST)
    assert str(raised.value) == told


async def test_a_post_that_is_never_taken_is_told_apart() -> None:
    with pytest.raises(RasaRefused):
        await relay(Channel(httpx.Response(422, json={"error": "shape"}))).post(POST)


async def test_forgetting_what_is_not_there_is_done() -> None:
    channel = Channel(httpx.Response(404))
    await relay(channel).forget(POST.conversation)
    assert channel.requests[0].method == "DELETE"


async def test_rasa_is_ready_when_every_process_says_so() -> None:
    both = Channel(httpx.Response(200), httpx.Response(503))
    assert not await relay(both, "http://a", "http://b").is_ready()
    assert await relay(Channel(httpx.Response(200))).is_ready()
    assert not await relay(Channel(httpx.ConnectError("refused"))).is_ready()
