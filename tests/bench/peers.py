"""Programs that stand where OCRmyPDF would, each with a character of its own."""

import sys
from pathlib import Path

from bench.ocrmypdf import OcrMyPdf

_HEAD = f"""\
#!{sys.executable}
import pathlib, shutil, subprocess, sys, time
source, out = sys.argv[-2:]
sidecar = pathlib.Path(sys.argv[sys.argv.index("--sidecar") + 1])
"""

READS_ALL_AS = "shutil.copy(source, out); sidecar.write_text({text!r}, encoding='utf-8')"
CRASHES = "print('Traceback: of no use', 'the disk burns', sep=chr(10), file=sys.stderr); sys.exit(15)"
WRITES_GARBAGE = "shutil.copy(source, out); sidecar.write_bytes(b'\\xff\\xfe\\x00')"
WRITES_NO_SIDECAR = "shutil.copy(source, out)"
WRITES_NO_PDF = "pathlib.Path(out).write_text('sorry'); sidecar.write_text('')"
HANGS_WITH_A_CHILD = """\
child = subprocess.Popen(["sleep", "600"])
pathlib.Path(out).with_suffix(".child").write_text(str(child.pid))
time.sleep(600)
"""


def peer(folder: Path, body: str) -> OcrMyPdf:
    """A program in `folder` that does what `body` says with `source`, `out` and `sidecar`."""
    program = folder / "ocrmypdf"
    program.write_text(_HEAD + body + "\n", encoding="utf-8")
    program.chmod(0o755)
    return OcrMyPdf(program, "17.0")
