"""Who gets in, by which link; and every page is kind, quiet and closed to others."""

import logging

import httpx
import pytest

from bot.phone.session import Session
from bot.reply import Reply
from tests.bot.phone.house import HERE, House, browser_of
from tests.bot.phone.posting import inbox

ORIGIN = {"origin": HERE}


def invite(house: House) -> str:
    with house.store.open_work() as work:
        _, code = work.clients.invite("location")
        work.commit()
        return code


def session_in(browser: httpx.AsyncClient) -> Session:
    return Session(browser.cookies["phone"])


async def test_trying_out_begins_at_once(house: House) -> None:
    async with browser_of(house.phone()) as browser:
        page = await browser.get("/")
        [started] = inbox(house, session_in(browser))

    assert page.status_code == 200
    assert started.kind == "start"
    assert (started.text or "no code") not in page.text
    with house.store.open_reading() as work:
        look = work.invites.look(started.text or "")
        assert look is not None
        assert look.kind == "client"


async def test_the_second_time_it_is_the_same_phone(house: House) -> None:
    async with browser_of(house.phone()) as browser:
        await browser.get("/")
        first = session_in(browser)
        await browser.get("/")

        assert session_in(browser) == first
        assert len(inbox(house, first)) == 1


async def test_nobody_tries_it_out_from_another_computer(house: House) -> None:
    transport = httpx.ASGITransport(house.phone(), client=("192.0.2.7", 5000))
    async with httpx.AsyncClient(transport=transport, base_url=HERE) as browser:
        assert (await browser.get("/")).status_code == 401


async def test_without_a_link_karim_reads_how_to_get_one(
    house: House, stranger: httpx.AsyncClient
) -> None:
    page = await stranger.get("/")

    assert page.status_code == 401
    assert house.live.words.pages["phone_not_let_in_title"] in page.text
    assert 'href="tel:112"' in page.text
    assert "phone" not in stranger.cookies


async def test_looking_at_a_link_does_not_use_it(house: House, stranger: httpx.AsyncClient) -> None:
    """Mail programs and messengers open every link before a person does."""
    code = invite(house)
    page = await stranger.get(f"/p/{code}")
    opened = await stranger.post(f"/p/{code}", headers=ORIGIN)

    assert (page.status_code, opened.status_code) == (200, 303)
    [started] = inbox(house, session_in(stranger))
    assert (started.kind, started.text) == ("start", code)
    assert (await stranger.get("/")).status_code == 200


async def test_an_unknown_link_opens_nothing(stranger: httpx.AsyncClient) -> None:
    looked = await stranger.get("/p/unknown")
    opened = await stranger.post("/p/unknown", headers=ORIGIN)

    assert (looked.status_code, opened.status_code) == (404, 404)
    assert "phone" not in stranger.cookies


async def test_a_used_link_opens_nothing(house: House, stranger: httpx.AsyncClient) -> None:
    code = invite(house)
    with house.store.open_work() as work:
        work.invites.use(code)
        work.commit()

    assert (await stranger.post(f"/p/{code}", headers=ORIGIN)).status_code == 404


async def test_a_clients_link_never_joins_the_phone_of_somebody_else(
    house: House, sanne: Session, hers: httpx.AsyncClient
) -> None:
    """Bram opens his link on a computer where Sanne's conversation is open."""
    code = invite(house)
    joined = await hers.post(f"/p/{code}", data={"join": "yes"}, headers=ORIGIN)
    opened = await hers.post(f"/p/{code}", headers=ORIGIN)

    assert (joined.status_code, opened.status_code) == (403, 303)
    assert inbox(house, sanne) == []


async def test_sanne_can_be_somebodys_contact_on_her_own_phone(
    house: House, sanne: Session, bram: Session, hers: httpx.AsyncClient
) -> None:
    with house.store.open_work() as work:
        of_bram = work.clients.by_chat("web", bram.address)
        assert of_bram is not None
        code = work.invites.make("contact", client_id=of_bram.id)
        work.commit()
    await hers.post(f"/p/{code}", data={"join": "yes"}, headers=ORIGIN)

    assert [one.text for one in inbox(house, sanne)] == [code]


async def test_another_website_cannot_open_a_link_for_her(
    house: House, stranger: httpx.AsyncClient
) -> None:
    code = invite(house)
    opened = await stranger.post(f"/p/{code}", headers={"origin": "https://elsewhere.example"})

    assert opened.status_code == 403
    assert "phone" not in stranger.cookies


async def test_links_cannot_be_guessed_in_bulk(stranger: httpx.AsyncClient) -> None:
    answers = [(await stranger.get(f"/p/guess{number}")).status_code for number in range(13)]

    assert answers[-1] == 429


async def test_leaving_closes_the_page_on_this_computer(
    sanne: Session, hers: httpx.AsyncClient
) -> None:
    refused = await hers.post("/phone/leave", data={"token": "no"}, headers=ORIGIN)
    left = await hers.post("/phone/leave", data={"token": sanne.token}, headers=ORIGIN)

    assert (refused.status_code, left.status_code) == (403, 200)
    assert "phone=" in left.headers["set-cookie"]
    assert "Max-Age=0" in left.headers["set-cookie"]


async def test_the_page_says_that_it_cannot_wake_her(house: House, hers: httpx.AsyncClient) -> None:
    page = (await hers.get("/about")).text

    assert house.live.words.pages["phone_about_wake"].splitlines()[0] in page


@pytest.mark.parametrize("path", ["/", "/about", "/nowhere", "/phone/voice/x", "/phone/messages"])
async def test_every_answer_is_closed_to_others(path: str, stranger: httpx.AsyncClient) -> None:
    answer = await stranger.get(path)

    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "frame-ancestors 'self'" in policy
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.status_code in (401, 404)


async def test_a_name_that_is_not_ours_gets_nothing(hers: httpx.AsyncClient) -> None:
    answer = await hers.get("/", headers={"host": "rebound.example"})

    assert answer.status_code == 400


async def test_with_tls_the_cookie_is_bound_to_this_address(house: House) -> None:
    house.settings = house.settings.model_copy(
        update={"bot_public_url": "https://phone.example", "production": True}
    )
    transport = httpx.ASGITransport(house.phone())
    async with httpx.AsyncClient(transport=transport, base_url="https://phone.example") as browser:
        trying = await browser.get("/")
        opened = await browser.post(
            f"/p/{invite(house)}", headers={"origin": "https://phone.example"}
        )

    assert trying.status_code == 401
    cookie = opened.headers["set-cookie"]
    assert cookie.startswith("__Host-phone=")
    assert all(part in cookie for part in ("HttpOnly", "Secure", "Path=/", "SameSite=lax"))
    assert "Domain" not in cookie


async def test_no_word_of_hers_reaches_the_log_when_we_fail(
    house: House, sanne: Session, hers: httpx.AsyncClient, caplog: pytest.LogCaptureFixture
) -> None:
    house.says(sanne, Reply(text="x"))
    with house.store.open_work() as work:
        chat = sanne.chat(work)
        assert chat is not None
        work.outbox.put(chat, '{"text": "her secret", "unknown": "her secret"}')
        work.commit()
    with caplog.at_level(logging.DEBUG):
        answer = await hers.get("/")

    assert answer.status_code == 500
    assert "her secret" not in caplog.text + answer.text
    assert "ValidationError" in caplog.text
