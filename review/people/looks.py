"""Who looked at what, of the clients of a manager's places: codes and names of staff, no words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from starlette.responses import Response

from review.desk import Desk, desk_of, desk_page
from review.parts import Parts, parts
from review.people.reach import manager_of
from review.reasons import DANGER, REASONS, TALK
from review.render import moment
from store.models import Access

if TYPE_CHECKING:
    from starlette.requests import Request

    from store import Work

_MOST = 100
KNOWN = (
    "signal", "said_why", "voice", "photo", "client_invited", "client_relinked",
    "advocate_assigned", "advocate_ended", "interview", "contact_accepted", "export", "forgotten",
)  # fmt: skip
# That it was shared with him goes without saying.
SAID = (*REASONS, TALK, DANGER)


@dataclass(frozen=True)
class Line:
    """One line of the log; `what` and `why` end the names of their texts, `look_…` and
    `looks_why_…`."""

    when: str
    who: str
    role: str
    what: str
    code: str
    why: str


async def show(request: Request) -> Response:
    """GET /looks: the newest of all his clients, or of the one whose code is asked for."""
    house, code = parts(request), request.query_params.get("code", "").strip().upper()[:20]

    def found(work: Work) -> tuple[Desk, list[Line]]:
        staff = manager_of(work, request)
        mine = {
            each.id: each.code
            for each in work.clients.all()
            if staff.works_at(each.location) and code in ("", each.code)
        }
        looks = work.accesses.of_clients(list(mine), _MOST)
        lines = [_line(work, house, each, mine[each.client_id or ""]) for each in looks]
        work.accesses.append("staff", staff.id, "log")
        return desk_of(staff), lines

    desk, lines = await house.work(found)
    return desk_page(request, desk, "looks.html", lines=lines, code=code)


def _line(work: Work, house: Parts, look: Access, code: str) -> Line:
    staff = work.staff.get(look.actor_id) if look.actor_kind == "staff" and look.actor_id else None
    return Line(
        when=moment(house, look.at),
        who=staff.name if staff else "",
        role=look.actor_kind if look.actor_kind in ("staff", "contact", "operator") else "other",
        what=look.what if look.what in KNOWN else "other",
        code=code,
        why=look.why if look.why in SAID else "",
    )
