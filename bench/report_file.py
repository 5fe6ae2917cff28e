"""A Markdown file made of sections, of which a benchmark renews its own and leaves the others."""

from pathlib import Path

_MARK = "## "


def renewed(document: str, section: str) -> str:
    """The document with the section of the same heading replaced, or with this one at its end.

    A section is its heading line, "## ...", and what follows up to the next one.
    """
    heading = section.strip().splitlines()[0]
    parts = _parts(document)
    fresh = section.strip() + "\n"
    places = [index for index, part in enumerate(parts) if part.splitlines()[0] == heading]
    if places:
        parts[places[0]] = fresh
    else:
        parts.append(fresh)
    return "\n".join(part.strip() + "\n" for part in parts)


def write(file: Path, section: str) -> None:
    """Renew the section in the file, which is made when it is not there. Raises OSError."""
    document = file.read_text(encoding="utf-8") if file.exists() else "# Measurements\n"
    partial = file.with_name(f".{file.name}.partial")
    partial.write_text(renewed(document, section), encoding="utf-8")
    partial.replace(file)


def _parts(document: str) -> list[str]:
    """What stands before the first section, where there is such text, and the sections."""
    parts: list[list[str]] = [[]]
    for line in document.splitlines():
        if line.startswith(_MARK):
            parts.append([])
        parts[-1].append(line)
    return ["\n".join(part).strip() for part in parts if "".join(part).strip()]
