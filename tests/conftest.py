"""The real servers that tests may ask for. Each starts when first asked for, once per run."""

import shutil
import tempfile
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.servers.postgres import Postgres
from tests.servers.rabbitmq import RabbitMq
from tests.servers.redis_server import RedisServer
from tests.servers.s3_ceph import CephS3, S3Access


@pytest.fixture(scope="session")
def server_folder() -> Iterator[Path]:
    """A short-lived folder that other users may pass through: PostgreSQL does not run as root."""
    folder = Path(tempfile.mkdtemp(prefix="sohoa-servers-"))
    folder.chmod(0o711)
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def postgres_server(server_folder: Path) -> Iterator[Postgres]:
    """A running PostgreSQL cluster."""
    server = Postgres(server_folder / "postgres")
    server.start()
    yield server
    server.stop()


@pytest.fixture(scope="module")
def postgres_url(postgres_server: Postgres) -> Iterator[str]:
    """The address of an empty PostgreSQL database that this test module has to itself."""
    name = f"tests_{uuid.uuid4().hex}"
    yield postgres_server.create_database(name)
    postgres_server.drop_database(name)


@pytest.fixture(scope="session")
def s3_ceph(server_folder: Path) -> Iterator[CephS3]:
    """A running S3 server."""
    server = CephS3(server_folder / "s3")
    server.start()
    yield server
    server.stop()


@pytest.fixture(scope="session")
def s3_server(s3_ceph: CephS3) -> S3Access:
    """The address and keys of a running S3 server."""
    return s3_ceph.access


@pytest.fixture(scope="session")
def rabbitmq_server(server_folder: Path) -> Iterator[RabbitMq]:
    """A running RabbitMQ node."""
    server = RabbitMq(server_folder / "rabbitmq")
    server.start()
    yield server
    server.stop()


@pytest.fixture(scope="session")
def rabbitmq_url(rabbitmq_server: RabbitMq) -> str:
    """The address of a running RabbitMQ node."""
    return rabbitmq_server.url


@pytest.fixture(scope="session")
def redis_server(server_folder: Path) -> Iterator[RedisServer]:
    """A running Redis."""
    server = RedisServer(server_folder / "redis")
    server.start()
    yield server
    server.stop()


@pytest.fixture(scope="session")
def redis_url(redis_server: RedisServer) -> str:
    """The address of a running Redis."""
    return redis_server.url
