"""The actors: each unpacks one id and calls the step's function."""

from collections.abc import Callable, Mapping

import dramatiq
from dramatiq.errors import BrokerError
from pika.exceptions import AMQPError
from redis.exceptions import RedisError

from ingest.errors import BrokerUnavailable
from ingest.steps import Step


class DramatiqOutbox:
    """Sends steps through actors that only know their names, so that an API process needs no reader."""

    def __init__(self, broker: dramatiq.Broker) -> None:
        self._broker = broker

    def send(self, step: Step, subject_id: str) -> None:
        """Ask for the step; it returns when the broker has taken the message."""
        message: dramatiq.Message[None] = dramatiq.Message(
            queue_name=step.value, actor_name=step.value, args=(subject_id,), kwargs={}, options={}
        )
        try:
            self._broker.declare_queue(step.value)
            self._broker.enqueue(message)
        except (BrokerError, AMQPError, RedisError, OSError) as error:
            raise BrokerUnavailable(type(error).__name__) from error


def declare(broker: dramatiq.Broker, steps: Mapping[Step, Callable[[str], None]]) -> None:
    """Make one actor and one queue of each step: a waiting counter never queues behind a batch's filing."""
    for step, do in steps.items():
        dramatiq.actor(broker=broker, actor_name=step.value, queue_name=step.value)(do)
