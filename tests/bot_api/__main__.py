"""Starts the tests' Telegram: python -m tests.bot_api PORT [STATE_FILE]."""

import sys
from pathlib import Path

import uvicorn

from tests.bot_api.memory import load_memory
from tests.bot_api.server import build_app


def main() -> None:
    """Serves on the loopback until it is stopped."""
    port = int(sys.argv[1])
    app = build_app(load_memory(Path(sys.argv[2]) if len(sys.argv) > 2 else None))
    config = uvicorn.Config(app, "127.0.0.1", port, log_level="warning", access_log=False)
    app.state.server = uvicorn.Server(config)
    app.state.server.run()


if __name__ == "__main__":
    main()
