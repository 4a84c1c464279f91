"""Runs a command and tells what it and everything that it started cost.

CPU: this process makes itself the one to which orphans fall (`prctl(PR_SET_CHILD_SUBREAPER)`), waits until none of them
is left, and reads `getrusage(RUSAGE_CHILDREN)`: the kernel's own sum over all that were waited for, renderers that a
zygote ended and a driver that outlived its parent included. Memory, and which part took the CPU time, come from
samples: proportional set sizes, so that memory which processes share counts once.

Use: python measure.py COMMAND…; one line of JSON goes to the standard output, the command's own output to stderr.
"""

from __future__ import annotations

import ctypes
import json
import os
import resource
import subprocess
import sys
import time

import psutil

_SUBREAPER = 36
_SAMPLE = 0.2
_POLL = 0.02


def measured(command: list[str]) -> dict[str, object]:
    """Exit code, start (monotonic), seconds, CPU seconds, CPU seconds by part, and peak memory in bytes."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_SUBREAPER, 1, 0, 0, 0)
    started = time.monotonic()
    process = subprocess.Popen(command, stdout=2)
    samples = _Samples()
    seconds, code, next_sample = 0.0, 0, started
    while True:
        pid, status = _ended()
        if pid == process.pid:
            seconds, code = time.monotonic() - started, os.waitstatus_to_exitcode(status)
        elif pid is None:
            break
        elif pid == 0:
            if time.monotonic() >= next_sample:
                next_sample = time.monotonic() + _SAMPLE
                samples.take()
            time.sleep(_POLL)
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = used.ru_utime + used.ru_stime
    return {
        "code": code,
        "started": started,
        "seconds": seconds,
        "cpu": cpu,
        "parts": samples.parts(),
        "memory": samples.peak,
    }


def _ended() -> tuple[int | None, int]:
    """A process that ended, with its status; 0 for none yet, none where none is left."""
    try:
        return os.waitpid(-1, os.WNOHANG)
    except ChildProcessError:
        return None, 0


class _Samples:
    """What the tree's processes held and had used whenever they were looked at."""

    def __init__(self) -> None:
        self.peak = 0
        self._used: dict[tuple[int, float], tuple[str, float]] = {}

    def take(self) -> None:
        held = 0
        for process in psutil.Process().children(recursive=True):
            try:
                with process.oneshot():
                    times = process.cpu_times()
                    own = times.user + times.system
                    self._used[(process.pid, process.create_time())] = (_part(process), own)
                    full = process.memory_full_info()
                held += getattr(full, "pss", full.uss)
            except psutil.Error:
                continue
        self.peak = max(self.peak, held)

    def parts(self) -> dict[str, float]:
        """CPU seconds by part, up to the last sample of each process."""
        found: dict[str, float] = {}
        for part, seconds in self._used.values():
            found[part] = found.get(part, 0.0) + seconds
        return found


def _part(process: psutil.Process) -> str:
    command = process.cmdline()
    name = process.name()
    if name.startswith("python"):
        return "workers" if any("multiprocessing" in word for word in command) else "program"
    return "driver" if name.startswith("node") or "MainThread" in name else "browser"


if __name__ == "__main__":
    print(json.dumps(measured(sys.argv[1:])))
