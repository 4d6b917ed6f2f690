"""The commands with which staff let people in: `zegje client …` and `zegje staff …`."""

from __future__ import annotations

from typing import Annotated

import typer

from bot.link_card import link_card
from bot.links import Links
from bot.settings import BotSettings
from store import Store, admissions, employing, open_store
from store.organisation import Organisation, load_organisation

client_app = typer.Typer(no_args_is_help=True, help="Who is let in.")
staff_app = typer.Typer(no_args_is_help=True, help="Who works here.")

Emails = Annotated[list[str] | None, typer.Option("--advocate", help="E-mail of an advocate.")]
Roles = Annotated[list[str] | None, typer.Option("--role", help="advocate, on_call, …")]
Places = Annotated[list[str] | None, typer.Option("--location", help="None: all of them.")]


@client_app.command("invite")
def client_invite(location: str = "", advocate: Emails = None, name: str = "") -> None:
    """Make a link that lets one client in, once."""
    file = organisation()
    place = location or next(iter(file.locations))
    made = admissions.invite_client(opened_store(), file, place, advocate or [], name or None)
    typer.echo(f"client {made.name}\n{link_card(BotSettings(), made.link_code)}")


@client_app.command("relink")
def client_relink(code: str) -> None:
    """Make a link to a new phone; the old one is cut off when it is used."""
    made = admissions.relink_client(opened_store(), code)
    typer.echo(f"client {made.name}\n{link_card(BotSettings(), made.link_code)}")


@client_app.command("assign")
def client_assign(code: str, email: str) -> None:
    """Give a client an advocate."""
    admissions.assign_advocate(opened_store(), code, email)


@client_app.command("list")
def client_list() -> None:
    """Codes, states, locations and advocates; no names."""
    for line in admissions.list_clients(opened_store()):
        advocates = ", ".join(line.advocates)
        typer.echo(f"{line.code:14}{line.state:10}{line.location:14}{advocates}")


@staff_app.command("add")
def staff_add(name: str, email: str, role: Roles = None, location: Places = None) -> None:
    """Let somebody who works here in; the link ties his Telegram."""
    made = employing.add_staff(
        opened_store(), organisation(), name, email, role or [], location or []
    )
    _tell_staff(made)


@staff_app.command("link")
def staff_link(email: str) -> None:
    """Make new links for somebody who works here; his password ends when he uses the last."""
    _tell_staff(employing.invite_again(opened_store(), email))


@staff_app.command("list")
def staff_list() -> None:
    """Names, addresses and roles."""
    for staff in employing.list_staff(opened_store()):
        typer.echo(f"{staff.name:20}{staff.email or '':30}{', '.join(staff.roles)}")


@staff_app.command("remove")
def staff_remove(email: str) -> None:
    """From now on he is told nothing."""
    employing.remove_staff(opened_store(), email)


def _tell_staff(made: admissions.Admitted) -> None:
    settings = BotSettings()
    join = Links(review=settings.review_public_url).join(made.log_in_code)
    typer.echo(f"staff {made.name}\nto log in on the pages: {join}")
    typer.echo(link_card(settings, made.link_code, False))


def opened_store() -> Store:
    """With its tables up to date."""
    store = open_store(BotSettings())
    store.migrate()
    return store


def organisation() -> Organisation:
    """ORGANISATION_FILE, read for one command."""
    return load_organisation(BotSettings().organisation_file)
