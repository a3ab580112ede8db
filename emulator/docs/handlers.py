"""docs.documents: create and get. Changing a document in place (batchUpdate) is not built."""

from typing import Any

from emulator import files
from emulator.docs import content
from emulator.docs.reading import blocks_of
from emulator.docs.rendering import body_of, lists_of
from emulator.world import Call, World

FIRST_TAB = {"tabId": "t.0", "title": "Tab 1", "index": 0}
DEFAULT_VIEW = "SUGGESTIONS_INLINE"


def create_document(world: World, call: Call) -> dict[str, Any]:
    """docs.documents.create: an empty document in My Drive; of the body only the title counts."""
    record = files.create(
        world, name=call.body.get("title") or "Untitled document", mime_type=files.DOCUMENT,
        caller=call.caller, app=call.app,
    )  # fmt: skip
    content.begin(world, record)
    return _document(world, record["id"], record["name"], tabs=False)


def get_document(world: World, call: Call) -> dict[str, Any]:
    """docs.documents.get: the whole content, in the body or, where asked for, in its one tab."""
    record = files.require(
        world, call.params["documentId"], call.caller, mime_type=files.DOCUMENT, family="docs"
    )  # fmt: skip
    return _document(
        world, record["id"], record["name"], tabs=call.params.get("includeTabsContent", False)
    )


def _document(world: World, file_id: str, title: str, *, tabs: bool) -> dict[str, Any]:
    blocks = blocks_of(content.opened(world.store.blob(file_id)))
    lists = lists_of(blocks)
    inner = {"body": body_of(blocks)} | ({"lists": lists} if lists else {})
    held: dict[str, Any] = (
        {"tabs": [{"tabProperties": FIRST_TAB, "documentTab": inner}]} if tabs else inner
    )
    return {
        "title": title,
        **held,
        "revisionId": content.revision(world, file_id),
        "suggestionsViewMode": DEFAULT_VIEW,
        "documentId": file_id,
    }
