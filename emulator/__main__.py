"""`python -m emulator`: an embedded Google Workspace on loopback."""

import argparse
import sys
from contextlib import ExitStack
from pathlib import Path
from urllib.request import urlopen

from emulator.app import build
from emulator.edge import Edge
from emulator.persistence import Keeper, UnfitFileError
from emulator.server import HOST, address, listen, serve

USAGE_ERROR = 2
VARIABLE = "WORKSPACE_EMULATOR_URL"


def main(arguments: list[str] | None = None) -> int:
    """Serve as the arguments say; returns the exit code."""
    options = _parser().parse_args(arguments)
    try:
        listener = listen(options.port)
    except (OSError, OverflowError):
        sys.stderr.write(_port_taken(options.port))
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
        if sys.stderr.isatty():
            _greet(edge.world.base_url, remembers=bool(options.data))
        serve(build(edge, before_reply=save), listener, parent_pid=options.parent_pid)
    return 0


def _greet(base_url: str, *, remembers: bool) -> None:
    """Say, on stderr, where to look and how to send a program here; stdout has its one line of JSON."""
    kept = (
        "Всё хранится в файле."
        if remembers
        else "После остановки всё забудется (--data ФАЙЛ хранит)."
    )
    lines = [
        f"Рабочее место: {base_url}/ — откройте в браузере. {kept}",
        "Чтобы направить сюда nastavnik, в другом окне наберите:",
        f"  Linux, macOS:        export {VARIABLE}={base_url}",
        f'  Windows PowerShell:  $env:{VARIABLE} = "{base_url}"',
        f"  Windows cmd:         set {VARIABLE}={base_url}",
        "и затем: nastavnik init. Остановить эмулятор: Ctrl-C.",
    ]
    sys.stderr.write("\n".join(lines) + "\n")


def _port_taken(port: int) -> str:
    """What to do about a port that cannot be listened on; somebody may have started this emulator twice."""
    base_url = f"http://{HOST}:{port}"
    try:
        with urlopen(f"{base_url}/_emulator/clock", timeout=2) as reply:  # noqa: S310 - loopback, http
            ours = b'"now"' in reply.read(200)
    except (OSError, ValueError, OverflowError):
        ours = False
    if ours:
        return f"Эмулятор уже работает: {base_url}/ — пользуйтесь им или укажите другой порт (--port 0 — любой).\n"
    return f"Порт {port} занят или недоступен: выберите другой (--port) или 0, чтобы взять любой свободный.\n"


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
