"""`python -m emulator`: an embedded Google Workspace on loopback."""

import argparse
import sys
from pathlib import Path

from emulator.app import build
from emulator.edge import Edge
from emulator.persistence import Keeper
from emulator.server import address, listen, serve

USAGE_ERROR = 2


def main(arguments: list[str] | None = None) -> int:
    """Serve as the arguments say; returns the exit code."""
    options = _parser().parse_args(arguments)
    try:
        listener = listen(options.port)
    except (OSError, OverflowError):
        sys.stderr.write(
            f"Порт {options.port} занят или недоступен: выберите другой (--port) или 0, чтобы взять любой свободный.\n"
        )
        return USAGE_ERROR
    edge = Edge()
    keeper = Keeper(edge.world.store, options.data)
    try:
        keeper.load()
    except (OSError, TypeError, ValueError) as error:
        sys.stderr.write(f"Файл памяти {options.data} не читается: {error}\n")
        return USAGE_ERROR
    edge.world.base_url = address(listener)
    serve(build(edge), listener, parent_pid=options.parent_pid, each_second=keeper.save)
    keeper.save()
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m emulator", description="Google Workspace на этом компьютере."
    )
    parser.add_argument(
        "--port", type=int, default=8787, help="порт на 127.0.0.1; 0 — любой свободный"
    )
    parser.add_argument(
        "--data", type=Path, help="файл, в котором хранится память; без него она пропадает"
    )
    parser.add_argument(
        "--parent-pid", type=int, default=0, help="завершиться вместе с этим процессом"
    )
    return parser


if __name__ == "__main__":
    sys.exit(main())
