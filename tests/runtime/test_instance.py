"""Who holds a data directory, and what others may believe of it."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from quiethire.domain.errors import ConfigurationError, DataDirectoryHeld
from quiethire.runtime.instance import find_instance, hold

HOLDER = """
import sys
from pathlib import Path
from quiethire.runtime.instance import hold
with hold(Path(sys.argv[1]), command="up") as held:
    held.announce(api="http://localhost:1", temporal_ui="", postgres="postgresql://secret", temporal="")
    print("held", flush=True)
    sys.stdin.read()
"""


def announce(held):  # type: ignore[no-untyped-def]
    return held.announce(
        api="http://localhost:3000", temporal_ui="", postgres="postgresql://x:secret@y/z", temporal="t:1"
    )


def test_a_second_one_is_told_who_has_it(tmp_path: Path) -> None:
    with hold(tmp_path, command="up") as held:
        announce(held)
        with pytest.raises(DataDirectoryHeld) as told, hold(tmp_path, command="up"):
            pass
    sentence = str(told.value)
    assert "quiethire up" in sentence
    assert str(os.getpid()) in sentence
    assert "http://localhost:3000" in sentence
    with hold(tmp_path, command="up"):  # and afterwards it is free again
        assert find_instance(tmp_path) is None


def test_one_that_is_starting_is_told_apart(tmp_path: Path) -> None:
    with (
        hold(tmp_path, command="up"),
        pytest.raises(DataDirectoryHeld, match="just starting"),
        hold(tmp_path, command="up"),
    ):
        pass


def test_what_was_announced_is_found_and_is_ours_alone(tmp_path: Path) -> None:
    with hold(tmp_path, command="up") as held:
        announced = announce(held)
        assert find_instance(tmp_path) == announced
        assert (tmp_path / "instance.json").stat().st_mode & 0o077 == 0
    assert find_instance(tmp_path) is None
    assert not (tmp_path / "instance.json").exists()


def test_a_killed_holder_leaves_nothing_in_the_way(tmp_path: Path) -> None:
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(tmp_path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    with holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        found = find_instance(tmp_path)
        assert found is not None
        assert found.pid == holder.pid
        with pytest.raises(DataDirectoryHeld, match=str(holder.pid)), hold(tmp_path, command="up"):
            pass
        holder.kill()
        holder.wait()
    assert (tmp_path / "instance.json").exists()  # a lie by now, and nobody believes it
    assert find_instance(tmp_path) is None
    with hold(tmp_path, command="up"):
        pass


def test_a_broken_file_names_nobody(tmp_path: Path) -> None:
    with hold(tmp_path, command="up"):
        (tmp_path / "instance.json").write_text(json.dumps({"pid": 1, "colour": "blue"}))
        assert find_instance(tmp_path) is None


def test_a_directory_that_cannot_be_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with (
        pytest.raises(ConfigurationError, match="cannot be used as data directory"),
        hold(tmp_path / "file" / "data", command="up"),
    ):
        pass
    assert find_instance(tmp_path / "nowhere") is None
