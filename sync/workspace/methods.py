"""Google's method ids for the requests we send, for the counts people see and for messages."""

import re

_ID = r"[^/:]+"
_METHODS = tuple(
    (verb, re.compile(pattern + "$"), name)
    for verb, pattern, name in (
        ("GET", rf"/v4/spreadsheets/{_ID}", "sheets.spreadsheets.get"),
        ("POST", rf"/v4/spreadsheets/{_ID}:batchUpdate", "sheets.spreadsheets.batchUpdate"),
        *(
            (verb, rf"/v4/spreadsheets/{_ID}/{rest}", f"sheets.spreadsheets.{name}")
            for verb, rest, name in (
                ("GET", "values/.+", "values.get"),
                ("PUT", "values/.+", "values.update"),
                ("POST", "values:batchUpdate", "values.batchUpdate"),
                ("GET", rf"developerMetadata/{_ID}", "developerMetadata.get"),
            )
        ),
        ("GET", r"/drive/v3/about", "drive.about.get"),
        ("POST", rf"/drive/v3/files/{_ID}/approvals:start", "drive.approvals.start"),
        ("GET", rf"/drive/v3/files/{_ID}/approvals", "drive.approvals.list"),
        ("POST", rf"/drive/v3/files/{_ID}/approvals/{_ID}:cancel", "drive.approvals.cancel"),
        ("POST", rf"/drive/v3/files/{_ID}/comments", "drive.comments.create"),
        ("GET", rf"/drive/v3/files/{_ID}/comments", "drive.comments.list"),
        ("PATCH", rf"/upload/drive/v3/files/{_ID}", "drive.files.update"),
        ("POST", r"/drive/v3/drives", "drive.drives.create"),
        ("DELETE", rf"/drive/v3/drives/{_ID}", "drive.drives.delete"),
        ("DELETE", rf"/drive/v3/files/{_ID}", "drive.files.delete"),
        ("GET", r"/drive/v3/files", "drive.files.list"),
        ("POST", r"/drive/v3/files", "drive.files.create"),
        ("POST", r"/upload/drive/v3/files", "drive.files.create"),
        ("GET", rf"/drive/v3/files/{_ID}/export", "drive.files.export"),
        ("POST", rf"/drive/v3/files/{_ID}/copy", "drive.files.copy"),
        ("GET", rf"/drive/v3/files/{_ID}", "drive.files.get"),
        ("PATCH", rf"/drive/v3/files/{_ID}", "drive.files.update"),
        ("GET", rf"/drive/v3/files/{_ID}/permissions", "drive.permissions.list"),
        ("POST", rf"/drive/v3/files/{_ID}/permissions", "drive.permissions.create"),
        ("DELETE", rf"/drive/v3/files/{_ID}/permissions/{_ID}", "drive.permissions.delete"),
        ("POST", r"/v1/forms", "forms.forms.create"),
        ("GET", rf"/v1/forms/{_ID}", "forms.forms.get"),
        ("POST", rf"/v1/forms/{_ID}:batchUpdate", "forms.forms.batchUpdate"),
        ("POST", rf"/v1/forms/{_ID}:setPublishSettings", "forms.forms.setPublishSettings"),
        ("GET", rf"/v1/forms/{_ID}/responses", "forms.forms.responses.list"),
        ("POST", r"/token", "token"),
    )
)


def method_id(verb: str, path: str) -> str:
    """Google's method id («drive.files.list») of a request; the bare verb where we don't know it."""
    for known_verb, pattern, name in _METHODS:
        if verb == known_verb and pattern.match(path):
            return name
    return verb
