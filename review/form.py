"""Reads what a form posted, and lets in only what was made for this browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.datastructures import FormData

from review.browser import browser_of
from review.refusal import Refusal

if TYPE_CHECKING:
    from starlette.requests import Request

_TYPE = "application/x-www-form-urlencoded"


async def read_form(request: Request) -> FormData:
    """The fields; without the proof that the page of this browser carried it is refused."""
    if request.headers.get("content-type", "").partition(";")[0].strip() != _TYPE:
        raise Refusal("refused", 415)
    form = await request.form(max_fields=8)
    if not browser_of(request).accepts(form.get("proof")):
        raise Refusal("refused", 403)
    return form


def text_of(form: FormData, name: str) -> str:
    """One field without the space around it; lines end as everywhere else."""
    value = form.get(name)
    return value.replace("\r\n", "\n").strip() if isinstance(value, str) else ""
