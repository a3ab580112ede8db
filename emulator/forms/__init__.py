"""Google Forms v1: a pure model of forms and the handlers of its methods.

Importing the package tells the Drive files how forms begin, are copied and go.
"""

from __future__ import annotations

from emulator import files
from emulator.errors import ApiError
from emulator.forms import handlers, records
from emulator.store import Record
from emulator.world import Handler, World

HANDLERS: dict[str, Handler] = dict(handlers.HANDLERS)


def _begin(world: World, record: Record) -> None:
    """A form made by Drive's files.create is empty, untitled and unpublished."""
    if world.quirks.is_other("drive.form-by-files-create"):
        raise ApiError(400, "Bad Request", reason="badRequest")
    form = records.new_form(record["id"], collection=records.collection(world.quirks))
    world.store.put("forms", record["id"], form)


def _copy(world: World, source_id: str, record: Record) -> None:
    source = world.store.get("forms", source_id) or records.new_form(source_id)
    new_id = world.ids.hex8 if world.quirks.is_other("forms.copied-ids") else None
    world.store.put("forms", record["id"], records.copied_form(source, record["id"], new_id))


def _remove(world: World, file_id: str) -> None:
    for response in handlers.responses_of(world, file_id):
        world.store.delete("responses", f"{file_id}/{response['responseId']}")
    world.store.delete("forms", file_id)


files.add_creator(files.FORM, _begin)
files.add_copier(files.FORM, _copy)
files.add_remover(files.FORM, _remove)
