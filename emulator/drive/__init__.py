"""Google Drive v3: files and folders, their contents, who may see them, and finding them."""

from emulator.drive import access, changing, comments, contents, listing, making, people, version2
from emulator.world import Handler

HANDLERS: dict[str, Handler] = {
    "drive.about.get": people.get_about,
    "drive.comments.create": comments.create_comment,
    "drive.comments.delete": comments.delete_comment,
    "drive.comments.get": comments.get_comment,
    "drive.comments.list": comments.list_comments,
    "drive.comments.update": comments.update_comment,
    "drive.files.copy": making.copy_file,
    "drive.files.create": making.create_file,
    "drive.files.delete": changing.delete_file,
    "drive.files.emptyTrash": changing.empty_trash,
    "drive.files.export": contents.export_file,
    "drive.files.generateIds": making.generate_ids,
    "drive.files.get": contents.get_file,
    "drive.files.list": listing.list_files,
    "drive.files.update": changing.update_file,
    "drive.files.update@v2": version2.update_file,
    "drive.permissions.create": access.create_permission,
    "drive.permissions.delete": access.delete_permission,
    "drive.permissions.get": access.get_permission,
    "drive.permissions.list": access.list_permissions,
    "drive.permissions.update": access.update_permission,
    "drive.replies.create": comments.create_reply,
    "drive.replies.delete": comments.delete_reply,
    "drive.replies.get": comments.get_reply,
    "drive.replies.list": comments.list_replies,
    "drive.replies.update": comments.update_reply,
}
