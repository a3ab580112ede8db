"""``python -m sync`` is ``nastavnik``."""

import sys

from sync.cli.main import main

__all__ = ["main"]

if __name__ == "__main__":
    sys.exit(main())
