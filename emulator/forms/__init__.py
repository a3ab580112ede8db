"""Google Forms v1: a pure model of forms and the handlers of its methods.

Importing the package tells the Drive files how forms begin, are copied and go.
"""

from __future__ import annotations

from emulator import files
from emulator.forms import handlers, records
from emulator.store import Record
from emulator.world import Handler, World

HANDLERS: dict[str, Handler] = dict(handlers.HANDLERS)


def _begin(world: World, record: Record) -> None:
    """A form made by Drive's files.create is empty, untitled and unpublished."""
    world.store.put("forms", record["id"], records.new_form(record["id"]))


def _copy(world: World, source_id: str, record: Record) -> None:
    source = world.store.get("forms", source_id) or records.new_form(source_id)
    world.store.put("forms", record["id"], records.copied_form(source, record["id"]))


def _remove(world: World, file_id: str) -> None:
    for response in handlers.responses_of(world, file_id):
        world.store.delete("responses", f"{file_id}/{response['responseId']}")
    world.store.delete("forms", file_id)


files.add_creator(files.FORM, _begin)
files.add_copier(files.FORM, _copy)
files.add_remover(files.FORM, _remove)
