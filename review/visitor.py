"""Who has logged in: somebody who proved that a chat is his, or a member of staff."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, cast

from review.browser import browser_of
from review.refusal import Refusal

if TYPE_CHECKING:
    from starlette.requests import Request

    from review.browser import Browser
    from store import Work
    from store.models import PageSession

Kind = Literal["chat", "staff", "member"]
# Between the password and the code of his phone a log-in opens nothing.
HALF = "half"


@dataclass(frozen=True)
class Visitor:
    """`staff` came by a link and a code, which opens the page of on-call; a `member` logged in.

    A contact's session belongs to his chat and not to the contact's row: when the client gives
    the row to somebody else, whoever was let in before sees nothing of it.
    """

    kind: Kind
    id: str


def visitor_of(work: Work, request: Request) -> Visitor:
    """Whoever has no running, confirmed session is sent to the door."""
    # A page that looks for news by itself must not keep somebody logged in who walked away.
    is_awake = "part" not in request.query_params
    session = work.page_sessions.find(browser_of(request).secret, is_awake=is_awake)
    if session is None or session.confirmed_at is None or session.actor_kind == HALF:
        raise Refusal("in_first", 401)
    return Visitor(cast("Kind", session.actor_kind), session.actor_id)


def start_session(
    work: Work, visitor: Visitor, browser: Browser, code: str | None = None
) -> PageSession:
    """With a code it opens nothing until the code came back."""
    return work.page_sessions.start(browser.secret, visitor.kind, visitor.id, code)


def end_session(work: Work, request: Request) -> None:
    """From here on the cookie opens nothing, wherever it is."""
    session = work.page_sessions.find(browser_of(request).secret)
    if session is not None:
        work.page_sessions.end(session)
