"""The settings that every process shares; each process adds its own in a subclass."""

from pathlib import Path
from typing import Any

from pydantic import Field, SecretStr
from pydantic.fields import FieldInfo
from pydantic_settings import BaseSettings as EnvironmentSettings
from pydantic_settings import PydanticBaseSettingsSource, SettingsConfigDict
from pydantic_settings.sources import DotEnvSettingsSource, EnvSettingsSource

from store.secret_files import secret_or_made

__all__ = ["BaseSettings", "secret_or_made"]


def _sqlite_in(data: dict[str, Any]) -> SecretStr:
    return SecretStr(f"sqlite:///{data['var_dir'] / 'zegje.sqlite'}")


def _key_in(data: dict[str, Any]) -> Path:
    return Path(data["var_dir"]) / "keys" / "master.key"


class BaseSettings(EnvironmentSettings):
    """Frozen; from the environment, then `.env`; a secret `X` also from the file named by `X_FILE`.

    An empty variable counts as absent, so that a copied `.env.example` works as it is.
    """

    model_config = SettingsConfigDict(
        frozen=True, env_file=".env", env_ignore_empty=True, extra="ignore"
    )

    var_dir: Path = Path("var")
    database_url: SecretStr = Field(default_factory=_sqlite_in)
    master_key_file: Path = Field(default_factory=_key_in)
    production: bool = False
    timezone: str = "Europe/Amsterdam"

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[EnvironmentSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        files = _SecretsInFiles(settings_cls, env_settings, dotenv_settings)
        return init_settings, env_settings, dotenv_settings, files


class _SecretsInFiles(PydanticBaseSettingsSource):
    """Reads `<NAME>_FILE` for every field that holds a secret."""

    def __init__(
        self, settings_cls: type[EnvironmentSettings], *sources: PydanticBaseSettingsSource
    ) -> None:
        super().__init__(settings_cls)
        self._sources = sources

    def get_field_value(self, field: FieldInfo, field_name: str) -> tuple[Any, str, bool]:
        path = self._named(f"{field_name}_file") if "SecretStr" in str(field.annotation) else None
        return (Path(path).read_text().strip() if path else None), field_name, False

    def __call__(self) -> dict[str, Any]:
        found = {n: self.get_field_value(f, n)[0] for n, f in self._fields()}
        return {name: value for name, value in found.items() if value is not None}

    def _fields(self) -> list[tuple[str, FieldInfo]]:
        return list(self.settings_cls.model_fields.items())

    def _named(self, variable: str) -> str | None:
        for source in self._sources:
            if isinstance(source, EnvSettingsSource | DotEnvSettingsSource):
                value = source.env_vars.get(variable)
                if value:
                    return value
        return None
