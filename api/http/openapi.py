"""Writes the OpenAPI document: `python -m api.http.openapi docs/openapi.json`."""

import json
import sys
from pathlib import Path

from api.http.app import blank_app


def openapi_text() -> str:
    """The document as it is committed: sorted by nothing but the code's own order, ending in a newline."""
    return json.dumps(blank_app().openapi(), ensure_ascii=False, indent=2) + "\n"


def main(arguments: list[str]) -> int:
    """Write the document to the file that is named; 2 for wrong usage."""
    if len(arguments) != 1:
        print("usage: python -m api.http.openapi FILE", file=sys.stderr)
        return 2
    Path(arguments[0]).write_text(openapi_text(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
