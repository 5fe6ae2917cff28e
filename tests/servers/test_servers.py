"""The starters themselves: every server really runs, and what it was told survives its death."""

import os
import socket
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pika
import psycopg
import pytest
import redis
from minio import Minio

from tests.servers.postgres import Postgres
from tests.servers.process import program
from tests.servers.rabbitmq import RabbitMq
from tests.servers.redis_server import RedisServer
from tests.servers.s3_ceph import CephS3


def test_postgres_keeps_a_committed_row_through_kill_9(postgres_server: Postgres, postgres_url: str) -> None:
    address = postgres_url.replace("+psycopg", "")
    with psycopg.connect(address) as connection:
        connection.execute("CREATE TABLE kept (word text)")
        connection.execute("INSERT INTO kept VALUES ('số hóa')")

    postgres_server.restart()

    with psycopg.connect(address) as connection:
        assert connection.execute("SELECT word FROM kept").fetchone() == ("số hóa",)


def test_redis_keeps_what_it_was_told_through_kill_9(redis_server: RedisServer, redis_url: str) -> None:
    with redis.Redis.from_url(redis_url) as client:
        client.set("kept", "yes")

        redis_server.restart()

        assert client.get("kept") == b"yes"


def test_rabbitmq_keeps_a_confirmed_message_through_kill_9(
    rabbitmq_server: RabbitMq, rabbitmq_url: str
) -> None:
    with pika.BlockingConnection(pika.URLParameters(rabbitmq_url)) as connection:
        channel = connection.channel()
        channel.confirm_delivery()
        channel.queue_declare("kept", durable=True)
        channel.basic_publish("", "kept", b"yes", pika.BasicProperties(delivery_mode=2))

    rabbitmq_server.restart()

    with pika.BlockingConnection(pika.URLParameters(rabbitmq_url)) as connection:
        channel = connection.channel()
        _, _, body = channel.basic_get("kept", auto_ack=True)
        channel.queue_delete("kept")
    assert body == b"yes"


def test_s3_keeps_an_object_through_kill_9(s3_ceph: CephS3, tmp_path: Path) -> None:
    access = s3_ceph.access
    kept = tmp_path / "kept"
    kept.write_bytes(b"yes")
    client = Minio(access.endpoint, access.access_key, access.secret_key, secure=False)
    client.make_bucket("kept")
    client.fput_object("kept", "kept", str(kept))

    s3_ceph.restart()

    answer = client.get_object("kept", "kept")
    assert answer.read() == b"yes"
    answer.close()
    answer.release_conn()


def test_a_missing_program_is_named_with_its_package() -> None:
    with pytest.raises(FileNotFoundError, match="the package ceph-mon"):
        program("ceph-mon-that-nobody-has", "ceph-mon")


def test_a_server_dies_with_the_tests_even_when_they_are_killed(tmp_path: Path) -> None:
    script = textwrap.dedent(
        """
        import sys, time
        from pathlib import Path
        from tests.servers.redis_server import RedisServer
        server = RedisServer(Path(sys.argv[1]))
        server.start()
        print(server.port, flush=True)
        time.sleep(60)
        """
    )
    repository = Path(__file__).parents[2]
    with subprocess.Popen(
        [sys.executable, "-c", script, str(tmp_path)],
        cwd=repository,
        env={**os.environ, "PYTHONPATH": str(repository)},
        stdout=subprocess.PIPE,
    ) as tests:
        assert tests.stdout is not None
        port = int(tests.stdout.readline())

        tests.kill()

    _until_refused(port, limit_s=5)


def _until_refused(port: int, limit_s: float) -> None:
    deadline = time.monotonic() + limit_s
    while time.monotonic() < deadline:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except ConnectionRefusedError:
            return
        time.sleep(0.05)
    raise AssertionError(f"port {port} still answers after {limit_s} s")
