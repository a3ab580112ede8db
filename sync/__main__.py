"""``python -m sync`` is ``nastavnik``."""

import sys
from importlib import import_module

__all__ = ["main"]


def main() -> int:
    """The command ``nastavnik``; Ctrl-C while it is still being loaded shows no traceback."""
    try:
        return int(import_module("sync.cli.main").main())
    except KeyboardInterrupt:
        sys.stderr.write("Прервано.\n")
        return 130


if __name__ == "__main__":
    sys.exit(main())
