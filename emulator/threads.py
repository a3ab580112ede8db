"""Comment threads of files, as they are kept: Drive and Sheets show the same ones, each its own way.

A thread is kept in the collection "comments" under `file id/thread id`:
`id, author (e-mail), createdTime, modifiedTime, content, anchor, anchorId, quote, assignee,
resolved, deleted, replies`; a reply has `id, author, createdTime, modifiedTime, content, action
("", "resolve", "reopen"), assignee, deleted`. What is deleted keeps its place without its content.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from emulator.store import Record, Store

COLLECTION = "comments"
ACTIONS = ("resolve", "reopen")


@dataclass(frozen=True)
class Writing:
    """Who writes, when (RFC 3339), and under which id."""

    author: str
    moment: str
    id: str = ""


def threads_of(store: Store, file_id: str) -> list[Record]:
    """The threads of a file, the oldest first."""
    return [t for key, t in store.items(COLLECTION) if key.partition("/")[0] == file_id]


def keep_thread(store: Store, file_id: str, thread: Record) -> None:
    """Keep a new or changed thread."""
    store.put(COLLECTION, f"{file_id}/{thread['id']}", thread)


def drop_threads(store: Store, file_id: str, ids: Iterable[str]) -> None:
    """Forget threads for good."""
    for thread_id in ids:
        store.delete(COLLECTION, f"{file_id}/{thread_id}")


def _post(writing: Writing, content: str, assignee: str) -> Record:
    return {
        "id": writing.id,
        "author": writing.author,
        "createdTime": writing.moment,
        "modifiedTime": writing.moment,
        "content": content,
        "assignee": assignee,
        "deleted": False,
    }


def new_thread(writing: Writing, content: str, *, assignee: str = "", **more: str) -> Record:
    """A thread of one post; `more` are its anchor, anchorId and quote."""
    place = {"anchor": "", "anchorId": "", "quote": ""} | more
    return _post(writing, content, assignee) | place | {"resolved": False, "replies": []}


def with_reply(
    thread: Record, writing: Writing, content: str, *, action: str = "", assignee: str = ""
) -> Record:
    """The thread after a reply; an action resolves or reopens it, a reply may assign it anew."""
    reply = _post(writing, content, assignee) | {"action": action}
    changed: Record = {"modifiedTime": writing.moment, "replies": [*thread["replies"], reply]}
    if action:
        changed["resolved"] = action == "resolve"
    return thread | changed | ({"assignee": assignee} if assignee else {})


def with_content(thread: Record, post_id: str, writing: Writing, content: str) -> Record:
    """The thread after its head post or a reply was given other words."""
    new = {"content": content, "modifiedTime": writing.moment}
    return _changed(thread, post_id, new) | {"modifiedTime": writing.moment}


def without_post(thread: Record, post_id: str, writing: Writing) -> Record:
    """The thread after its head post or a reply was deleted: the place stays, the content goes."""
    gone = {"content": "", "deleted": True, "modifiedTime": writing.moment}
    return _changed(thread, post_id, gone) | {"modifiedTime": writing.moment}


def post_of(thread: Record, post_id: str) -> Record | None:
    """The head post (the thread itself) or a reply; None where there is none."""
    if thread["id"] == post_id:
        return thread
    return next((reply for reply in thread["replies"] if reply["id"] == post_id), None)


def _changed(thread: Record, post_id: str, new: Record) -> Record:
    if thread["id"] == post_id:
        return thread | new
    return thread | {"replies": [r | new if r["id"] == post_id else r for r in thread["replies"]]}
