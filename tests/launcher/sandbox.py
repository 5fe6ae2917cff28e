"""A miniature project with the real launcher in it, on a PATH where Debian's tools are doubles.

Python, pip, venv and flock are the real ones: only what would change the machine is replaced.
"""

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

REPOSITORY = Path(__file__).parents[2]

# fmt: off
TOOLS = [
    "bash", "sh", "env", "readlink", "dirname", "cat", "sha256sum", "cut", "id", "flock", "find", "rm",
    "mkdir", "mv", "tail", "grep", "true",
]
# fmt: on

PROJECT = """\
[build-system]
requires = []
build-backend = "build_here"
backend-path = ["."]

[project]
name = "sohoa"
version = "0.0.1"
"""

BACKEND = '''\
"""Builds the editable wheel of the miniature project; waits first where a test asks it to."""
import os
import time
import zipfile


def build_editable(folder, config_settings=None, metadata_directory=None):
    open("building", "w").close()
    time.sleep(float(os.environ.get("BUILD_SECONDS", "0")))
    name = "sohoa-0.0.1-py3-none-any.whl"
    info = "sohoa-0.0.1.dist-info"
    with zipfile.ZipFile(os.path.join(folder, name), "w") as wheel:
        wheel.writestr("sohoa.pth", os.getcwd())
        wheel.writestr(f"{info}/METADATA", "Metadata-Version: 2.1\\nName: sohoa\\nVersion: 0.0.1\\n")
        wheel.writestr(f"{info}/WHEEL", "Wheel-Version: 1.0\\nRoot-Is-Purelib: true\\nTag: py3-none-any\\n")
        wheel.writestr(f"{info}/RECORD", "")
    return name
'''

PROGRAM = """\
import os, sys
print(os.getcwd(), *sys.argv[1:], sep="|")
sys.exit(7 if "fail" in sys.argv else 0)
"""

DPKG_QUERY = """\
#!/bin/sh
for package in "$@"; do
    case $package in -* | *status*) continue ;; esac
    grep -qxF "$package" "{missing}" || printf 'installed:%s ' "$package"
done
"""

APT_GET = """\
#!/bin/sh
echo "$@" >>"{calls}"
cat "{apt_says}" >&2
exit $(cat "{apt_status}")
"""

SUDO = """\
#!/bin/sh
[ -e "{sudo_allowed}" ] || exit 1
[ "$1" = -n ] && shift
exec "$@"
"""


@dataclass(frozen=True)
class Sandbox:
    """The folders of one miniature machine."""

    project: Path
    machine: Path

    def run(self, *arguments: str, **environment: str) -> "Said":
        """Run the launcher to its end."""
        with self.start(*arguments, **environment) as child:
            try:
                out, err = child.communicate(timeout=120)
            except subprocess.TimeoutExpired:
                child.kill()
                raise
        return Said(child.returncode, out, err)

    def start(self, *arguments: str, **environment: str) -> subprocess.Popen[str]:
        """Start the launcher in a process group of its own."""
        return subprocess.Popen(
            [self.project / "sohoa", *arguments],
            cwd=self.project,
            env={"PATH": str(self.machine), "HOME": str(self.project), "LANG": "C.UTF-8", **environment},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )

    def adopt(self, venv: Path) -> "Sandbox":
        """Begin with a copy of an environment that has nothing but pip: it takes seconds to make."""
        shutil.copytree(venv, self.project / ".venv", symlinks=True)
        return self

    def lacks(self, *packages: str) -> None:
        """Let dpkg say that these packages are not installed."""
        (self.machine / "missing").write_text("\n".join(packages), encoding="utf-8")

    def apt_fails(self, status: int, says: str) -> None:
        """Let apt-get end with this status after these words."""
        (self.machine / "apt_status").write_text(str(status), encoding="utf-8")
        (self.machine / "apt_says").write_text(says, encoding="utf-8")

    def forbid_sudo(self) -> None:
        """Let sudo refuse, as for a user who is not in sudoers."""
        (self.machine / "sudo_allowed").unlink()

    @property
    def apt_calls(self) -> list[str]:
        """What apt-get was asked for."""
        calls = self.machine / "calls"
        return calls.read_text(encoding="utf-8").splitlines() if calls.exists() else []


@dataclass(frozen=True)
class Said:
    """How a run of the launcher ended."""

    status: int
    out: str
    err: str


def make_sandbox(folder: Path) -> Sandbox:
    """Lay out project and machine: everything installed in Debian's eyes, nothing in Python's."""
    sandbox = Sandbox(folder / "project", folder / "machine")
    (sandbox.project / "api").mkdir(parents=True)
    sandbox.machine.mkdir()
    shutil.copy(REPOSITORY / "sohoa", sandbox.project / "sohoa")
    _write(sandbox.project, {"pyproject.toml": PROJECT, "build_here.py": BACKEND, "api/__main__.py": PROGRAM})
    _write(sandbox.project, {f"requirements{name}.lock": "" for name in ("", "-dev", "-peers")})
    for tool in TOOLS:
        (sandbox.machine / tool).symlink_to(shutil.which(tool) or f"/bin/{tool}")
    (sandbox.machine / "python3").symlink_to(Path(sys.executable).resolve())
    _make_doubles(sandbox.machine)
    sandbox.lacks()
    sandbox.apt_fails(0, "")
    return sandbox


def _make_doubles(machine: Path) -> None:
    names = ("missing", "calls", "apt_says", "apt_status", "sudo_allowed")
    places = {name: machine / name for name in names}
    places["sudo_allowed"].touch()
    doubles = {
        "dpkg-query": DPKG_QUERY.format(**places),
        "apt-get": APT_GET.format(**places),
        "dpkg": "#!/bin/sh\n",
        "sudo": SUDO.format(**places),
    }
    _write(machine, doubles)
    for name in doubles:
        (machine / name).chmod(0o755)
    if os.geteuid() == 0:  # the launcher must meet an ordinary user, so that it asks sudo
        (machine / "id").unlink()
        _write(machine, {"id": "#!/bin/sh\necho 1000\n"})
        (machine / "id").chmod(0o755)


def _write(folder: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
