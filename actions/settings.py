"""The settings of the actions' process, read once at its start."""

from pathlib import Path

from pydantic import SecretStr

from store.settings import BaseSettings, secret_or_made


class ActionsSettings(BaseSettings):
    """What only this process needs, beside what every process has."""

    actions_host: str = "127.0.0.1"
    actions_port: int = 5055
    actions_secret: SecretStr | None = None
    organisation_file: Path = Path(__file__).parents[1] / "organisation.example.yml"
    """Asked only whether it is fit for production."""

    def secret(self) -> str:
        """The secret that Rasa shows with each call; made on the first run when none is set."""
        given = self.actions_secret or secret_or_made(self.var_dir, "ACTIONS_SECRET")
        return given.get_secret_value()
