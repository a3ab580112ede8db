"""The process in which templates are rendered: it has limits, no credentials, and may be killed at any time.

Started by ``sync.rendering``. Frames on stdin and stdout: four bytes of length, then JSON.
"""

import base64
import contextlib
import json
import os
import struct
import sys
from typing import IO, Any

from generators.documents.checks import check_template
from generators.documents.faults import TemplateFault
from generators.documents.package import checked_package
from generators.documents.render import UNREADABLE, render
from generators.documents.text import fingerprint

LENGTH = struct.Struct(">I")


def write_frame(stream: IO[bytes], message: dict[str, Any]) -> None:
    """Sends one message."""
    data = json.dumps(message).encode("ascii")
    stream.write(LENGTH.pack(len(data)) + data)
    stream.flush()


def read_frame(stream: IO[bytes]) -> dict[str, Any] | None:
    """The next message, or None where the stream has ended."""
    head = stream.read(LENGTH.size)
    if len(head) < LENGTH.size:
        return None
    (length,) = LENGTH.unpack(head)
    data = stream.read(length)
    return dict(json.loads(data)) if len(data) == length else None


def answer(request: dict[str, Any]) -> dict[str, Any]:
    """Does what a request asks; a fault of the template is an answer too."""
    template = base64.b64decode(request["template"])
    try:
        if request["action"] == "check":
            return {"faults": check_template(template, request["known"])}
        if request["action"] == "fingerprint":
            return {"fingerprint": _fingerprint(template)}
        document = render(template, request["context"])
    except TemplateFault as fault:
        return {"fault": str(fault)}
    except MemoryError:
        return {"out_of_memory": True}
    return {"document": base64.b64encode(document).decode("ascii")}


def _fingerprint(document: bytes) -> str:
    """The document's fingerprint; "" where it can't be read as one."""
    try:
        return fingerprint(checked_package(document))
    except (TemplateFault, *UNREADABLE):
        return ""


def limit_memory(megabytes: int) -> None:
    """Bounds the address space where the system can (not on Windows and macOS)."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource  # noqa: PLC0415  # Windows has none

        limit = megabytes * 2**20
        resource.setrlimit(resource.RLIMIT_AS, (limit, limit))


def limit_time(seconds: int) -> None:
    """Ends this process after so much more computing, should nobody be left to kill it."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource  # noqa: PLC0415  # Windows has none

        used = resource.getrusage(resource.RUSAGE_SELF)
        spent = int(used.ru_utime + used.ru_stime)
        hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
        resource.setrlimit(resource.RLIMIT_CPU, (spent + seconds + 2, hard))


def main() -> None:
    """Answers requests until stdin ends."""
    requests = sys.stdin.buffer
    # Whatever prints by mistake must not come between the frames.
    with os.fdopen(os.dup(sys.stdout.fileno()), "wb") as answers:
        os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
        limit_memory(int(sys.argv[1]))
        write_frame(answers, {"ready": True})
        while (request := read_frame(requests)) is not None:
            limit_time(int(request["seconds"]))
            write_frame(answers, answer(request))


if __name__ == "__main__":
    main()
