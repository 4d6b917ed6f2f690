"""Coming in: a personal link, then the code from his own channel; looking uses nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.responses import RedirectResponse, Response

from review.browser import browser_of, keep, new_browser
from review.codes import Outcome, channel_of, send_code, try_code, whose
from review.delivering import deliver
from review.form import read_form, text_of
from review.parts import parts
from review.render import notice, page
from review.visitor import end_session

if TYPE_CHECKING:
    from starlette.requests import Request

_DIGITS = 6


async def look(request: Request) -> Response:
    """GET /c/<link>: only a button, because programs that look at links must not use it up."""
    house, link = parts(request), request.path_params["link"]
    house.throttle.check("link", computer(request))
    await house.work(lambda work: whose(work, link))
    return page(request, "enter.html")


async def begin(request: Request) -> Response:
    """POST /c/<link>: send the code."""
    house, link, fresh = parts(request), request.path_params["link"], new_browser()
    house.throttle.check("link", computer(request))
    await read_form(request)
    message = await house.work(lambda work: send_code(work, house, link, fresh))
    await deliver(house, message)
    answer = RedirectResponse(f"/c/{link}/code", 303)
    keep(answer, fresh, house)
    return answer


async def ask(request: Request) -> Response:
    """GET /c/<link>/code: the place for the six digits."""
    return await _ask(request)


async def check(request: Request) -> Response:
    """POST /c/<link>/code: in, or once more."""
    house, link, fresh = parts(request), request.path_params["link"], new_browser()
    house.throttle.check("try_code", computer(request))
    digits = "".join(filter(str.isdigit, text_of(await read_form(request), "code")))[:_DIGITS]
    browser = browser_of(request)
    outcome: Outcome = await house.work(lambda w: try_code(w, browser, link, digits, fresh))
    if outcome == "wrong":
        return await _ask(request, status=400)
    if outcome == "over":
        return page(request, "code_over.html", 403, link=link)
    answer = RedirectResponse("/in", 303)
    keep(answer, fresh, house)
    return answer


async def leave(request: Request) -> Response:
    """POST /leave: on a computer that others use too."""
    house = parts(request)
    await read_form(request)
    await house.work(lambda work: end_session(work, request))
    answer = notice(request, "left")
    keep(answer, new_browser(), house)
    return answer


def computer(request: Request) -> str:
    """By which those are counted who did not log in yet."""
    return request.client.host if request.client else ""


async def _ask(request: Request, status: int = 200) -> Response:
    house, link, browser = parts(request), request.path_params["link"], browser_of(request)
    house.throttle.check("link", computer(request))
    channel = await house.work(lambda work: channel_of(work, browser, link))
    if channel is None:
        return RedirectResponse(f"/c/{link}", 303)
    is_wrong = status >= 400
    return page(request, "code.html", status, link=link, channel=channel, is_wrong=is_wrong)
