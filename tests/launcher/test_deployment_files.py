"""Dockerfile, compose.yaml and the locks agree with the launcher and with the program's own settings."""

import argparse
import json
import re
import tomllib
from pathlib import Path

import pytest
from pydantic import SecretStr
from pydantic_settings import BaseSettings

from api import serve_command
from api.__main__ import COMMANDS
from api.deployment import add_data_argument
from api.http.health import routes
from ingest.settings import FlowSettings
from storage.blobs.minio_store import MinioBlobStore
from storage.blobs.open import open_blobs
from storage.blobs.settings import BlobSettings
from storage.settings import DatabaseSettings

REPOSITORY = Path(__file__).parents[2]
DOCKERFILE = (REPOSITORY / "Dockerfile").read_text(encoding="utf-8")
COMPOSE = (REPOSITORY / "compose.yaml").read_text(encoding="utf-8")


def test_image_and_launcher_install_the_same_debian_packages() -> None:
    [in_image] = re.findall(r"--no-install-recommends \\\n((?:\s+\S+ \\\n)+)", DOCKERFILE)

    assert in_image.replace("\\", "").split() == _launcher_list("RUNTIME_PACKAGES")


def test_the_image_holds_every_package_of_the_project() -> None:
    project = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))
    packages = [name.rstrip("*") for name in project["tool"]["setuptools"]["packages"]["find"]["include"]]

    assert re.findall(r"^COPY (\w+) \1$", DOCKERFILE, re.MULTILINE) == packages


def test_what_the_image_copies_is_there_and_not_hidden_from_the_engine() -> None:
    shown = re.findall(r"^!(\S+)$", (REPOSITORY / ".dockerignore").read_text(encoding="utf-8"), re.MULTILINE)
    copied = re.findall(r"^COPY (\S+) ", DOCKERFILE, re.MULTILINE)

    assert sorted(copied) == sorted(shown)
    assert all((REPOSITORY / path).exists() for path in copied)


def test_the_image_does_not_run_as_root() -> None:
    users = re.findall(r"^USER (\S+)$", DOCKERFILE, re.MULTILINE)

    assert users == ["sohoa"]


def test_the_image_starts_commands_that_the_program_has() -> None:
    [command] = re.findall(r"^CMD (\[.*\])$", DOCKERFILE, re.MULTILINE)
    name, *arguments = json.loads(command)
    parser = argparse.ArgumentParser()
    serve_command.add_arguments(parser)

    assert COMMANDS[name][0] == serve_command.__name__
    assert parser.parse_args(arguments).host == "0.0.0.0"  # noqa: S104 - inside a container, all are its own
    assert set(re.findall(r'^    command: \["(worker)"\]$', COMPOSE, re.MULTILINE)) <= COMMANDS.keys()


def test_the_health_check_asks_a_path_that_is_served() -> None:
    [path] = re.findall(r"http://127\.0\.0\.1:8000(/\w+)", DOCKERFILE)

    assert path in {getattr(route, "path", "") for route in routes.routes}


def test_every_variable_of_the_deployment_is_a_setting() -> None:
    named = set(re.findall(r"\bSOHOA_\w+", DOCKERFILE + COMPOSE)) - {"SOHOA_DATA"}

    assert named == {
        "SOHOA_DATABASE_URL",
        "SOHOA_BROKER_URL",
        "SOHOA_BLOBS_URL",
        "SOHOA_S3_ACCESS_KEY",
        "SOHOA_S3_SECRET_KEY",
    }
    assert named <= _variables_of(DatabaseSettings, FlowSettings, BlobSettings)


def test_the_image_keeps_its_data_in_the_volume(monkeypatch: pytest.MonkeyPatch) -> None:
    [folder] = re.findall(r"^ENV SOHOA_DATA=(\S+)$", DOCKERFILE, re.MULTILINE)
    monkeypatch.setenv("SOHOA_DATA", folder)
    parser = argparse.ArgumentParser()

    add_data_argument(parser)

    assert str(parser.parse_args([]).data) == folder
    assert f"\nVOLUME {folder}\n" in DOCKERFILE


def test_the_composed_store_opens_as_a_bucket() -> None:
    [url] = re.findall(r"SOHOA_BLOBS_URL: (\S+)", COMPOSE)

    store = open_blobs(BlobSettings(blobs_url=url, s3_access_key="sohoa", s3_secret_key=SecretStr("any")))

    assert isinstance(store, MinioBlobStore)


def test_no_password_is_written_into_the_composition() -> None:
    lines = [line for line in COMPOSE.splitlines() if re.search(r"(PASS|PASSWORD|SECRET_KEY|_URL): ", line)]

    assert len(lines) == 7
    assert [line for line in lines if "${" not in line] == [
        "    SOHOA_BLOBS_URL: s3://minio:9000/sohoa?secure=false"
    ]


def test_the_development_lock_pins_all_that_the_runtime_lock_pins() -> None:
    runtime, development = (_pins(name) for name in ("requirements.lock", "requirements-dev.lock"))

    assert runtime
    assert runtime <= development


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-dev.lock", "requirements-peers.lock"])
def test_a_lock_names_packages_and_hashes_and_no_place_to_get_them_from(name: str) -> None:
    lines = (REPOSITORY / name).read_text(encoding="utf-8").splitlines()

    assert [line for line in lines if line.startswith("-") or "://" in line] == []


def test_ci_runs_the_checks_and_all_tests() -> None:
    script = (REPOSITORY / ".ci" / "run").read_text(encoding="utf-8")

    assert "./sohoa check" in script
    assert "./sohoa test" in script


def _launcher_list(name: str) -> list[str]:
    launcher = (REPOSITORY / "sohoa").read_text(encoding="utf-8")
    [packages] = re.findall(rf'^{name}="([^"]+)"', launcher, re.MULTILINE)
    return str(packages).replace("\\\n", "").split()


def _variables_of(*settings: type[BaseSettings]) -> set[str]:
    return {f"SOHOA_{name.upper()}" for group in settings for name in group.model_fields}


def _pins(name: str) -> set[str]:
    lock = (REPOSITORY / name).read_text(encoding="utf-8")
    return set(re.findall(r"^([\w.\-]+(?:\[[\w,\-]+\])?==\S+)", lock, re.MULTILINE))
