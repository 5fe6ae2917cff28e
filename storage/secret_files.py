"""Settings read from the files that `<SETTING>_FILE` variables name (container secrets)."""

import os
from pathlib import Path

from pydantic.fields import FieldInfo
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict, SettingsError


class SecretFiles(PydanticBaseSettingsSource):
    """A settings source: PREFIX_NAME_FILE=/path gives the text of that file, without its last newline."""

    def __init__(self, settings_cls: type[BaseSettings]) -> None:
        super().__init__(settings_cls)
        self._prefix = str(self.config.get("env_prefix", ""))

    def get_field_value(self, field: FieldInfo, field_name: str) -> tuple[str | None, str, bool]:  # noqa: ARG002 - the signature is pydantic's
        """Return the text of the file, or None where no file is named. Raises SettingsError."""
        variable = f"{self._prefix}{field_name}".upper()
        path = os.environ.get(f"{variable}_FILE")
        if path is None:
            return None, field_name, False
        if variable in os.environ:
            raise SettingsError(f"{variable} and {variable}_FILE are both set; keep one of them")
        return _text_of(f"{variable}_FILE", Path(path)), field_name, False

    def __call__(self) -> dict[str, str]:
        """Return every setting that a file gives."""
        found = ((name, self.get_field_value(field, name)[0]) for name, field in self._fields())
        return {name: value for name, value in found if value is not None}

    def _fields(self) -> list[tuple[str, FieldInfo]]:
        return list(self.settings_cls.model_fields.items())


def _text_of(variable: str, path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8").removesuffix("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"{variable} names {path}, which cannot be read: {error}") from error


class EnvironmentSettings(BaseSettings):
    """Settings from `SOHOA_*` variables, each also from the file that `<SETTING>_FILE` names.

    Setting both is an error: one of them would be silently ignored.
    """

    model_config = SettingsConfigDict(env_prefix="SOHOA_", frozen=True, extra="ignore")

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,  # noqa: ARG003 - the signature is pydantic's
        file_secret_settings: PydanticBaseSettingsSource,  # noqa: ARG003 - the signature is pydantic's
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Read arguments first, then the environment, then the files that it names."""
        return init_settings, env_settings, SecretFiles(settings_cls)
