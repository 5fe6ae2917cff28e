"""Runs of pages: from the places where a scan is cut to the papers that lie between them."""

from collections.abc import Iterable
from dataclasses import dataclass

from storage.ids import derived_id


@dataclass(frozen=True, order=True)
class PageRun:
    """The pages of one paper, as they are numbered in their scan, both included."""

    first: int
    last: int

    def is_parted_at(self, page: int) -> bool:
        """Whether the place before the page lies between two pages of the paper."""
        return self.first < page <= self.last

    def document_id(self, scan_id: str, page_count: int) -> str:
        """The one name of the document that holds these pages: made twice, it is one row.

        A scan that is one paper is its first document, as it was before scans were cut.
        """
        is_whole = (self.first, self.last) == (1, page_count)
        return derived_id(scan_id, "document", "1" if is_whole else f"{self.first}-{self.last}")


def runs_between(cuts: Iterable[int], page_count: int) -> list[PageRun]:
    """The papers of a scan of so many pages of which new ones begin at `cuts`."""
    starts = [1, *sorted(cuts)]
    return [PageRun(start, end - 1) for start, end in zip(starts, [*starts[1:], page_count + 1], strict=True)]
