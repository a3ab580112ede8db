"""`python -m emulator`: an embedded Google Workspace on loopback."""

import argparse
import sys
from contextlib import ExitStack
from pathlib import Path

from emulator.app import build
from emulator.edge import Edge
from emulator.persistence import Keeper, UnfitFileError
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
    with ExitStack() as opened:
        save = _no_memory
        if options.data:
            try:
                keeper = opened.enter_context(Keeper(edge.world.store, options.data))
            except UnfitFileError as error:
                sys.stderr.write(f"Файл памяти {options.data} не годится: {error}\n")
                return USAGE_ERROR
            save = keeper.save
        edge.world.base_url = address(listener)
        serve(build(edge, before_reply=save), listener, parent_pid=options.parent_pid)
    return 0


def _no_memory() -> None:
    """Without a file there is nothing to write before a reply."""


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
