"""Whether files are still the same."""

import hashlib
from pathlib import Path


def checksum(*folders: Path) -> str:
    """One SHA-256 over the names and contents of all files in the folders (or single files)."""
    total = hashlib.sha256()
    for folder in folders:
        files = [folder] if folder.is_file() else sorted(folder.rglob("*"))
        for path in filter(_counts, files):
            name = path.relative_to(folder.parent).as_posix()
            content = hashlib.sha256(path.read_bytes()).hexdigest()
            total.update(f"{name}\n{content}\n".encode())
    return total.hexdigest()


def _counts(path: Path) -> bool:
    return path.is_file() and "__pycache__" not in path.parts and not path.name.startswith(".")
