"""Comment threads as the Sheets API shows them: posts, and anchors that tie them to cells."""

from html import escape

from emulator.files import permission_id
from emulator.sheets.areas import Json

INCLUDED = "COMMENTS_VIEW_MODE_INCLUDED"
OMITTED = "COMMENTS_VIEW_MODE_OMITTED"


def view_mode(asked: str) -> str:
    """The mode that is applied; "" where none was asked for, which omits comments.

    Whoever may open a spreadsheet here may see its comments, so the default for the current access
    includes them.
    """
    modes = {
        "": "",
        "COMMENTS_VIEW_MODE_UNSPECIFIED": OMITTED,
        "COMMENTS_VIEW_MODE_DEFAULT_FOR_CURRENT_ACCESS": INCLUDED,
    }
    return modes.get(asked, asked)


def without_anchors(lists: dict[str, list[Json]]) -> dict[str, list[Json]]:
    """The lists of a tab without what ties comments to its cells."""
    return {name: items for name, items in lists.items() if name != "commentAnchors"}


def shown_thread(thread: Json, reader: str) -> Json:
    """A CommentThread."""
    shown: Json = {
        "commentId": thread["id"],
        "anchorId": thread["anchorId"],
        "headPost": shown_post(thread, reader),
        "plainTextQuote": thread["quote"],
        "replies": [shown_post(reply, reader) for reply in thread["replies"]],
        "status": "RESOLVED" if thread["resolved"] else "OPEN",
    }
    return {name: part for name, part in shown.items() if part not in ("", [])}


def shown_post(post: Json, reader: str) -> Json:
    """A Post; of a deleted one neither words nor author."""
    shown: Json = {
        "postId": post["id"],
        "createTime": post["createdTime"],
        "updateTime": post["modifiedTime"],
    }
    if action := post.get("action"):
        shown["commentAction"] = action.upper()
    if post["deleted"]:
        return shown | {"deleted": True}
    author: Json = {
        "displayName": post["author"].partition("@")[0],
        "user": f"users/{permission_id(post['author'])}",
    }
    shown["author"] = author | ({"me": True} if post["author"] == reader else {})
    if post["content"]:
        shown |= {"content": post["content"], "contentHtml": escape(post["content"])}
    return shown | ({"assigneeEmail": post["assignee"]} if post["assignee"] else {})
