"""What the doctor sees, and what it says to do."""

import socket
from pathlib import Path

from quiethire.runtime.doctor import examine
from quiethire.runtime.finding import Finding
from quiethire.runtime.instance import hold
from quiethire.settings import Settings


def settings(data: Path, **groups: dict[str, object]) -> Settings:
    made = Settings(data=data)
    updates = {name: getattr(made, name).model_copy(update=values) for name, values in groups.items()}
    return made.model_copy(update={"temporal": made.temporal.model_copy(update={"port": 0, "ui_port": 0}), **updates})


async def seen(made: Settings) -> dict[str, Finding]:
    return {one.part: one for one in await examine(made)}


async def test_an_empty_machine_is_in_order_and_told_what_comes_next(tmp_path: Path) -> None:
    found = await seen(settings(tmp_path, services={"api_port": 0}))
    assert {found[name].level for name in ("python", "postgres", "temporal", "clickhouse", "search", "cache")} == {"ok"}
    assert found["instance"].todo == "start one: quiethire up"
    assert "QUIETHIRE_CRAWLING__CONTACT" in (found["contact"].todo or "")
    assert all(one.todo for one in found.values() if one.level == "bad")


async def test_what_is_wrong_is_named_with_what_to_do(tmp_path: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        made = settings(
            tmp_path,
            services={"api_port": other.getsockname()[1]},
            crawling={"obey_robots": False, "browser_executable": tmp_path / "no-chromium"},
            discovery={"run_dork": True},
            temporal={"binary": tmp_path / "no-temporal", "port": 0, "ui_port": 0},
        )
        found = await seen(made)
    bad = {name for name, one in found.items() if one.level == "bad"}
    assert {"robots", "dorks", "port", "temporal"} <= bad
    assert "QUIETHIRE_SERVICES__API_PORT" in (found["port"].todo or "")
    assert "QUIETHIRE_DISCOVERY__SERPAPI_KEY" in (found["dorks"].todo or "")


async def test_servers_named_by_settings_are_told(tmp_path: Path) -> None:
    made = settings(
        tmp_path,
        postgres={"dsn": "postgresql://u:secret@db/quiethire"},
        clickhouse={"dsn": "http://u:secret@ch:8123/quiethire"},
        temporal={"address": "temporal:7233"},
        services={"api_port": 0},
    )
    found = await seen(made)
    assert "temporal:7233" in found["temporal"].says
    assert not any("secret" in f"{one.says} {one.todo}" for one in found.values())


async def test_an_instance_that_does_not_answer_is_bad(tmp_path: Path) -> None:
    with hold(tmp_path, command="up") as held:
        held.announce(api="http://127.0.0.1:9", temporal_ui="", postgres="", temporal="")
        findings = [one for one in await examine(settings(tmp_path)) if one.part == "instance"]
    assert [one.level for one in findings] == ["ok", "bad"]
    assert "does not answer" in findings[1].says
