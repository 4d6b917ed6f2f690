"""Start Rasa: `python -m rasa_project.serve`. One process, one core; more processes for more."""

import os

from rasa_project.quiet_logs import quieten
from rasa_project.settings import read_settings


def main() -> None:
    # Both before Rasa is imported: it would warn, and it would phone home.
    quieten()
    os.environ["RASA_TELEMETRY_ENABLED"] = "false"
    from rasa_project.server import make_app

    settings = read_settings()
    make_app(settings).run(settings.host, settings.port, motd=False, access_log=False)


if __name__ == "__main__":
    main()
