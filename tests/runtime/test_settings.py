"""Settings are read once from the environment; what cannot be meant is an error that names its variable."""

import json
from pathlib import Path

import pytest
from pydantic import ValidationError

from quiethire.settings import Settings


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_nested_names_and_json_values(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("QUIETHIRE_DATA", str(tmp_path))
    monkeypatch.setenv("QUIETHIRE_CRAWLING__PACE_SECONDS", "2.5")
    monkeypatch.setenv("QUIETHIRE_CRAWLING__HOST_MAP", json.dumps({"*.example": "127.0.0.1:9900"}))
    monkeypatch.setenv("QUIETHIRE_CRAWLING__PROXIES", '["http://a:1", "http://b:2"]')
    monkeypatch.setenv("QUIETHIRE_DISCOVERY__SERPAPI_KEY", "secret-key")
    made = Settings()
    assert made.data == tmp_path
    assert made.crawling.pace_seconds == 2.5
    assert made.crawling.host_map == {"*.example": "127.0.0.1:9900"}
    assert made.crawling.proxies == ("http://a:1", "http://b:2")
    assert made.discovery.serpapi_key is not None
    assert "secret-key" not in repr(made)


def test_the_specifications_figures_are_the_defaults() -> None:
    made = Settings()
    assert (made.crawling.concurrency, made.parsing.min_quality) == (50, 70)
    assert (made.discovery.interval_hours, made.discovery.stale_days, made.discovery.max_new_companies) == (6, 7, 50)
    services = made.services
    assert (services.api_port, services.parser_port, services.crawler_port, services.proxies_port) == (
        3000, 8001, 8002, 8003,
    )  # fmt: skip
    assert (services.discovery_port, made.temporal.ui_port) == (8004, 8080)
    assert made.crawling.fresh_seconds == 3600  # an activity tried again within the hour uses the snapshot


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("QUIETHIRE_CRAWLING__PACE_SECOND", "1"),
        ("QUIETHIRE_CRAWLING__PACE_SECONDS", "-1"),
        ("QUIETHIRE_PARSING__MIN_QUALITY", "101"),
        ("QUIETHIRE_CLICKHOUSE__MAX_CONNECTIONS", "51"),
        ("QUIETHIRE_POSTGRES__MAX_CONNECTIONS", "101"),
        ("QUIETHIRE_LOGGING__LEVEL", "loud"),
    ],
)
def test_what_cannot_be_meant_is_an_error(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(ValidationError):
        Settings()


def test_a_file_beside_the_command_is_read_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / ".env").write_text("QUIETHIRE_PARSING__MIN_QUALITY=80\nQUIETHIRE_CRAWLING__PER_HOST=1\n")
    monkeypatch.setenv("QUIETHIRE_CRAWLING__PER_HOST", "3")
    made = Settings()
    assert made.parsing.min_quality == 80
    assert made.crawling.per_host == 3  # the environment goes before the file
