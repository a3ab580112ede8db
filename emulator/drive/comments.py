"""drive.comments and drive.replies: what people say beside a file.

Drive API guide, "Manage comments and replies": `fields` must be given everywhere but in deletions;
only the author changes a post; the owner of the file may delete what others wrote.
"""

from html import escape
from typing import Any

from emulator import files, threads
from emulator.clock import parse_rfc3339
from emulator.drive.paging import page_of
from emulator.drive.people import user
from emulator.errors import ApiError
from emulator.store import Record
from emulator.world import Call, Reply, World

DEFAULT_PAGE, LARGEST_PAGE = 20, 100
READ_ONLY = {"author", "deleted", "htmlContent", "id", "kind", "replies", "resolved",
             "assigneeEmailAddress", "mentionedEmailAddresses"}  # fmt: skip


def create_comment(world: World, call: Call) -> dict[str, Any]:
    """drive.comments.create: on the whole file, or on what its anchor names."""
    record = _file(world, call, role="commenter")
    content = _content(call)
    quote = (call.body.get("quotedFileContent") or {}).get("value", "")
    anchor = call.body.get("anchor", "")
    thread = threads.new_thread(
        _writing(world, call, fresh=True), content, anchor=anchor, quote=quote
    )
    threads.keep_thread(world.store, record["id"], thread)
    return _comment(thread, call)


def get_comment(world: World, call: Call) -> dict[str, Any]:
    """drive.comments.get; a deleted one only where deleted ones are asked for."""
    _file(world, call)
    return _comment(_thread(world, call), call)


def list_comments(world: World, call: Call) -> dict[str, Any]:
    """drive.comments.list: the last changed first."""
    record = _file(world, call)
    found = [t for t in threads.threads_of(world.store, record["id"]) if _shown(t, call)]
    if start := call.params.get("startModifiedTime"):
        moment = _moment(start)
        found = [t for t in found if parse_rfc3339(t["modifiedTime"]) >= moment]
    found.reverse()
    found.sort(key=lambda thread: str(thread["modifiedTime"]), reverse=True)
    page, token = page_of(found, call, DEFAULT_PAGE, LARGEST_PAGE)
    answer = {"kind": "drive#commentList", "comments": [_comment(t, call) for t in page]}
    return answer | token


def update_comment(world: World, call: Call) -> dict[str, Any]:
    """drive.comments.update: other words, by the author."""
    return _comment(_reworded(world, call, call.params["commentId"]), call)


def delete_comment(world: World, call: Call) -> Reply:
    """drive.comments.delete: by the author or the owner of the file."""
    return _deleted(world, call, call.params["commentId"])


def create_reply(world: World, call: Call) -> dict[str, Any]:
    """drive.replies.create: words, an action (`resolve`, `reopen`), or both."""
    record = _file(world, call, role="commenter")
    thread = _thread(world, call)
    action = call.body.get("action", "")
    if action and action not in threads.ACTIONS:
        raise _invalid("action", f"Invalid value '{action}'.")
    content = "" if action and not call.body.get("content") else _content(call)
    writing = _writing(world, call, fresh=True)
    after = threads.with_reply(thread, writing, content, action=action)
    threads.keep_thread(world.store, record["id"], after)
    return _reply(after["replies"][-1], call)


def get_reply(world: World, call: Call) -> dict[str, Any]:
    """drive.replies.get."""
    _file(world, call)
    return _reply(_found_reply(_thread(world, call), call), call)


def list_replies(world: World, call: Call) -> dict[str, Any]:
    """drive.replies.list: the oldest first."""
    _file(world, call)
    found = [reply for reply in _thread(world, call)["replies"] if _shown(reply, call)]
    page, token = page_of(found, call, DEFAULT_PAGE, LARGEST_PAGE)
    return {"kind": "drive#replyList", "replies": [_reply(r, call) for r in page]} | token


def update_reply(world: World, call: Call) -> dict[str, Any]:
    """drive.replies.update: other words, by the author."""
    after = _reworded(world, call, call.params["replyId"])
    return _reply(_found_reply(after, call), call)


def delete_reply(world: World, call: Call) -> Reply:
    """drive.replies.delete: by the author or the owner of the file."""
    return _deleted(world, call, call.params["replyId"])


