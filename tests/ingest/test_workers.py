"""Real workers on every broker, and on the servers of a real deployment."""

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from pydantic import SecretStr

from ingest.cases import put_case
from ingest.founding import found_offices
from ingest.settings import FlowSettings
from ingest.wiring import Labels, Opened, Settings, open_service
from ingest.workers import resume_alone, working
from ocr.settings import ReadingSettings
from storage.blobs.settings import BlobSettings
from storage.settings import DatabaseSettings
from storage.states import Role, ScanState
from tests.ingest.conftest import settings_in
from tests.ingest.office import BIRTH_LINES, CODE, Messages, OfficeAtWork, page_image, token_scope
from tests.ingest.test_flow import BIRTH
from tests.servers.postgres import Postgres
from tests.servers.s3_ceph import S3Access

FINAL = (ScanState.DONE, ScanState.REVIEW, ScanState.FAILED)


@contextmanager
def office_with(settings: Settings, folder: Path, labels: Labels) -> Iterator[tuple[Opened, OfficeAtWork]]:
    """A service as it is wired in production, its workers not yet at work."""
    with open_service(settings, labels) as opened:
        found_offices(opened.service.database)
        scope = token_scope(opened.service.database, Role.DESK, "ha-long")
        yield opened, OfficeAtWork(opened.service, Messages(), scope, folder)


@pytest.mark.parametrize("broker", ["stub", "rabbitmq_url", "redis_url"])
def test_a_paper_goes_all_the_way_over_every_broker(
    broker: str, request: pytest.FixtureRequest, tmp_path: Path, labels: Labels
) -> None:
    url = "stub://" if broker == "stub" else request.getfixturevalue(broker)
    settings = settings_in(tmp_path, broker_url=url)

    with office_with(settings, tmp_path, labels) as (opened, office), working(opened, reading_threads=1):
        put_case(opened.service, office.scope, CODE, BIRTH)
        received = office.bring(page_image(BIRTH_LINES, tmp_path / "a.png"), case_code=CODE)
        state = office.wait_for(received.scan.id, FINAL)

    assert state is ScanState.DONE


def test_a_paper_goes_all_the_way_on_postgresql_rabbitmq_and_s3(
    postgres_server: Postgres, rabbitmq_url: str, s3_server: S3Access, tmp_path: Path, labels: Labels
) -> None:
    name = f"flow_{uuid.uuid4().hex}"
    settings = Settings(
        flow=FlowSettings(work_dir=tmp_path / "work", broker_url=SecretStr(rabbitmq_url)),
        database=DatabaseSettings(database_url=SecretStr(postgres_server.create_database(name))),
        blobs=BlobSettings(
            blobs_url=f"s3://{s3_server.endpoint}/flow-{uuid.uuid4().hex}?secure=false",
            s3_access_key=s3_server.access_key,
            s3_secret_key=SecretStr(s3_server.secret_key),
        ),
        reading=ReadingSettings(processes=1),
    )

    with office_with(settings, tmp_path, labels) as (opened, office), working(opened, reading_threads=1):
        put_case(opened.service, office.scope, CODE, BIRTH)
        path = page_image(BIRTH_LINES, tmp_path / "a.png")
        received = office.bring(path, case_code=CODE)
        state = office.wait_for(received.scan.id, FINAL)
        original = opened.service.blobs.read(received.scan.sha256)
        [document] = office.documents(received.scan.id)

    assert state is ScanState.DONE
    assert document.case_code == CODE
    assert original == path.read_bytes()
    postgres_server.drop_database(name)


def test_what_an_embedded_process_left_unfinished_goes_on_when_it_starts_again(
    tmp_path: Path, labels: Labels
) -> None:
    settings = settings_in(tmp_path)
    with office_with(settings, tmp_path, labels) as (opened, office):
        received = office.bring(page_image(BIRTH_LINES, tmp_path / "a.png"))
        with opened.service.database.work() as work:
            work.scans.claim(received.scan.id, ScanState.RECEIVED, opened.service.step_claim)

    with office_with(settings, tmp_path, labels) as (opened, office):
        resume_alone(opened.service)
        with working(opened, reading_threads=1):
            state = office.wait_for(received.scan.id, FINAL)

    assert state is ScanState.REVIEW
    assert len(office.documents(received.scan.id)) == 1


@pytest.mark.parametrize("broker_url", ["redis://127.0.0.1:9/0", "amqp://127.0.0.1:9"])
def test_a_paper_is_accepted_while_the_broker_is_away(
    broker_url: str, tmp_path: Path, labels: Labels
) -> None:
    settings = settings_in(tmp_path, broker_url=broker_url)

    with office_with(settings, tmp_path, labels) as (_opened, office):
        received = office.bring(page_image(BIRTH_LINES, tmp_path / "a.png"))
        state = office.scan(received.scan.id).state

    assert received.is_new
    assert state is ScanState.RECEIVED
