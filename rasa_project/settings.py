"""The settings of Rasa's processes, read once from the environment (Rasa reads no `.env`)."""

import os
import secrets
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class RasaSettings:
    """Names as in `.env.example`; secrets also as `<NAME>_FILE`, else made under VAR_DIR/keys."""

    var_dir: Path
    host: str
    port: int
    secret: str
    actions_url: str
    actions_secret: str
    tracker_url: str


def read_settings() -> RasaSettings:
    """The settings of this process."""
    var_dir = Path(os.environ.get("VAR_DIR") or "var").absolute()
    actions = os.environ.get("ACTIONS_URL") or "http://127.0.0.1:5055"
    tracker = f"sqlite:///{var_dir / 'rasa.sqlite'}?timeout=30"
    return RasaSettings(
        var_dir=var_dir,
        host=os.environ.get("RASA_HOST") or "127.0.0.1",
        port=int(os.environ.get("RASA_PORT") or 5005),
        secret=_secret(var_dir, "RASA_SECRET"),
        actions_url=f"{actions.rstrip('/')}/webhook",
        actions_secret=_secret(var_dir, "ACTIONS_SECRET"),
        tracker_url=_given("RASA_TRACKER_URL") or tracker,
    )


def key_of_trackers(var_dir: Path) -> bytes:
    """32 bytes, made on the first run; without this file no stored tracker can be read."""
    return bytes.fromhex(_made(var_dir / "keys" / "tracker.key"))


def _secret(var_dir: Path, name: str) -> str:
    return _given(name) or _made(var_dir / "keys" / name)


def _given(name: str) -> str:
    file = os.environ.get(f"{name}_FILE")
    return Path(file).read_text().strip() if file else os.environ.get(name, "")


def _made(path: Path) -> str:
    """Two processes may start at once: whoever links its file first has made it."""
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        part = path.with_name(f"{path.name}.{os.getpid()}")
        part.touch(mode=0o600)
        part.write_text(secrets.token_hex(32))
        with suppress(FileExistsError):
            os.link(part, path)
        part.unlink()
    return path.read_text().strip()
