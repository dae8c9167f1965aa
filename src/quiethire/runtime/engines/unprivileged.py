"""Running a program that refuses to run as root, when we are root (containers, mostly)."""

import os
import pwd
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from quiethire.domain.errors import ConfigurationError

_ACCOUNTS = ("postgres", "nobody")


@dataclass(frozen=True, slots=True)
class Account:
    """Whom a child process runs as. `prefix` is put before its command; `uid` and `gid` are switched to if given."""

    prefix: tuple[str, ...] = ()
    uid: int | None = None
    gid: int | None = None

    def own(self, path: Path) -> None:
        """Make the path, and what is in it, belong to whom the child runs as."""
        uid = os.geteuid() if self.uid is None else self.uid
        gid = os.getegid() if self.gid is None else self.gid
        if path.stat().st_uid == uid:
            return
        os.chown(path, uid, gid)
        for folder, folders, files in os.walk(path):
            for name in (*folders, *files):
                os.chown(Path(folder) / name, uid, gid, follow_symlinks=False)

    def run(self, command: list[str]) -> subprocess.CompletedProcess[str]:
        """Run to the end, output kept."""
        return subprocess.run(  # noqa: S603 - a command made by us
            [*self.prefix, *command],
            user=self.uid,
            group=self.gid,
            extra_groups=None if self.uid is None else [],
            cwd="/",
            env=_ENVIRONMENT,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )

    def start(self, command: list[str], log: IO[bytes]) -> subprocess.Popen[bytes]:
        """Start a server in a session of its own, so that Ctrl-C reaches us and not it: we stop it in order."""
        return subprocess.Popen(  # noqa: S603 - a command made by us
            [*self.prefix, *command],
            user=self.uid,
            group=self.gid,
            extra_groups=None if self.uid is None else [],
            cwd="/",
            env=_ENVIRONMENT,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            start_new_session=True,
        )


_ENVIRONMENT = {"PATH": os.defpath, "LC_ALL": "C", "TZ": "UTC"}
"""A server of ours takes nothing from whoever started us (PGDATA, PGPORT, LD_PRELOAD …)."""


def unprivileged(program: Path, *others: Path) -> Account:
    """Whom to run as so that the program, and the folders it works in, can be reached. Not root: ourselves.

    Raises ConfigurationError when we are root and there is no way.
    """
    if os.geteuid() != 0:
        return Account()
    entry = _ordinary_account()
    unshare = shutil.which("unshare")
    if unshare is not None and entry is not None:
        prefix = (unshare, "--user", f"--map-user={entry.pw_uid}", f"--map-group={entry.pw_gid}", "--")
        if Account(prefix=prefix).run(["true"]).returncode == 0:
            return Account(prefix=prefix)
    if entry is None:
        raise ConfigurationError("PostgreSQL does not run as root and there is no other account: run as another user.")
    for path in (program, *others):
        closed = _closed_folder(path)
        if closed is not None:
            raise ConfigurationError(
                f"PostgreSQL does not run as root, and account {entry.pw_name!r} cannot enter {closed}: run QuietHire "
                f"as another user, or use a data directory others may pass through (chmod o+x {closed})."
            )
    return Account(uid=entry.pw_uid, gid=entry.pw_gid)


def _ordinary_account() -> pwd.struct_passwd | None:
    for name in _ACCOUNTS:
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            continue
        if entry.pw_uid != 0:
            return entry
    return None


def _closed_folder(path: Path) -> Path | None:
    """The first folder above the path that only its owner may pass through."""
    for folder in reversed(path.parents):
        if folder.exists() and not folder.stat().st_mode & 0o001:
            return folder
    return None
