"""The launcher: installs once, tells what it does, and never gets in the way."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.launcher.sandbox import Sandbox, make_sandbox


@pytest.fixture(scope="module")
def bare_venv(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An environment with nothing but pip."""
    folder = tmp_path_factory.mktemp("bare") / "venv"
    subprocess.run([Path(sys.executable).resolve(), "-m", "venv", folder], check=True, timeout=120)
    return folder


@pytest.fixture
def sandbox(tmp_path: Path, bare_venv: Path) -> Sandbox:
    """A miniature project that was never installed, beside an environment that its owner made."""
    return make_sandbox(tmp_path).adopt(bare_venv)


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Sandbox:
    """A miniature project that made everything on its first start. Tests leave it as it is."""
    sandbox = make_sandbox(tmp_path_factory.mktemp("installed"))
    first = sandbox.run("read", "tờ khai.pdf")
    assert (first.status, first.out) == (0, f"{sandbox.project}|read|tờ khai.pdf\n"), first.err
    assert "Making the Python environment" in first.err
    return sandbox


def test_a_second_start_says_nothing_and_reaches_the_program_at_once(installed: Sandbox) -> None:
    begin = time.monotonic()
    second = installed.run("read", "--help")

    assert second.out == f"{installed.project}|read|--help\n"
    assert second.err == ""
    assert time.monotonic() - begin < 3


def test_the_programs_own_status_is_the_status(installed: Sandbox) -> None:
    assert installed.run("fail").status == 7


def test_it_works_through_a_link_and_keeps_the_callers_folder(installed: Sandbox, tmp_path: Path) -> None:
    (tmp_path / "api").mkdir()
    (tmp_path / "api" / "__main__.py").write_text("print('the wrong program')", encoding="utf-8")
    (tmp_path / "sohoa").symlink_to(installed.project / "sohoa")
    linked = Sandbox(project=tmp_path, machine=installed.machine)

    said = linked.run("classify", "scan.pdf")

    assert said.out == f"{tmp_path}|classify|scan.pdf\n"


def test_two_first_starts_at_once_install_once(sandbox: Sandbox) -> None:
    first = sandbox.start("one", BUILD_SECONDS="2")
    _until((sandbox.project / "building").exists)

    second = sandbox.run("two")

    out, err = first.communicate(timeout=60)
    assert (out, second.out) == (f"{sandbox.project}|one\n", f"{sandbox.project}|two\n"), err
    assert "Waiting for another installation" in second.err
    assert "Installing the Python packages" not in second.err


def test_an_installation_that_was_killed_is_made_anew(sandbox: Sandbox) -> None:
    first = sandbox.start("read", BUILD_SECONDS="60")
    _until((sandbox.project / "building").exists)
    os.killpg(first.pid, signal.SIGKILL)
    first.communicate(timeout=10)
    debris = sandbox.project / ".venv" / "debris"
    debris.touch()

    again = sandbox.run("read")

    assert (again.status, again.out) == (0, f"{sandbox.project}|read\n")
    assert "Making the Python environment" in again.err
    assert not debris.exists()


def test_a_changed_lock_is_installed_and_then_left_alone(sandbox: Sandbox) -> None:
    sandbox.run("read")
    (sandbox.project / "requirements.lock").write_text("# another day\n", encoding="utf-8")

    changed, settled = sandbox.run("read"), sandbox.run("read")

    assert "Installing the Python packages of requirements.lock" in changed.err
    assert settled.err == ""


def test_what_tests_need_serves_every_command(sandbox: Sandbox) -> None:
    bench = sandbox.run("bench")
    read = sandbox.run("read")

    assert "requirements-dev.lock" in bench.err
    assert (read.status, read.err) == (0, "")


def test_a_moved_project_is_installed_anew(sandbox: Sandbox, tmp_path: Path) -> None:
    sandbox.run("read")
    moved = Sandbox(sandbox.project.rename(tmp_path / "moved"), sandbox.machine)

    said = moved.run("read")

    assert said.out == f"{moved.project}|read\n"
    assert "Installing the Python packages" in said.err


def test_missing_packages_are_installed_by_one_call(sandbox: Sandbox) -> None:
    sandbox.lacks("tesseract-ocr-vie", "fonts-texgyre")

    said = sandbox.run("read")

    [call] = sandbox.apt_calls
    assert call.endswith("--no-install-recommends install tesseract-ocr-vie fonts-texgyre")
    assert "tesseract-ocr-vie fonts-texgyre / Installing Debian packages" in said.err


