"""The test server of ClickHouse as a child process."""

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class ServerProcess:
    """A test server and where it listens."""

    port: int
    process: subprocess.Popen[str]

    @property
    def dsn(self) -> str:
        return f"http://quiethire:secret@127.0.0.1:{self.port}/quiethire"


def start_clickhouse_server(folder: Path, port: int = 0) -> ServerProcess:
    """Start the test server on a folder; it listens when this returns."""
    process = subprocess.Popen(
        [
            sys.executable,
            str(Path(__file__).with_name("clickhouse_server.py")),
            *("--port", str(port), "--dir", str(folder), "--user", "quiethire", "--password", "secret"),
        ],
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    line = process.stdout.readline()
    process.stdout.close()
    return ServerProcess(json.loads(line)["port"], process)
