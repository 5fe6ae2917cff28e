"""Tables and figures as Markdown."""

from collections.abc import Sequence


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A table whose first column holds names and whose others hold figures."""
    lines = [head, ["---", *["---:"] * (len(head) - 1)], *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def percent(share: float | None) -> str:
    """A share as a percentage; a dash where there is none."""
    return "–" if share is None else f"{100 * share:.1f} %"


def ratio(ours: float, theirs: float) -> str:
    """How many times theirs is ours; a dash where theirs is nothing."""
    return f"{ours / theirs:.2f}" if theirs else "–"
