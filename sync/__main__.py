"""``python -m sync`` is ``nastavnik``."""

import os
import sys
from importlib import import_module

if sys.version_info < (3, 11):  # noqa: UP036 - said in words before anything newer is read
    found = ".".join(map(str, sys.version_info[:2]))
    sys.exit(
        f"Нужен Python 3.11 или новее, а это {found}. Установите его с python.org и повторите."
    )

__all__ = ["main"]


def main() -> int:
    """The command ``nastavnik``; Ctrl-C or SIGTERM while it is still being loaded shows no traceback.

    In a container this is process 1, which the system spares every signal that it has not asked for.
    """
    signals = None
    try:
        signals = import_module("sync.cli.signals")  # before all that takes longer to load
        signals.end_tidily()
        return int(import_module("sync.cli.main").main())
    except KeyboardInterrupt:
        if os.environ.get("CLOUD_RUN_JOB"):
            log = import_module("sync.cli.cloud_log").CloudLog(sys.stderr, os.environ)
            log.write("WARNING", "Прервано.", code=0)
            return 0
        sys.stderr.write("Прервано.\n")
        return 130
    finally:
        if signals is not None:
            signals.be_done()


if __name__ == "__main__":
    sys.exit(main())
