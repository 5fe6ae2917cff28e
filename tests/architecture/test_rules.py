"""The rules of the house, held by machines so that people can talk about better things."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("api", "bench", "ingest", "ocr", "classify", "storage", "demo")
IGNORE = re.compile(
    r"#\s*(noqa|type:\s*ignore)(?P<codes>:?\s*[A-Z]+\d+(?:,\s*[A-Z]+\d+)*|\[[\w, -]+\])?(?P<rest>.*)"
)
LONGEST_MODULE = 300


def sources() -> list[Path]:
    """Every Python file of the tree."""
    folders = (*PACKAGES, "tests")
    return [file for folder in folders for file in sorted((ROOT / folder).rglob("*.py"))]


def pins(lock: str) -> dict[str, str]:
    """The versions that a lock pins."""
    text = (ROOT / lock).read_text(encoding="utf-8")
    return dict(re.findall(r"^([\w.-]+(?:\[[\w,]+\])?)==(\S+) ", text, flags=re.MULTILINE))


def lint_imports(folder: Path) -> subprocess.CompletedProcess[str]:
    """Run import-linter on a tree."""
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=120, check=False)


def test_imports_point_down_and_stay_in_their_rooms() -> None:
    result = lint_imports(ROOT)

    assert result.returncode == 0, result.stdout


@pytest.mark.parametrize(
    ("module", "line"),
    [
        ("ocr/engine.py", "import sqlalchemy"),
        ("classify/page.py", "import ocr.errors"),
        ("storage/clock.py", "import ingest.errors"),
        ("ingest/steps.py", "import httpx"),
        ("storage/search.py", "import minio"),
        ("api/port.py", "import dramatiq"),
    ],
)
def test_an_import_that_breaks_a_rule_is_found(module: str, line: str, tmp_path: Path) -> None:
    for name in PACKAGES:
        (tmp_path / name).symlink_to(ROOT / name)
    (tmp_path / "pyproject.toml").write_bytes((ROOT / "pyproject.toml").read_bytes())
    folder = module.split("/", maxsplit=1)[0]
    (tmp_path / folder).unlink()
    copied = subprocess.run(["cp", "-r", str(ROOT / folder), str(tmp_path / folder)], check=False)
    assert copied.returncode == 0
    with (tmp_path / module).open("a", encoding="utf-8") as file:
        file.write(f"\n{line}\n")

    result = lint_imports(tmp_path)

    assert result.returncode == 1
    assert "BROKEN" in result.stdout


def test_every_ignore_names_its_rule_and_its_reason() -> None:
    bare = []
    for file in sources():
        if file == Path(__file__).resolve():
            continue
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1):
            found = IGNORE.search(line)
            if found and (not found["codes"] or len(re.sub(r"[^\w]", "", found["rest"])) < 5):
                bare.append(f"{file.relative_to(ROOT)}:{number}: {line.strip()}")

    assert bare == []


def test_every_rule_that_is_off_says_why() -> None:
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    table = text[text.index("[tool.ruff.lint]") : text.index("[tool.ruff.lint.pylint]")]
    off = [line.strip() for line in table.splitlines() if re.match(r'\s+"[A-Z]+\d*",', line)]

    assert off
    assert [line for line in off if "# " not in line] == []


def test_modules_are_split_before_they_become_archives() -> None:
    long = {
        str(file.relative_to(ROOT)): lines
        for name in PACKAGES
        for file in (ROOT / name).rglob("*.py")
        if "versions" not in file.parts
        and (lines := len(file.read_text(encoding="utf-8").splitlines())) > LONGEST_MODULE
    }

    assert long == {}


def test_the_lock_has_hashes_and_names_no_place() -> None:
    for name in ("requirements.lock", "requirements-dev.lock", "requirements-peers.lock"):
        text = (ROOT / name).read_text(encoding="utf-8")
        pinned = re.findall(r"^\S+==\S+ \\$", text, flags=re.MULTILINE)

        assert len(pinned) > 20
        assert "://" not in text
        assert "--index" not in text
        assert len(re.findall(r"--hash=sha256:[0-9a-f]{64}", text)) >= len(pinned)


def test_both_locks_pin_the_same_versions() -> None:
    runtime, everything = pins("requirements.lock"), pins("requirements-dev.lock")

    assert {name: everything.get(name) for name in runtime} == runtime


def test_peers_are_locked_apart_and_share_the_versions_of_what_they_have_in_common() -> None:
    everything, peers = pins("requirements-dev.lock"), pins("requirements-peers.lock")

    assert "ocrmypdf" in peers
    assert "ocrmypdf" not in everything
    common = peers.keys() & everything.keys()
    assert len(common) > 5
    assert {name: peers[name] for name in common} == {name: everything[name] for name in common}


def test_every_declared_dependency_is_locked() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    locked = (ROOT / "requirements.lock").read_text(encoding="utf-8")

    for wanted in project["dependencies"]:
        name = re.split(r"[\[>=<]", wanted)[0]
        assert re.search(rf"^{re.escape(name)}(\[[\w,]+\])?==", locked, flags=re.MULTILINE), name
