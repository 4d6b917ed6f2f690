"""QR codes: drawn in the page itself, so that what they lead to is kept nowhere."""

from __future__ import annotations

import io

import segno
from markupsafe import Markup


def drawn(address: str) -> Markup:
    """An SVG element."""
    picture = io.BytesIO()
    segno.make(address, error="m").save(
        picture, kind="svg", xmldecl=False, svgclass="qr", omitsize=True, border=2
    )
    return Markup(picture.getvalue().decode())  # noqa: S704  # made here, of squares alone
