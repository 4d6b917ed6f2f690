"""The command line of Zegje: each command calls one function of a package."""

from __future__ import annotations

import os
import sys
from datetime import UTC, datetime
from pathlib import Path

import typer

from bot.doctor import Doctor, is_well
from bot.forgetting import forget_client
from bot.gate_check import train as train_and_measure
from bot.key_commands import key_app
from bot.learning import CannotPrepare
from bot.people_commands import client_app, opened_store, organisation, staff_app
from bot.preparing import SEED, prepare, record
from bot.rasa import RasaUnavailable
from bot.settings import BotSettings
from bot.terminal import NoPhone, Terminal
from bot.understanding import understand_lines
from locales.easy import check, print_report
from locales.reading import WordsError
from locales.release import NoRelease, current_release
from store import StoreError
from store.admissions import NotAdmitted
from store.exporting import export_client
from store.organisation import OrganisationError
from voice import VoiceSettings

app = typer.Typer(no_args_is_help=True, add_completion=False, help="Zegje: to have your say.")
for name, commands in (("client", client_app), ("staff", staff_app), ("key", key_app)):
    app.add_typer(commands, name=name)


@app.command()
def export(client: str, to: Path | None = None) -> None:
    """Write everything of one client to a zip file: it is his, and in the clear."""
    path = to or Path(f"{client}.zip")
    typer.echo(f"{export_client(opened_store(), client, path)} rows in {path}")


@app.command()
def forget(client: str, yes: bool = False) -> None:
    """Forget a client: at once here, and in backups when the kept keys are gone."""
    days = organisation().retention_days.forgotten_keys
    if not yes:
        typer.confirm(f"Forget {client}? There is no way back.", abort=True)
    talks = forget_client(opened_store(), BotSettings(), client)
    typer.echo(f"forgotten, with {talks} conversations; in backups after {days} days")


@app.command()
def purge() -> None:
    """Delete what has done its work, after the days that the organisation chose."""
    days = organisation().retention_days.messages
    for table, rows in opened_store().purge(datetime.now(UTC), days).items():
        typer.echo(f"{rows:8} {table}")


@app.command()
def doctor() -> None:
    """Look at everything that Zegje needs; exit 1 when something is wrong."""
    findings = []
    for finding in Doctor().look():
        typer.echo(str(finding))
        findings.append(finding)
    raise typer.Exit(0 if is_well(findings) else 1)


@app.command("prepare")
def prepare_command() -> None:
    """Tables, words, model and voices up to date; quick when nothing changed."""
    prepare(VoiceSettings(), _say)


@app.command()
def train() -> None:
    """Make a release of the words in locales/nl, and hold it against the gate."""
    fallen = train_and_measure(BotSettings(), _say)
    if fallen:
        sys.exit(f"zegje: below the bar of locales/nl/bar.yml: {', '.join(fallen)}")


@app.command()
def voices() -> None:
    """Record every fixed sentence of the live release that has no recording yet."""
    settings = VoiceSettings()
    record(settings, current_release(settings.var_dir), _say)


@app.command()
def words(folder: Path = SEED) -> None:
    """Check every Dutch text against the rules; exit 1 when a hard one is broken."""
    report = check(folder)
    print_report(report)
    raise typer.Exit(0 if report.is_easy else 1)


@app.command()
def understand() -> None:
    """JSON lines {"text", "expects"?} in, what Zegje understands of each out."""
    for line in understand_lines(BotSettings(), sys.stdin):
        typer.echo(line)


@app.command()
def chat(script: Path | None = None) -> None:
    """Talk with the running Zegje in this terminal; with a script, its lines are said."""
    lines = script.open(encoding="utf-8") if script else sys.stdin
    Terminal(BotSettings().bot_public_url, sys.stdout).talk(lines)


@app.command()
def run() -> None:
    """Start every process of the Procfile, and stop them together."""
    settings = BotSettings()
    _say(f"web phone {settings.bot_public_url}, review {settings.review_public_url}")
    os.chdir(Path(__file__).parent)
    os.execv(sys.executable, [sys.executable, "-m", "honcho", "start"])  # noqa: S606


def main() -> None:
    """Mistakes are told in one clear line."""
    try:
        app()
    except NoRelease:
        sys.exit("zegje: nothing is live yet: run `make start`")
    except (
        NotAdmitted,
        CannotPrepare,
        NoPhone,
        OrganisationError,
        RasaUnavailable,
        StoreError,
        WordsError,
    ) as error:
        sys.exit(f"zegje: {error}")


def _say(line: str) -> None:
    typer.echo(f"zegje: {line}", err=True)


if __name__ == "__main__":
    main()
