"""The broker that a URL names."""

from urllib.parse import urlsplit

import dramatiq
from dramatiq.brokers.rabbitmq import RabbitmqBroker
from dramatiq.brokers.redis import RedisBroker
from dramatiq.brokers.stub import StubBroker

REDIS_HEARTBEAT_MS = 5_000


def open_broker(url: str) -> dramatiq.Broker:
    """The broker of `stub://`, `amqp(s)://…` or `redis(s)://…`.

    None gets Dramatiq's retry and age middleware: attempts are counted in our rows, where the death of a
    worker counts too, and the sweep repeats what is due.
    """
    scheme = urlsplit(url).scheme
    if scheme == "stub":
        return StubBroker(middleware=[])
    if scheme in ("amqp", "amqps"):
        # Without confirmations RabbitMQ may lose every message that was just sent when it dies.
        return RabbitmqBroker(url=url, confirm_delivery=True, middleware=[])
    if scheme in ("redis", "rediss"):
        # With Dramatiq's defaults the work of a dead worker comes back after hours, if ever.
        return RedisBroker(  # type: ignore[no-untyped-call] # Dramatiq leaves this constructor untyped
            url=url, heartbeat_timeout=REDIS_HEARTBEAT_MS, maintenance_chance=1_000_000, middleware=[]
        )
    raise ValueError(f"SOHOA_BROKER_URL begins with {scheme!r}; use stub://, amqp:// or redis://")
