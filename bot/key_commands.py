"""The commands for the master key: `zegje key …`; words are never touched by them."""

from __future__ import annotations

import typer

from bot.people_commands import opened_store
from bot.settings import BotSettings
from store.master_keys import make_master_keys
from store.rotating import rotate_master_key

key_app = typer.Typer(no_args_is_help=True, help="The master key, and who stays forgotten.")


@key_app.command("make")
def key_make() -> None:
    """Make MASTER_KEY_FILE, once; a file that is there stays as it is."""
    path = BotSettings().master_key_file
    existed = path.exists()
    make_master_keys(path)
    typer.echo(f"{path} {'was there already' if existed else 'is made: keep a copy elsewhere'}")


@key_app.command("rotate")
def key_rotate() -> None:
    """Add a master key and wrap every person's key with it; nobody has to stop for it."""
    wrapped = rotate_master_key(opened_store())
    typer.echo(f"{wrapped} keys wrapped anew; the old master key stays for the backups")


@key_app.command("forget-again")
def key_forget_again() -> None:
    """After a backup was put back: forget again whoever asked for it since."""
    typer.echo(f"{opened_store().forget_again()} people forgotten again")
