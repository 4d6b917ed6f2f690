"""Secrets in files: made once, readable by this user only, the same for every process."""

import os
import secrets
from pathlib import Path

from pydantic import SecretStr


def secret_or_made(var_dir: Path, name: str) -> SecretStr:
    """The secret in `var_dir/keys/<name>`; the first process that asks makes it."""
    path = var_dir / "keys" / name
    if not path.exists():
        make_once(path, secrets.token_urlsafe(32))
    return SecretStr(path.read_text().strip())


def make_once(path: Path, content: str) -> None:
    """Write the file unless it is there; of several processes at once, one wins whole."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    draft = _write_draft(path, content)
    try:
        os.link(draft, path)  # fails when it exists, and is never seen half written
    except FileExistsError:
        pass
    finally:
        draft.unlink()


def replace(path: Path, content: str) -> None:
    """Put new content in the place of the old, in one step."""
    _write_draft(path, content).replace(path)


def _write_draft(path: Path, content: str) -> Path:
    draft = path.with_name(f"{path.name}.{secrets.token_hex(4)}.draft")
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    return draft
