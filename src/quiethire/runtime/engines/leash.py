"""Child processes that do not outlive us."""

import ctypes
import signal
import sys


def die_with_parent() -> None:
    """Run in a child before it becomes the program: on Linux the kernel ends it when its parent is gone, however that
    ended. Elsewhere the next start takes over what is left."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(1, signal.SIGTERM)
