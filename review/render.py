"""Draws pages: every word comes from the live release, every text is escaped."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from starlette.responses import HTMLResponse, Response

from locales.drawings import DRAWINGS, drawing_of, version_of
from locales.responses import fill
from review.browser import browser_of, keep
from review.parts import Parts, parts
from store.times import now

if TYPE_CHECKING:
    from starlette.requests import Request

# What helps after a refusal, other than going to the begin.
_WAYS = {"link_old": "new_link", "in_first": "new_link", "log_in_first": "log_in"}
HERE = Path(__file__).parent
STATIC = HERE / "static"
_LANGUAGE = "nl"
_NUMBER = re.compile(r"(?<![\d,./-])(?:112|0\d{2,3}(?:[ -]\d{2,4}){2,3}|0\d{9})(?![\d/,-])")


def make_templates() -> Environment:
    """Undefined names are errors: a page without its words is never shown."""
    templates = Environment(
        loader=FileSystemLoader(HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    templates.filters["fill"] = lambda text, **values: fill(text, values)
    templates.filters["linked"] = linked
    templates.globals.update(asset=_asset, picture=_picture, language=_LANGUAGE)
    templates.globals["nl"] = templates.get_template("nl.html").module
    return templates


@cache
def static_version() -> str:
    """Of everything that a page may ask for beside itself."""
    return version_of(STATIC, DRAWINGS)


def _asset(name: str) -> str:
    return f"/static/{static_version()}/{name}"


@cache
def _picture(pictogram: str) -> Markup:
    """Its drawing, which says nothing: the words stand beside it. Without one it is an error."""
    name = drawing_of(pictogram)
    if name is None:
        raise ValueError(f"there is no drawing of {pictogram}")
    address = _asset(f"pictograms/{name}")
    return Markup('<img class="picture" src="{}" alt="" width="24" height="24">').format(address)


def page(request: Request, template: str, status: int = 200, **values: object) -> Response:
    """A page for this browser, which gets a cookie when it has none."""
    house, browser = parts(request), browser_of(request)
    words = house.words()
    shared = {"say": words.pages, "tell": words.staff, "proof": browser.proof, "line": line(house)}
    shared["aloud"] = _aloud(request) if status == 200 else ""
    drawn = house.templates.get_template(template).render(**shared | values)
    response = HTMLResponse(drawn, status)
    if browser.is_new:
        keep(response, browser, house)
    return response


def _aloud(request: Request) -> str:
    """Where this page can be heard; what came from a form cannot be asked for again."""
    if request.method != "GET":
        return ""
    rest = [(name, value) for name, value in request.query_params.multi_items() if name != "aloud"]
    return f"{request.url.path}?{urlencode([*rest, ('aloud', 'text')])}"


def notice(
    request: Request, name: str, status: int = 200, values: Mapping[str, str] | None = None
) -> Response:
    """A quiet page that says one thing: `<name>_title` and `<name>`."""
    house = parts(request)
    words, known = house.words().pages, dict(values or {}) | line(house)
    title, text = fill(words[f"{name}_title"], known), fill(words[name], known)
    way = _WAYS.get(name, "begin")
    return page(request, "notice.html", status, title=title, text=text, way=way)


def line(house: Parts) -> dict[str, str]:
    """Whom somebody can call with a question."""
    on_call = house.organisation.on_call
    return {"on_call_name": on_call.name, "on_call_phone": on_call.phone}


def linked(text: str) -> Markup:
    """Telephone numbers become links: in need one press has to be enough."""
    pieces, at = [], 0
    for found in _NUMBER.finditer(text):
        bare = re.sub(r"\D", "", found[0])
        pieces += [Markup.escape(text[at : found.start()])]
        pieces += [Markup('<a class="nl-link" href="tel:{}">{}</a>').format(bare, found[0])]
        at = found.end()
    return Markup().join([*pieces, Markup.escape(text[at:])])


def moment(house: Parts, at: datetime) -> str:
    """Today and yesterday by name, older days as figures, on the organisation's own clock."""
    zone, words = ZoneInfo(house.organisation.timezone), house.words().pages
    here, today = at.astimezone(zone), now().astimezone(zone).date()
    names = {today: "today", today - timedelta(days=1): "yesterday"}
    values = {"day": here.strftime("%d-%m-%Y"), "time": here.strftime("%H:%M")}
    return fill(words[names.get(here.date(), "other_day")], values)
