"""A client generated from the committed OpenAPI document, against a real server."""

import importlib
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from tests.api.front_door import FrontDoor
from tests.ingest.office import BIRTH_LINES, page_image

DOCUMENT = Path(__file__).parents[2] / "docs" / "openapi.json"
PACKAGE = "sohoa_generated_client"
BIRTH = "\n".join(BIRTH_LINES)


@dataclass(frozen=True)
class Generated:
    """The generated package, and a client of it that is signed in."""

    client: Any
    models: ModuleType
    types: ModuleType

    def call(self, operation: str, body: object) -> Any:
        """What the generated function for this operation makes of the answer."""
        return importlib.import_module(f"{PACKAGE}.api.classifications.{operation}").sync(
            client=self.client, body=body
        )


@pytest.fixture(scope="module")
def generated(tmp_path_factory: pytest.TempPathFactory, door: FrontDoor) -> Iterator[Generated]:
    """A client made by openapi-python-client, as an integrator would make it."""
    folder = tmp_path_factory.mktemp("client")
    program = str(Path(sys.executable).with_name("openapi-python-client"))
    subprocess.run(
        [program, "generate", "--path", DOCUMENT, "--meta", "none", "--output-path", folder / PACKAGE],
        check=True,
        capture_output=True,
        timeout=120,
    )
    sys.path.insert(0, str(folder))
    try:
        package = importlib.import_module(PACKAGE)
        client = package.AuthenticatedClient(
            base_url=str(door.http.base_url), token=door.secrets["integrator"], timeout=60
        )
        with client:
            yield Generated(
                client,
                importlib.import_module(f"{PACKAGE}.models"),
                importlib.import_module(f"{PACKAGE}.types"),
            )
    finally:
        sys.path.remove(str(folder))


def test_it_classifies_a_text(generated: Generated) -> None:
    told = generated.call("classify", generated.models.TextShape(text=BIRTH))

    assert isinstance(told, generated.models.ClassificationShape)
    assert told.paper.type_.value == "application"
    assert told.fields[0].slug == "ho-tich"
    assert told.procedures[0].code == "1.001193"
    assert told.abstained is False


def test_it_classifies_a_file(generated: Generated, tmp_path: Path) -> None:
    content = page_image(BIRTH_LINES, tmp_path / "a.png").read_bytes()
    file = generated.types.File(payload=BytesIO(content), file_name="a.png", mime_type="image/png")

    told = generated.call("classify", generated.models.FileShape(file=file))

    assert told.fields[0].slug == "ho-tich"
    assert (told.pages, told.pages_read) == (1, 1)


def test_it_classifies_a_batch_and_sees_the_bad_text_of_it(generated: Generated) -> None:
    models = generated.models
    texts = [models.BatchTextShape(id="good", text=BIRTH), models.BatchTextShape(id="empty", text=" ")]

    good, empty = generated.call("classify_batch", models.BatchShape(texts=texts)).items

    assert (good.id, good.answer.fields[0].slug) == ("good", "ho-tich")
    assert (empty.id, empty.problem.code, empty.problem.status) == ("empty", "empty_text", 422)


def test_it_is_told_a_problem_as_a_problem(generated: Generated) -> None:
    told = generated.call("classify", generated.models.TextShape(text=" "))

    assert isinstance(told, generated.models.ProblemShape)
    assert (told.status, told.code) == (422, "empty_text")
    assert told.detail == f"{told.detail_vi} / {told.detail_en}"
