"""What a request asks for besides its content: as a page or for the script, and by whom."""

import ipaddress

from starlette.requests import Request

from bot.phone.parts import parts
from bot.phone.session import Session, session_of
from bot.phone.throttle import Deed
from bot.phone.writing import NotLetInError


class TooOftenError(Exception):
    """More than people do."""


class NoProofError(Exception):
    """The form was not made for this browser."""


def wants_json(request: Request) -> bool:
    """The script asks for JSON; a form without script gets pages."""
    is_data = request.url.path == "/phone/messages"
    return is_data or request.headers.get("accept", "").startswith("application/json")


def require_session(request: Request) -> Session:
    session = session_of(request)
    if session is None:
        raise NotLetInError
    return session


def throttle(request: Request, deed: Deed, session: Session | None = None) -> None:
    """Counted for each phone; who has none is counted by his computer."""
    who = session.address if session else computer(request)
    if not parts(request).throttle.allows(deed, who):
        raise TooOftenError


def computer(request: Request) -> str:
    return request.client.host if request.client else ""


def is_this_computer(request: Request) -> bool:
    """The page is opened on the computer that serves it."""
    try:
        return ipaddress.ip_address(computer(request)).is_loopback
    except ValueError:
        return False
