"""The one page of on-call: open danger of their locations, first as a list without content."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, cast

from starlette.responses import RedirectResponse, Response

from review.access import incidents_for, is_on_duty, staff_of
from review.form import read_form, text_of
from review.incident import View, find, own_signal, view_of
from review.parts import Parts, parts
from review.reasons import DANGER
from review.refusal import Refusal
from review.render import moment, notice, page
from review.visitor import visitor_of
from store.models import Incident, Staff
from store.repositories import By
from store.signal_steps import Look, answer_signal, log_look

if TYPE_CHECKING:
    from starlette.requests import Request

    from store import Work

_ANSWERS = ("picked_up", "done")
_STATES = {"picked_up": "on_call_contact", "read": "on_call_taken"}


@dataclass(frozen=True)
class Line:
    """One incident in the list; `state` names the sentence that says whether somebody is at it."""

    id: str
    code: str
    location: str
    when: str
    tier: str
    state: str


async def duty(request: Request) -> Response:
    """GET /on-call: the list; who has no session is asked for his e-mail address."""
    house = parts(request)
    try:
        await house.work(lambda work: visitor_of(work, request))
    except Refusal:
        return page(request, "on_call_in.html")
    lines = await house.work(lambda work: _lines(work, house, request))
    return page(request, "on_call.html", lines=lines)


async def show(request: Request) -> Response:
    """GET /on-call/<id>: closed at first; everything once he opened it."""
    house, incident_id = parts(request), request.path_params["incident_id"]
    view = await house.work(lambda work: _view(work, house, request, incident_id))
    if view is None:
        return notice(request, "incident_closed")
    return page(request, "incident.html" if view.is_open else "incident_cover.html", view=view)


async def open_it(request: Request) -> Response:
    """POST /on-call/<id>/open: it is read, and nobody else needs to be woken."""
    house, incident_id = parts(request), request.path_params["incident_id"]
    await read_form(request)
    await house.work(lambda work: _read(work, house, request, incident_id))
    return _back(incident_id)


async def answer(request: Request) -> Response:
    """POST /on-call/<id>/answer: in touch with the client, or over."""
    house, incident_id = parts(request), request.path_params["incident_id"]
    state = text_of(await read_form(request), "state")
    if state not in _ANSWERS:
        raise Refusal("refused", 400)
    await house.work(lambda work: _answer(work, house, request, incident_id, state))
    return _back(incident_id)


def _lines(work: Work, house: Parts, request: Request) -> list[Line]:
    staff = staff_of(work, request)
    found = incidents_for(work, house, staff)
    if not found and not _has_duty(work, house, staff):
        raise Refusal("no_duty", 403)
    return [_line(work, house, incident) for incident in found]


def _has_duty(work: Work, house: Parts, staff: Staff) -> bool:
    return any(is_on_duty(work, staff, place) for place in house.organisation.locations)


def _line(work: Work, house: Parts, incident: Incident) -> Line:
    client = work.clients.get(incident.client_id)
    place = client.location if client else ""
    states = {each.state for each in work.signals.of_incident(incident.id)}
    state = next((text for code, text in _STATES.items() if code in states), "on_call_unread")
    return Line(
        id=incident.id,
        code=client.code if client else "",
        location=house.organisation.locations.get(place, place),
        when=moment(house, incident.opened_at),
        tier=incident.tier,
        state=state,
    )


def _view(work: Work, house: Parts, request: Request, incident_id: str) -> View | None:
    staff = staff_of(work, request)
    incident = find(work, house, staff, incident_id)
    if incident.state == "closed":
        return None
    mine = own_signal(work, staff, incident)
    if mine is None or mine.state in ("draft", "failed", "sent"):
        return View(id=incident.id)
    log_look(work, Look(mine, By("staff", staff.id), DANGER))
    return view_of(work, house, incident, mine)


def _read(work: Work, house: Parts, request: Request, incident_id: str) -> None:
    staff = staff_of(work, request)
    incident = find(work, house, staff, incident_id)
    mine = own_signal(work, staff, incident, make=True)
    if mine is not None and incident.state == "open":
        by = By("staff", staff.id)
        work.signals.send(mine, by)  # the page is where it arrived, whatever became of the nudge
        work.signals.step(mine, "read", by)


def _answer(work: Work, house: Parts, request: Request, incident_id: str, state: str) -> None:
    staff = staff_of(work, request)
    incident = find(work, house, staff, incident_id)
    mine = own_signal(work, staff, incident)
    if mine is None or mine.state in ("draft", "failed", "sent"):
        raise Refusal("refused", 409)  # nobody answers what he did not open
    to = cast("Literal['picked_up', 'done']", state)
    answer_signal(work, mine, to, By("staff", staff.id))


def _back(incident_id: str) -> Response:
    return RedirectResponse(f"/on-call/{incident_id}", 303)
