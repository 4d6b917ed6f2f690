"""What the website refuses: foreign forms, large ones, strange ones, and too many."""

from dataclasses import replace
from typing import Any

import pytest
from jinja2 import Environment, Template

from tests.people import ANNA, SANNE
from tests.review.house import House, Visit
from tests.review.texts import Texts


@pytest.fixture
def anna(house: House) -> Visit:
    contact_id = house.befriend(house.admit(SANNE), ANNA)
    return house.log_in(house.link_for(contact_id))


def test_every_answer_is_sealed(house: House) -> None:
    for path in ("/", "/nowhere", "/messages", "/c/abc", "/on-call"):
        headers = house.visit().get(path).headers
        policy = headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert "frame-ancestors 'none'" in policy
        assert headers["cache-control"] == "no-store"
        assert headers["referrer-policy"] == "no-referrer"
        assert headers["x-content-type-options"] == "nosniff"


def test_pages_hold_no_script_and_no_style_of_their_own(anna: Visit) -> None:
    page = anna.open("/messages").page
    assert "<script" not in page.replace("<script src=", "")  # of ours, from this address
    assert "style=" not in page
    assert "<style" not in page


@pytest.mark.parametrize("proof", ["", "0" * 64, "é"])
def test_a_form_without_the_right_proof_does_nothing(anna: Visit, proof: str) -> None:
    assert anna.post("/leave", {"proof": proof}).status_code == 403
    assert anna.open("/messages").status == 200


def test_the_proof_of_another_browser_does_nothing(house: House, anna: Visit) -> None:
    other = house.visit().open("/new-link").proof
    assert anna.post("/leave", {"proof": other}).status_code == 403


def test_a_proof_without_its_cookie_does_nothing(house: House) -> None:
    proof = house.visit().open("/new-link").proof
    answer = house.visit().post("/new-link", {"proof": proof, "email": "anna@linde.example"})
    assert answer.status_code == 403


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_a_form_from_another_website_is_refused(anna: Visit, site: str) -> None:
    answer = anna.post("/leave", {"proof": anna.proof}, **{"sec-fetch-site": site})
    assert answer.status_code == 403
    assert anna.open("/messages").status == 200


def test_a_large_body_is_refused(anna: Visit) -> None:
    answer = anna.post("/leave", {"proof": anna.proof, "more": "x" * 40_000})
    assert answer.status_code == 413
    assert "too_big" not in answer.text


@pytest.mark.parametrize("kind", ["application/json", "multipart/form-data", ""])
def test_other_kinds_of_body_are_refused(anna: Visit, kind: str) -> None:
    answer = anna.post("/leave", {"proof": anna.proof}, **{"content-type": kind})
    assert answer.status_code == 415


def test_another_name_for_this_address_is_refused(anna: Visit) -> None:
    assert anna.get("/messages", host="evil.example").status_code == 400


def test_an_unknown_page_is_kindly_missing(house: House) -> None:
    assert house.visit().open("/nowhere").says("missing_title")
    assert house.visit().get("/leave").status_code == 405


def test_machines_have_to_wait(house: House) -> None:
    house.throttled(look="3 per minute")
    visit = house.visit()
    assert [visit.open("/").status for _ in range(4)] == [200, 200, 200, 429]
    assert visit.says("too_often_title")


def test_an_error_of_ours_puts_no_word_in_page_or_log(
    house: House, caplog: pytest.LogCaptureFixture
) -> None:
    def quotes() -> Texts:
        raise ValueError("he hits me")

    house.parts = replace(house.parts, words=quotes)
    answer = house.visit().get("/")
    assert answer.status_code == 500
    assert "he hits me" not in answer.text + caplog.text
    assert "ValueError in quotes" in caplog.text


def test_an_error_of_ours_is_a_kind_page(house: House) -> None:
    house.parts = replace(house.parts, templates=_Once(house.parts.templates))
    visit = house.visit().open("/")
    assert visit.status == 500
    assert visit.says("broken_title")


class _Once(Environment):
    """Templates of which the first cannot be drawn."""

    def __init__(self, good: Environment) -> None:
        super().__init__(autoescape=True)
        self._good, self._failed = good, False

    def get_template(self, *args: Any, **more: Any) -> Template:
        if not self._failed:
            self._failed = True
            raise RuntimeError
        return self._good.get_template(*args, **more)


def test_with_tls_the_cookie_has_its_strictest_form(house: House) -> None:
    house.parts = replace(house.parts, address="https://review.linde.example")
    cookie = house.visit().get("/new-link").headers["set-cookie"]
    assert cookie.startswith("__Host-review=")
    for part in ("Secure", "HttpOnly", "Path=/", "SameSite=lax"):
        assert part in cookie


def test_health_says_why_not(house: House) -> None:
    assert house.visit().get("/healthz").json() == {"ok": True, "reasons": []}
    house.store.engine.dispose()
    with house.store.open_work() as work:
        work.session.connection().exec_driver_sql("DELETE FROM alembic_version")
        work.commit()
    answer = house.visit().get("/healthz")
    assert answer.status_code == 503
    assert answer.json()["reasons"]
