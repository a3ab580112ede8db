"""``python -m sync`` is ``nastavnik``."""

import sys
from importlib import import_module

if sys.version_info < (3, 11):  # noqa: UP036 - said in words before anything newer is read
    found = ".".join(map(str, sys.version_info[:2]))
    sys.exit(
        f"Нужен Python 3.11 или новее, а это {found}. Установите его с python.org и повторите."
    )

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
