"""How a store is named: URLs, keys, and the files that hold keys."""

from pathlib import Path

import pytest
from pydantic import SecretStr
from pydantic_settings import SettingsError

from storage.blobs.directory_store import DirectoryBlobStore
from storage.blobs.errors import BlobsUrlInvalid
from storage.blobs.minio_store import MinioBlobStore
from storage.blobs.open import open_blobs
from storage.blobs.settings import BlobSettings

BUCKET = "s3://minio.example:9000/papers"


def test_a_file_url_opens_a_directory_without_touching_it(tmp_path: Path) -> None:
    folder = tmp_path / "kho hồ sơ"

    store = open_blobs(BlobSettings(blobs_url=folder.as_uri()))

    assert isinstance(store, DirectoryBlobStore)
    assert not folder.exists()
    store.check()
    assert folder.is_dir()


@pytest.mark.parametrize("options", ["", "?secure=false", "?region=eu-west-1&secure=true"])
def test_an_s3_url_opens_a_bucket(options: str) -> None:
    assert isinstance(open_blobs(_with_keys(BUCKET + options)), MinioBlobStore)


@pytest.mark.parametrize(
    "url",
    [
        "",
        "papers",
        "file:///",
        "file:papers",
        "file://host/papers",
        "http://minio.example/papers",
        "s3://minio.example",
        "s3:///papers",
        "s3://minio.example/papers/more",
        "s3://minio.example/papers?secure=perhaps",
        "s3://minio.example/papers?colour=red",
        "s3://key:secret@minio.example/papers",
    ],
)
def test_a_url_that_names_no_store_is_refused_by_its_setting(url: str) -> None:
    with pytest.raises(BlobsUrlInvalid, match="SOHOA_BLOBS_URL"):
        open_blobs(_with_keys(url))


def test_keys_in_a_url_are_not_repeated_in_the_error() -> None:
    with pytest.raises(BlobsUrlInvalid) as caught:
        open_blobs(_with_keys("s3://key:hidden@minio.example/papers"))

    assert "hidden" not in str(caught.value)


def test_a_bucket_without_keys_is_refused() -> None:
    with pytest.raises(BlobsUrlInvalid, match="SOHOA_S3_ACCESS_KEY"):
        open_blobs(BlobSettings(blobs_url=BUCKET))


def test_the_secret_is_not_shown() -> None:
    assert "hidden" not in repr(_with_keys(BUCKET))


def test_settings_come_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOHOA_BLOBS_URL", BUCKET)
    monkeypatch.setenv("SOHOA_S3_SECRET_KEY", "hidden")
    monkeypatch.setenv("SOHOA_S3_TIMEOUT_S", "2.5")

    settings = BlobSettings()

    assert settings.blobs_url == BUCKET
    assert settings.s3_secret_key.get_secret_value() == "hidden"
    assert settings.s3_timeout_s == 2.5


def test_settings_come_from_the_files_that_the_environment_names(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    secret = tmp_path / "secret"
    secret.write_text("hidden\n", encoding="utf-8")
    monkeypatch.setenv("SOHOA_S3_SECRET_KEY_FILE", str(secret))

    assert BlobSettings().s3_secret_key.get_secret_value() == "hidden"


def test_a_setting_given_twice_is_an_error(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("SOHOA_S3_SECRET_KEY", "one")
    monkeypatch.setenv("SOHOA_S3_SECRET_KEY_FILE", str(tmp_path / "other"))

    with pytest.raises(SettingsError, match="SOHOA_S3_SECRET_KEY_FILE are both set"):
        BlobSettings()


def test_a_file_that_is_not_there_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("SOHOA_S3_ACCESS_KEY_FILE", str(tmp_path / "nothing"))

    with pytest.raises(SettingsError, match=r"SOHOA_S3_ACCESS_KEY_FILE names .*nothing"):
        BlobSettings()


def _with_keys(url: str) -> BlobSettings:
    return BlobSettings(blobs_url=url, s3_access_key="key", s3_secret_key=SecretStr("hidden"))