def _file(world: World, call: Call, *, role: str = "reader") -> Record:
    if call.fields is None:
        raise ApiError(
            400, "The 'fields' parameter is required for this method.", reason="required",
            location="fields", location_type="parameter",
        )  # fmt: skip
    spare = call.body.keys() & READ_ONLY
    if spare:
        raise ApiError(
            403, "The resource body includes fields which are not directly writable.",
            reason="fieldNotWritable",
        )  # fmt: skip
    return files.require(world, call.params["fileId"], call.caller, role=role)


def _writing(world: World, call: Call, *, fresh: bool = False) -> threads.Writing:
    moment = world.clock.rfc3339(world.clock.now())
    return threads.Writing(call.caller, moment, f"AAAA{world.ids.token(7)}" if fresh else "")


def _content(call: Call) -> str:
    content: str = call.body.get("content", "")
    if not content:
        raise ApiError(400, "Content is required.", reason="required", location="content")
    return content


def _thread(world: World, call: Call) -> Record:
    name = call.params["commentId"]
    found = world.store.get(threads.COLLECTION, f"{call.params['fileId']}/{name}")
    if found is None or not _shown(found, call):
        raise _unknown("Comment", name, "commentId")
    return found


def _found_reply(thread: Record, call: Call) -> Record:
    name = call.params["replyId"]
    found: Record | None = next((r for r in thread["replies"] if r["id"] == name), None)
    if found is None or not _shown(found, call):
        raise _unknown("Reply", name, "replyId")
    return found


def _shown(post: Record, call: Call) -> bool:
    return not post["deleted"] or bool(call.params.get("includeDeleted"))


def _reworded(world: World, call: Call, post_id: str) -> Record:
    record = _file(world, call, role="commenter")
    thread = _thread(world, call)
    post = thread if post_id == thread["id"] else _found_reply(thread, call)
    if post["author"] != call.caller:
        raise _forbidden()
    after = threads.with_content(thread, post_id, _writing(world, call), _content(call))
    threads.keep_thread(world.store, record["id"], after)
    return after


def _deleted(world: World, call: Call, post_id: str) -> Reply:
    record = files.require(world, call.params["fileId"], call.caller, role="commenter")
    thread = _thread(world, call)
    post = thread if post_id == thread["id"] else _found_reply(thread, call)
    if call.caller not in (post["author"], record["owner"]):
        raise _forbidden()
    after = threads.without_post(thread, post_id, _writing(world, call))
    threads.keep_thread(world.store, record["id"], after)
    return Reply(b"", "", 204)


def _comment(thread: Record, call: Call) -> dict[str, Any]:
    """A Comment of Drive v3."""
    shown = _post(thread, call, "drive#comment")
    if thread["anchor"]:
        shown["anchor"] = thread["anchor"]
    if thread["quote"]:
        shown["quotedFileContent"] = {"mimeType": "text/html", "value": thread["quote"]}
    if thread["resolved"] or any(reply["action"] for reply in thread["replies"]):
        shown["resolved"] = thread["resolved"]
    return shown | {"replies": [_reply(r, call) for r in thread["replies"] if _shown(r, call)]}


def _reply(reply: Record, call: Call) -> dict[str, Any]:
    """A Reply of Drive v3."""
    shown = _post(reply, call, "drive#reply")
    return shown | ({"action": reply["action"]} if reply["action"] else {})


def _post(post: Record, call: Call, kind: str) -> dict[str, Any]:
    author = user(post["author"], call.caller)
    shown: dict[str, Any] = {
        "kind": kind,
        "id": post["id"],
        "createdTime": post["createdTime"],
        "modifiedTime": post["modifiedTime"],
        "author": {name: author[name] for name in ("kind", "displayName", "me")},
        "deleted": post["deleted"],
    }
    if not post["deleted"] and post["content"]:
        shown |= {"htmlContent": escape(post["content"]), "content": post["content"]}
    return shown | ({"assigneeEmailAddress": post["assignee"]} if post["assignee"] else {})


def _moment(text: str) -> Any:
    try:
        return parse_rfc3339(text)
    except ValueError as error:
        raise _invalid("startModifiedTime", f"Invalid value '{text}'.") from error


def _invalid(name: str, message: str) -> ApiError:
    return ApiError(400, message, reason="invalid", location=name, location_type="parameter")


def _unknown(what: str, name: str, location: str) -> ApiError:
    return ApiError(
        404, f"{what} not found: {name}.", reason="notFound", location=location, location_type="parameter"
    )  # fmt: skip


def _forbidden() -> ApiError:
    return ApiError(
        403, "The user does not have sufficient permissions for this comment.", reason="forbidden"
    )
