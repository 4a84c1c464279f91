"""Reads one PDF in a process of its own, which is ended where it takes too much time or memory.

`python -m einclusion.documents.apart` takes the file on stdin and gives facts as JSON on stdout.
"""

from __future__ import annotations

import asyncio
import logging
import sys
from contextlib import suppress

import msgspec

from einclusion.document import LinkedDocument

SECONDS = 25.0
"""How long reading one file may take."""
MEMORY = 1_500_000_000
"""Bytes that the process may take, where the system can hold it to that."""


async def read_apart(content: bytes) -> LinkedDocument:
    """What the bytes of a file come to; `out-of-limits` where reading it took too much."""
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        __name__,
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
    )
    try:
        told, _ = await asyncio.wait_for(process.communicate(content), SECONDS)
        return msgspec.json.decode(told, type=LinkedDocument)
    except (TimeoutError, msgspec.DecodeError):
        return LinkedDocument(address="", state="out-of-limits", bytes=len(content))
    finally:
        if process.returncode is None:
            with suppress(ProcessLookupError):
                process.kill()
            await process.wait()


def _hold() -> None:
    """Keep this process within its memory and time; systems that can't are left with the time that the parent gives."""
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (round(SECONDS), round(SECONDS)))


def main() -> None:
    """Read stdin, write facts."""
    from einclusion.documents.reading import read
    from einclusion.text.safe import whole

    _hold()
    logging.disable()
    told = whole(msgspec.to_builtins(read(sys.stdin.buffer.read())))
    sys.stdout.buffer.write(msgspec.json.encode(told))


if __name__ == "__main__":
    main()
