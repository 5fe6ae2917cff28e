"""A benchmark renews its own section of a report and leaves all others alone."""

from pathlib import Path

from bench import report_file
from bench.report_file import renewed


def test_a_section_takes_the_place_of_its_former_self() -> None:
    document = "# Title\n\nBy hand.\n\n## A\n\nold\n\n## B\n\nkept\n"

    assert renewed(document, "## A\n\nnew") == "# Title\n\nBy hand.\n\n## A\n\nnew\n\n## B\n\nkept\n"


def test_a_new_section_stands_last() -> None:
    assert renewed("# Title\n\n## A\n\na\n", "## B\n\nb\n") == "# Title\n\n## A\n\na\n\n## B\n\nb\n"


def test_renewing_twice_changes_nothing() -> None:
    once = renewed("# Title\n\n## A\n\na\n", "## A\n\n### inner\n\nb\n")

    assert renewed(once, "## A\n\n### inner\n\nb\n") == once


def test_a_missing_file_is_made(tmp_path: Path) -> None:
    report_file.write(tmp_path / "new.md", "## A\n\na")

    assert (tmp_path / "new.md").read_text(encoding="utf-8") == "# Measurements\n\n## A\n\na\n"
    assert [path.name for path in tmp_path.iterdir()] == ["new.md"]
