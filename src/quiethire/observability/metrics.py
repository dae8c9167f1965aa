"""All metrics, under the specification's names, in the client library's own registry (which adds the process's)."""

from collections.abc import Iterator
from threading import Lock

from prometheus_client import CONTENT_TYPE_LATEST, REGISTRY, Gauge, Histogram, generate_latest
from prometheus_client.core import CounterMetricFamily, Metric
from prometheus_client.registry import Collector

CONTENT_TYPE = CONTENT_TYPE_LATEST


class PlainCounter(Collector):
    """A counter exported under exactly its name. The client library adds `_total` to every counter's name, and the
    specification's `quiethire_crawler_requests` has none."""

    def __init__(self, name: str, documentation: str, labels: tuple[str, ...]) -> None:
        self._name = name
        self._documentation = documentation
        self._labels = labels
        self._values: dict[tuple[str, ...], float] = {}
        self._lock = Lock()
        REGISTRY.register(self)

    def add(self, *values: str, amount: float = 1.0) -> None:
        """Count; `values` are those of the labels, in order."""
        with self._lock:
            self._values[values] = self._values.get(values, 0.0) + amount

    def value(self, *values: str) -> float:
        """The count so far."""
        return self._values.get(values, 0.0)

    def counts(self) -> dict[str, int]:
        """Every count by its labels' values, joined."""
        with self._lock:
            return {"/".join(values): int(count) for values, count in self._values.items()}

    def collect(self) -> Iterator[Metric]:
        """For the registry."""
        if self._name.endswith("_total"):
            family: Metric = CounterMetricFamily(self._name, self._documentation, labels=self._labels)
        else:
            family = Metric(self._name, self._documentation, "unknown")
        with self._lock:
            for values, count in self._values.items():
                family.add_sample(self._name, dict(zip(self._labels, values, strict=True)), count)
        yield family


JOBS_TOTAL = Gauge("quiethire_jobs_total", "Postings searchable now.")
CRAWLER_REQUESTS = PlainCounter("quiethire_crawler_requests", "Requests of the crawler by outcome.", ("outcome",))
PARSER_DURATION = Histogram(
    "quiethire_parser_duration",
    "Seconds spent reading one batch of pages.",
    ("what",),
    buckets=(0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5, 30),
)
WORKFLOW_DURATION = Histogram(
    "quiethire_workflow_duration",
    "Seconds from start to end of a workflow.",
    ("workflow", "outcome"),
    buckets=(0.5, 1, 5, 15, 60, 300, 1800, 7200),
)
ERRORS = PlainCounter("quiethire_error_total", "Errors by service and code.", ("service", "code"))
HTTP_DURATION = Histogram(
    "quiethire_http_request_duration_seconds",
    "Seconds to answer an HTTP request.",
    ("service", "route", "status"),
    buckets=(0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5),
)
POSTINGS = PlainCounter("quiethire_postings", "Postings by what became of them.", ("outcome",))
INDEX_AGE = Gauge("quiethire_index_age_seconds", "Seconds since the index last took something in.")
OUTBOX = Gauge("quiethire_outbox", "Postings waiting to be stored or indexed.", ("stage",))
QUEUE = Gauge("quiethire_crawl_queue", "Addresses in crawl_queue by status.", ("status",))


def render() -> bytes:
    """The process's metrics in Prometheus' text format."""
    return generate_latest(REGISTRY)
