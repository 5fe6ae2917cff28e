"""Figures for a Prometheus server: numbers of rows by state, and how requests were answered."""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import TypeVar

from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.registry import Collector

from ingest.service import Service
from storage import clock
from storage.states import DocumentState, PageState, ScanState

S = TypeVar("S", bound=StrEnum)

_BUCKETS_S = (0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0, 60.0)


class Metrics:
    """The figures of one application, in a registry of its own. None of them tells of a person."""

    def __init__(self) -> None:
        self._registry = CollectorRegistry()
        labels = ("method", "route", "status")
        self._requests = Counter("sohoa_requests", "Requests answered", labels, registry=self._registry)
        self._seconds = Histogram(
            "sohoa_request_seconds",
            "Time to answer",
            ("method", "route"),
            buckets=_BUCKETS_S,
            registry=self._registry,
        )

    def answered(self, method: str, route: str, status: int, seconds: float) -> None:
        """Note one request by its route, never by its address."""
        # Anybody may invent a method; each new label would stay in memory for ever.
        known = method if method in _METHODS else "other"
        self._requests.labels(known, route, str(status)).inc()
        self._seconds.labels(known, route).observe(seconds)

    def watch(self, service: Service) -> None:
        """Count the rows of this service too, each time the figures are asked for."""
        self._registry.register(_Rows(service))

    def text(self) -> bytes:
        """All figures in Prometheus' text format. Raises DatabaseUnavailable."""
        return generate_latest(self._registry)


_METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})


class _Rows(Collector):
    """Counts rows when it is asked."""

    def __init__(self, service: Service) -> None:
        self._database = service.database

    def describe(self) -> list[GaugeMetricFamily]:
        """Nothing in advance: the registry must not ask the database when the application is made."""
        return []

    def collect(self) -> Iterator[GaugeMetricFamily]:
        """The present counts, from one look at the database."""
        with self._database.reading() as work:
            scans, pages, documents = work.scans.counts(), work.pages.counts(), work.documents.counts()
            cases, oldest = work.cases.count(), work.scans.oldest_waiting()
        yield _by_state("sohoa_scans", "Scans by state", ScanState, scans)
        yield _by_state("sohoa_pages", "Pages by state", PageState, pages)
        yield _by_state("sohoa_documents", "Documents by state", DocumentState, documents)
        yield GaugeMetricFamily("sohoa_cases", "Cases", value=cases)
        age_s = (clock.now() - oldest).total_seconds() if oldest else 0.0
        yield GaugeMetricFamily(
            "sohoa_oldest_waiting_seconds", "Age of the oldest scan that is not finished", value=age_s
        )


def _by_state(name: str, meaning: str, states: type[S], counts: Mapping[S, int]) -> GaugeMetricFamily:
    family = GaugeMetricFamily(name, meaning, labels=["state"])
    for state in states:
        family.add_metric([state.value], counts.get(state, 0))
    return family