def test_only_tests_install_the_servers(sandbox: Sandbox) -> None:
    sandbox.lacks("radosgw")

    assert sandbox.run("read").status == 0

    assert sandbox.apt_calls == []


def test_only_a_comparison_installs_the_programs_compared_with(sandbox: Sandbox) -> None:
    sandbox.lacks("unpaper")
    peers = sandbox.project / ".venv-peers"

    alone = sandbox.run("bench", "read", "--set", "pages")
    assert (alone.status, peers.exists(), sandbox.apt_calls) == (0, False, [])

    compared = sandbox.run("bench", "read", "--set", "pages", "--peers")
    assert compared.out == f"{sandbox.project}|bench|read|--set|pages|--peers\n", compared.err
    assert [call.split()[-1] for call in sandbox.apt_calls] == ["unpaper"]
    assert "Making the Python environment .venv-peers" in compared.err
    assert "Installing the Python packages of requirements-dev.lock" not in compared.err
    assert (peers / "bin" / "python").exists()


def test_a_second_comparison_installs_nothing_until_the_lock_of_the_peers_changes(sandbox: Sandbox) -> None:
    compare = ("bench", "read", "--set", "pages", "--peers")
    sandbox.run(*compare)

    begin = time.monotonic()
    settled = sandbox.run(*compare)
    assert settled.err == ""
    assert time.monotonic() - begin < 3

    (sandbox.project / "requirements-peers.lock").write_text("# another day\n", encoding="utf-8")
    changed = sandbox.run(*compare)
    assert "Installing the Python packages of requirements-peers.lock" in changed.err
    assert "requirements-dev.lock" not in changed.err


def test_without_root_or_sudo_one_sentence_says_what_to_do(sandbox: Sandbox) -> None:
    sandbox.lacks("poppler-utils")
    sandbox.forbid_sudo()

    said = sandbox.run("read")

    assert said.status == 69
    assert "run as root, or give this user sudo" in said.err.splitlines()[-1]


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("Temporary failure resolving 'mirror.example'", "no network"),
        ("You don't have enough free space in /var/cache/apt", "the disk is full"),
        ("E: dpkg was told something strange", "the reason is at the end of"),
    ],
)
def test_a_failed_apt_is_told_in_one_sentence(sandbox: Sandbox, words: str, sentence: str) -> None:
    sandbox.lacks("poppler-utils")
    sandbox.apt_fails(100, words)

    said = sandbox.run("read")

    assert said.status == 69
    assert sentence in said.err.splitlines()[-1]
    assert "Traceback" not in said.err


def test_apt_is_asked_again_after_its_lists_were_refreshed(sandbox: Sandbox) -> None:
    sandbox.lacks("poppler-utils")
    sandbox.apt_fails(100, "E: Unable to locate package poppler-utils")

    sandbox.run("read")

    assert [call.split()[-1] for call in sandbox.apt_calls] == ["poppler-utils", "update"]


def test_without_a_python_registry_one_sentence_says_so(sandbox: Sandbox) -> None:
    with socket.create_server(("127.0.0.1", 0)) as nobody:
        port = nobody.getsockname()[1]
    digest = "0" * 64
    lock = f"nothing-of-this-name==1.0 --hash=sha256:{digest}\n"
    (sandbox.project / "requirements.lock").write_text(lock, encoding="utf-8")

    said = sandbox.run(
        "read", PIP_CONFIG_FILE="/dev/null", PIP_INDEX_URL=f"http://127.0.0.1:{port}/", PIP_RETRIES="1"
    )

    assert said.status == 69
    assert "no network, or the package registry does not answer" in said.err.splitlines()[-1]
    assert "Traceback" not in said.err


def test_an_old_python_is_named(sandbox: Sandbox) -> None:
    old = sandbox.machine / "python3"
    old.unlink()
    old.write_text('#!/bin/sh\n[ "$1" = --version ] && echo Python 3.9.2 && exit\nexit 1\n', encoding="utf-8")
    old.chmod(0o755)

    said = sandbox.run("read")

    assert said.status == 69
    assert "Python 3.11 or newer is needed, this machine has Python 3.9.2" in said.err


def test_another_system_than_debian_is_sent_to_the_container(sandbox: Sandbox) -> None:
    (sandbox.machine / "apt-get").unlink()

    said = sandbox.run("read")

    assert said.status == 69
    assert "use the Dockerfile" in said.err


def _until(condition: Callable[[], bool], limit_s: float = 60) -> None:
    deadline = time.monotonic() + limit_s
    while not condition():
        assert time.monotonic() < deadline, f"not within {limit_s} s"
        time.sleep(0.02)
