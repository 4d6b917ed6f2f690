"""Reads what a form posted, and lets in only what was made for this browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.datastructures import FormData

from review.browser import browser_of
from review.refusal import Refusal

if TYPE_CHECKING:
    from starlette.requests import Request

_TYPE = "application/x-www-form-urlencoded"


async def read_form(request: Request, most: int = 8) -> FormData:
    """At most so many fields. Refused without the proof that the page of this browser carried."""
    if request.headers.get("content-type", "").partition(";")[0].strip() != _TYPE:
        raise Refusal("refused", 415)
    form = await request.form(max_fields=most)
    if not browser_of(request).accepts(form.get("proof")):
        raise Refusal("refused", 403)
    return form


def text_of(form: FormData, name: str) -> str:
    """One field without the space around it; lines end as everywhere else."""
    value = form.get(name)
    return value.replace("\r\n", "\n").strip() if isinstance(value, str) else ""


def texts_of(form: FormData, name: str) -> tuple[str, ...]:
    """Every box of this name that is ticked."""
    return tuple(value for value in form.getlist(name) if isinstance(value, str))
