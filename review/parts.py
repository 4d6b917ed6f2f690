"""What the routes of the website work with: handed in once, kept on the application."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, TypeVar, cast

if TYPE_CHECKING:
    from jinja2 import Environment
    from starlette.requests import Request

    from locales.marking import Marker
    from locales.needs import Needs
    from locales.responses import Response
    from review.mail import MailServer
    from review.throttle import Throttle
    from store import Store, Work
    from store.organisation import Organisation

T = TypeVar("T")


class Texts(Protocol):
    """The part of `locales.Words` that this website is made of."""

    @property
    def pages(self) -> Mapping[str, str]: ...

    @property
    def staff(self) -> Mapping[str, str]: ...

    @property
    def responses(self) -> Mapping[str, Response]: ...

    @property
    def needs(self) -> Needs: ...

    @property
    def roles(self) -> Mapping[str, Collection[str]]: ...


@dataclass(frozen=True)
class Parts:
    """Everything is real in the process; tests hand in small ones of their own."""

    store: Store
    words: Callable[[], Texts]
    organisation: Organisation
    throttle: Throttle
    templates: Environment
    address: str
    """Where this website is found from outside, without a slash at the end."""
    marker: Callable[[], Marker]
    """What is hard in a message that somebody writes."""
    mail: MailServer | None = None
    """For letters of our own, when the bot cannot send them."""

    @property
    def is_secure(self) -> bool:
        """Served with TLS: cookies get their strictest form."""
        return self.address.startswith("https://")

    async def work(self, do: Callable[[Work], T]) -> T:
        """Do it in one unit of work of its own, beside the loop; kept only when nothing failed."""
        return await asyncio.to_thread(self._work, do)

    def _work(self, do: Callable[[Work], T]) -> T:
        with self.store.open_work() as work:
            result = do(work)
            work.commit()
            return result


def parts(request: Request) -> Parts:
    """The parts of the application that this request came to."""
    return cast("Parts", request.app.state.parts)
