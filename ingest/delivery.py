"""Sending after the commit: a broker that is down delays the work and loses nothing."""

import logging

from ingest.errors import BrokerUnavailable
from ingest.steps import Outbox, Step

log = logging.getLogger(__name__)


def send_quietly(outbox: Outbox, step: Step, subject_id: str) -> bool:
    """Send, or leave the row to the sweep when the broker is away; whether it was sent."""
    try:
        outbox.send(step, subject_id)
    except BrokerUnavailable as error:
        log.warning("broker.unavailable", extra={"step": step.value, "id": subject_id, "cause": str(error)})
        return False
    return True
