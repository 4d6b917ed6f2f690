"""The settings of the bot: read once at the start, then handed in."""

from pathlib import Path
from typing import Annotated, Any

from pydantic import Field, SecretStr, field_validator
from pydantic_settings import NoDecode

from store.settings import BaseSettings, secret_or_made

TELEGRAM = "https://api.telegram.org"


def _made(name: str) -> Any:
    def make(data: dict[str, Any]) -> SecretStr:
        return secret_or_made(data["var_dir"], name)

    return Field(default_factory=make)


class BotSettings(BaseSettings):
    """What the bot needs beside the settings that every process shares."""

    bot_telegram_token: SecretStr = SecretStr("")
    """Empty: no Telegram, the web phone only."""
    bot_telegram_api_url: str = TELEGRAM
    bot_webhook_url: str = ""
    """The public address of the webhook; empty: long polling."""
    bot_webhook_secret: SecretStr = _made("webhook.secret")
    bot_web_host: str = "127.0.0.1"
    """Where the web phone listens; in a container 0.0.0.0, behind the proxy."""
    bot_web_port: int = 8000
    bot_public_url: str = "http://127.0.0.1:8000"
    review_public_url: str = "http://127.0.0.1:8001"
    rasa_urls: Annotated[tuple[str, ...], NoDecode] = ("http://127.0.0.1:5005",)
    rasa_secret: SecretStr = _made("RASA_SECRET")
    actions_url: str = "http://127.0.0.1:5055"
    """Rasa calls it; the bot only asks how it is (`zegje doctor`)."""
    smtp_url: SecretStr = SecretStr("")
    """Empty: nobody can be reached by e-mail."""
    organisation_file: Path = Path(__file__).parents[1] / "organisation.example.yml"

    @field_validator("rasa_urls", mode="before")
    @classmethod
    def _split(cls, value: object) -> object:
        if not isinstance(value, str):
            return value
        return tuple(url.strip().rstrip("/") for url in value.split(",") if url.strip())

    @property
    def uses_telegram(self) -> bool:
        """Without a token there is no Telegram."""
        return bool(self.bot_telegram_token.get_secret_value())
