"""Our own source files, as git knows them and as they lie here now."""

import subprocess
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
BESIDE_THE_PRODUCT = ("tests", "bench", "docs")


@cache
def sources(*endings: str) -> tuple[Path, ...]:
    """Files with these endings, from the root; new ones count before they are committed."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    found = (Path(line) for line in sorted(done.stdout.splitlines()))
    return tuple(path for path in found if path.suffix in endings and (ROOT / path).exists())


def of_the_product(*endings: str) -> list[Path]:
    """The same, without tests, measurements and documents."""
    return [path for path in sources(*endings) if path.parts[0] not in BESIDE_THE_PRODUCT]


def packages() -> set[str]:
    """The top-level packages of the product."""
    inits = of_the_product(".py")
    return {path.parts[0] for path in inits if path.name == "__init__.py" and len(path.parts) == 2}
