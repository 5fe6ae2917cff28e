"""`sohoa read` writes what was asked, names what failed, and says so by its exit status."""

import argparse
import hashlib
import json
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

from api import read_command
from tests.ocr.papers import LINES, paper, saved, text_in


def _run(*arguments: str | Path) -> int:
    parser = argparse.ArgumentParser()
    read_command.add_arguments(parser)
    return read_command.run(parser.parse_args([str(argument) for argument in arguments]))


@pytest.fixture
def page(tmp_path: Path) -> Path:
    return saved(paper(), tmp_path / "page.png")


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    path = tmp_path / "letter.eml"
    path.write_text("From: an@example.vn\n\nXin chào", encoding="utf-8")
    return path


def test_each_output_is_written_where_it_was_asked(page: Path, tmp_path: Path) -> None:
    out = {suffix: tmp_path / f"out.{suffix}" for suffix in ("pdf", "txt", "json")}

    status = _run(page, "--pdf", out["pdf"], "--text", out["txt"], "--json", out["json"])

    assert status == 0
    assert out["txt"].read_text(encoding="utf-8").splitlines() == list(LINES)
    assert LINES[0] in text_in(out["pdf"])
    record = json.loads(out["json"].read_text(encoding="utf-8"))
    assert record["sha256"] == hashlib.sha256(page.read_bytes()).hexdigest()
    assert record["source"] == str(page)
    (only,) = record["pages"]
    assert {"number", "width_px", "height_px", "dpi", "rotation_deg", "skew_deg", "is_blank"} <= set(only)
    assert {"confidence", "quality", "text", "words", "codes", "regions", "source"} <= set(only)
    assert set(only["words"][0]) == {"text", "box", "confidence", "line"}


def test_pages_are_parted_by_a_form_feed_and_blank_ones_keep_their_place(tmp_path: Path) -> None:
    frames = [paper((f"Trang số {name}",) if name else (), size=(800, 300)) for name in ("một", "", "ba")]
    scan = tmp_path / "scan.tif"
    frames[0].save(scan, save_all=True, append_images=frames[1:], dpi=(150, 150))

    assert _run(scan, "--text", tmp_path / "out.txt", "--json", tmp_path / "out.json") == 0

    pages = (tmp_path / "out.txt").read_text(encoding="utf-8").rstrip("\n").split("\f")
    assert pages == ["Trang số một", "", "Trang số ba"]
    record = json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))
    assert [(p["number"], p["is_blank"]) for p in record["pages"]] == [(1, False), (2, True), (3, False)]


def test_a_bad_input_is_named_and_the_others_are_written(
    page: Path, letter: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    missing = tmp_path / "missing.pdf"

    status = _run(letter, missing, page, "--out-dir", tmp_path / "out")

    errors = capsys.readouterr().err.splitlines()
    assert status == 1
    assert [line.split(":")[0] for line in errors] == ["letter.eml", "missing.pdf"]
    assert "không phải bản quét" in errors[0]
    assert "send a scan" in errors[0]
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["page.json", "page.pdf", "page.txt"]


def test_inputs_of_the_same_name_do_not_overwrite_each_other(page: Path, tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    other = saved(paper(("Trang khác",), size=(800, 300)), tmp_path / "b" / "page.png")

    assert _run(page, other, "--out-dir", tmp_path / "out") == 0

    texts = {path.name: path.read_text(encoding="utf-8") for path in (tmp_path / "out").glob("*.txt")}
    assert len(texts) == 2
    assert texts["page.txt"].splitlines() == list(LINES)
    assert "Trang khác\n" in texts.values()


def test_one_output_for_several_inputs_is_wrong_usage(
    page: Path, letter: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _run(page, letter, "--text", tmp_path / "out.txt") == 2
    assert "--out-dir" in capsys.readouterr().err
    assert not (tmp_path / "out.txt").exists()


def test_an_input_is_never_overwritten(page: Path) -> None:
    before = page.read_bytes()

    assert _run(page, "--pdf", page) == 2
    assert page.read_bytes() == before


def test_without_an_output_the_text_goes_to_the_screen(page: Path) -> None:
    script = (
        "import argparse, sys; from api import read_command;"
        "parser = argparse.ArgumentParser(); read_command.add_arguments(parser);"
        "sys.exit(read_command.run(parser.parse_args()))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(page)], capture_output=True, text=True, timeout=120, check=False
    )

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines() == list(LINES)


def test_a_page_that_cannot_be_read_is_marked_and_the_rest_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    frames = [paper((f"Trang số {name}",), size=(800, 300)) for name in ("một", "hai", "ba")]
    scan = tmp_path / "scan.tif"
    frames[0].save(scan, save_all=True, append_images=frames[1:], dpi=(150, 150), compression="tiff_lzw")
    _spoil_strip_of(scan, frame=1)

    status = _run(scan, "--out-dir", tmp_path / "out")

    assert status == 1
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith("scan.tif, trang/page 2:")
    record = json.loads((tmp_path / "out" / "scan.json").read_text(encoding="utf-8"))
    assert [page["number"] for page in record["pages"]] == [1, 2, 3]
    assert record["pages"][1]["error"]["code"] == "damaged"
    assert record["pages"][2]["text"] == "Trang số ba"
    assert (tmp_path / "out" / "scan.txt").read_text(encoding="utf-8").split("\f")[1] == ""


def _spoil_strip_of(scan: Path, frame: int) -> None:
    """Overwrite the compressed pixels of one page of a TIFF."""
    with Image.open(scan) as image:
        image.seek(frame)
        tags = getattr(image, "tag_v2")  # noqa: B009 - a TIFF has it, Image in general does not
        places = list(zip(tags[273], tags[279], strict=True))
    content = bytearray(scan.read_bytes())
    for offset, length in places:
        content[offset : offset + length] = b"\xff" * length
    scan.write_bytes(content)
