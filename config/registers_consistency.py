"""What must agree within config/registers.yaml."""

from collections.abc import Iterator

from config.registers import Registers
from config.source import Place


def register_faults(registers: Registers) -> Iterator[tuple[Place, str]]:
    """Kinds of events that stand twice: place in the file, and what is wrong."""
    kinds: set[str] = set()
    for n, event in enumerate(registers.events):
        if event.kind.casefold() in kinds:
            told = f"вид «{event.kind}» записан дважды; ожидался новый вид"
            yield ("events", n, "kind"), told
        kinds.add(event.kind.casefold())
