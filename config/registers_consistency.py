"""What must agree between config/registers.yaml and the roadmap."""

from collections.abc import Iterator

from config.registers import Registers
from config.roadmap import Roadmap
from config.source import Place


def register_faults(registers: Registers, roadmap: Roadmap) -> Iterator[tuple[Place, str]]:
    """Lines that the roadmap hasn't, and kinds of events that stand twice: place in the file, and what is wrong."""
    lines = {"", *(activity.number for activity in roadmap.activities)}
    for place, number in _named(registers):
        if number not in lines:
            told = f"строки {number} нет в дорожной карте"
            yield place, f"{told}; ожидался её номер, например 2.1, или пусто"
    kinds: set[str] = set()
    for n, event in enumerate(registers.events):
        if event.kind.casefold() in kinds:
            told = f"вид «{event.kind}» записан дважды; ожидался новый вид"
            yield ("events", n, "kind"), told
        kinds.add(event.kind.casefold())


def _named(registers: Registers) -> Iterator[tuple[Place, str]]:
    for n, event in enumerate(registers.events):
        yield ("events", n, "activity"), event.activity
    for name in ("consultations", "publications", "cases", "plan_items"):
        yield (name,), getattr(registers, name)
