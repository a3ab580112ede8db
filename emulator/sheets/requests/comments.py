"""Comments in a batch: threads on cells, replies, other words, deletion."""

from emulator.clock import rfc3339
from emulator.errors import invalid
from emulator.sheets.areas import Area, Json
from emulator.sheets.calculator import Calculator
from emulator.sheets.comments import shown_post, shown_thread
from emulator.sheets.rendering import Renderer
from emulator.sheets.requests.context import replace_object
from emulator.sheets.workbook import Sheet, Workbook
from emulator.threads import (
    Writing,
    new_thread,
    post_of,
    with_content,
    with_reply,
    without_post,
)

LONGEST = 2048  # UTF-8 code units of a post or an address
ACTIONS = {"RESOLVE": "resolve", "REOPEN": "reopen"}


def insert_comment(book: Workbook, request: Json) -> Json:
    """insertComment: a thread tied to one cell."""
    content = _words(request.get("content", ""))
    assignee = request.get("assigneeEmailAddress", "")
    _check_length(assignee)
    place = request.get("coordinate", {})
    sheet = book.sheet(place.get("sheetId"))
    row, column = place.get("rowIndex", 0), place.get("columnIndex", 0)
    if not (0 <= row < sheet.row_count and 0 <= column < sheet.column_count):
        raise invalid("The coordinate of the comment lies outside of the grid.")
    anchor = f"anchor{book.editor.new_id()}"
    quote = str(Renderer(Calculator(book)).shown(sheet, row, column) or "")
    writing = _writing(book, fresh=True)
    thread = new_thread(writing, content, assignee=assignee, anchorId=anchor, quote=quote)
    book.threads = [*book.threads, thread]
    _anchor(sheet, anchor, row, column)
    return {"commentThread": shown_thread(thread, book.editor.email)}


def add_comment_reply(book: Workbook, request: Json) -> Json:
    """addCommentReply: words, or RESOLVE or REOPEN with or without them."""
    thread = _thread(book, request)
    post = request.get("post", {})
    action = ACTIONS.get(post.get("commentAction", ""), "")
    content, assignee = post.get("content", ""), post.get("assigneeEmail", "")
    content = content if action and not content else _words(content)
    _check_length(assignee)
    if assignee and (action or not thread["assignee"]):
        raise invalid("The reply cannot assign the comment to somebody.")
    after = with_reply(
        thread, _writing(book, fresh=True), content, action=action, assignee=assignee
    )
    _replace(book, thread, after)
    return {"post": shown_post(after["replies"][-1], book.editor.email)}


def update_comment_post(book: Workbook, request: Json) -> Json:
    """updateCommentPost: other words for a head post or a reply, by its author."""
    thread = _thread(book, request)
    post = _own_post(book, thread, request)
    content = _words(request.get("content", ""))
    _replace(book, thread, with_content(thread, post["id"], _writing(book), content))
    return {}


def delete_comment(book: Workbook, request: Json) -> Json:
    """deleteComment: the thread with its anchor, by the author of its head post."""
    thread = _thread(book, request)
    if thread["author"] != book.editor.email:
        raise invalid("Only the author can delete a comment.")
    book.threads = [other for other in book.threads if other is not thread]
    for sheet in book.sheets:
        anchors = sheet.objects["commentAnchors"]
        kept = [anchor for anchor in anchors if anchor["anchorId"] != thread["anchorId"]]
        if len(kept) < len(anchors):
            replace_object(sheet, "commentAnchors", kept)
    return {}


def delete_comment_reply(book: Workbook, request: Json) -> Json:
    """deleteCommentReply: by its author, unless it resolved, reopened or assigned the thread."""
    thread = _thread(book, request)
    post = _own_post(book, thread, request)
    if post is thread:
        raise invalid(f"No reply with id: {post['id']}")
    if post["action"] or post["assignee"]:
        raise invalid("A reply with an action or an assignee cannot be deleted.")
    _replace(book, thread, without_post(thread, post["id"], _writing(book)))
    return {}


def _writing(book: Workbook, *, fresh: bool = False) -> Writing:
    name = f"AAAA{book.editor.new_id():x}" if fresh else ""
    return Writing(book.editor.email, rfc3339(book.editor.moment), name)


def _words(content: str) -> str:
    if not content:
        raise invalid("The content of a comment cannot be empty.")
    _check_length(content)
    return content


def _check_length(text: str) -> None:
    if len(text.encode()) > LONGEST:
        raise invalid(f"The text must not exceed {LONGEST} UTF-8 code units.")


def _anchor(sheet: Sheet, name: str, row: int, column: int) -> None:
    place = sheet.range_of(Area(row, column, row + 1, column + 1))
    anchors = [*sheet.objects["commentAnchors"], {"anchorId": name, "range": place}]
    replace_object(sheet, "commentAnchors", anchors)


def _thread(book: Workbook, request: Json) -> Json:
    name = request.get("commentId", "")
    found = next((t for t in book.threads if t["id"] == name and not t["deleted"]), None)
    if found is None:
        raise invalid(f"No comment with id: {name}")
    return found


def _own_post(book: Workbook, thread: Json, request: Json) -> Json:
    name = request.get("postId", "")
    post = post_of(thread, name)
    if post is None or post["deleted"]:
        raise invalid(f"No post with id: {name}")
    if post["author"] != book.editor.email:
        raise invalid("Only the author can change a post.")
    return post


def _replace(book: Workbook, before: Json, after: Json) -> None:
    book.threads = [after if thread is before else thread for thread in book.threads]
