"""The frame around the pages of who logged in: his name, and the places where he may go."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from starlette.responses import RedirectResponse, Response

from review.access import member_of
from review.parts import parts
from review.render import page

if TYPE_CHECKING:
    from starlette.requests import Request

    from store.models import Role, Staff


@dataclass(frozen=True)
class Place:
    """`name` is the end of its text `nav_<name>`; whoever has one of the roles sees it."""

    path: str
    name: str
    pictogram: str
    roles: tuple[Role, ...] = ()


PLACES = (
    Place("/inbox", "inbox", "📬", ("advocate",)),
    Place("/talks", "talks", "🤝", ("advocate",)),
    Place("/on-call", "on_call", "🚨", ("on_call",)),
    Place("/people", "people", "👥", ("manager",)),
    Place("/staff", "staff", "🧑‍💼", ("manager",)),
    Place("/looks", "looks", "👀", ("manager",)),
    Place("/own", "own", "🙂"),
)


@dataclass(frozen=True)
class Desk:
    """What the frame shows; read inside the unit of work."""

    name: str
    places: tuple[Place, ...]


def desk_of(staff: Staff) -> Desk:
    """For this member of staff."""
    return Desk(staff.name, places_of(staff.roles))


def places_of(roles: Sequence[str]) -> tuple[Place, ...]:
    """In the order of the frame; the first is where a log-in leads."""
    return tuple(each for each in PLACES if not each.roles or set(each.roles) & set(roles))


def desk_page(
    request: Request, desk: Desk, template: str, status: int = 200, **values: object
) -> Response:
    """A page in the frame (templates extend `desk.html`), with the place that it is at marked."""
    path = request.url.path
    here = next((each.path for each in desk.places if _is_in(path, each.path)), "")
    return page(request, template, status, desk=desk, here=here, **values)


async def begin(request: Request) -> Response:
    """GET /desk: to the first of his places."""
    staff_places = await parts(request).work(lambda work: places_of(member_of(work, request).roles))
    return RedirectResponse(staff_places[0].path, 303)


def _is_in(path: str, place: str) -> bool:
    return path == place or path.startswith(f"{place}/")
