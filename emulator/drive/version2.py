"""A file in the words of Drive v2, in which gspread still imports tables.

Fields and their order are those of replies that people published; what v3 tells too is taken from
there.
"""

from typing import Any

from emulator import files
from emulator.drive import changing
from emulator.drive.resource import file_resource
from emulator.mask import apply
from emulator.store import Record
from emulator.world import Call, World

NEVER = "1970-01-01T00:00:00.000Z"
TAKEN_OVER = ("capabilities", "writersCanShare", "shared", "explicitlyTrashed", "spaces",
              "copyRequiresWriterPermission", "version", "quotaBytesUsed", "md5Checksum", "originalFilename",
              "headRevisionId", "description", "fileExtension")  # fmt: skip
_ICONS = "https://drive-thirdparty.googleusercontent.com/16/type/"


def update_file(world: World, call: Call) -> dict[str, Any]:
    """drive.files.update of version 2: new content; the whole resource unless `fields` says otherwise."""
    changing.update_file(world, call)
    record = files.require(world, call.params["fileId"], call.caller)
    told: dict[str, Any] = apply(call.fields, resource(world, record, call))
    return told


def resource(world: World, record: Record, call: Call) -> dict[str, Any]:
    """A File of Drive v2."""
    v3 = file_resource(world, record, call)
    itself = f"{world.base_url}/drive/v2/files/{record['id']}"
    role = files.role_of(world, record, call.caller) or "reader"
    shown: dict[str, Any] = {
        "kind": "drive#file",
        "id": record["id"],
        "etag": f'"{record["version"]}"',
        "selfLink": itself,
        "alternateLink": f"{v3['webViewLink']}?usp=drivesdk",
        "embedLink": f"{v3['webViewLink'].removesuffix('/edit')}/htmlembed",
        "iconLink": f"{_ICONS}{record['mimeType']}",
        "title": record["name"],
        "mimeType": record["mimeType"],
        "labels": {
            "starred": v3["starred"],
            "hidden": False,
            "trashed": v3["trashed"],
            "restricted": v3["copyRequiresWriterPermission"],
            "viewed": True,
        },
        "createdDate": record["createdTime"],
        "modifiedDate": v3["modifiedTime"],
        "modifiedByMeDate": v3["modifiedTime"],
        "lastViewedByMeDate": v3["modifiedTime"],
        "markedViewedByMeDate": NEVER,
        "parents": [_parent(world, itself, parent, call) for parent in record["parents"]],
        "userPermission": {
            "kind": "drive#permission",
            "etag": f'"{role}"',
            "id": "me",
            "selfLink": f"{itself}/permissions/me",
            "role": role,
            "type": "user",
            "pendingOwner": False,
        },
        "ownerNames": [owner["displayName"] for owner in v3.get("owners", [])],
        "owners": [_person(owner) for owner in v3.get("owners", [])],
        "lastModifyingUserName": v3["lastModifyingUser"]["displayName"],
        "lastModifyingUser": _person(v3["lastModifyingUser"]),
        "editable": files.is_at_least(role, "writer"),
        "copyable": True,
        "appDataContents": False,
    }
    shown |= {name: v3[name] for name in TAKEN_OVER if name in v3}
    return shown | ({"fileSize": v3["size"]} if "size" in v3 else {})


def _parent(world: World, itself: str, parent: str, call: Call) -> dict[str, Any]:
    return {
        "kind": "drive#parentReference",
        "id": parent,
        "selfLink": f"{itself}/parents/{parent}",
        "parentLink": f"{world.base_url}/drive/v2/files/{parent}",
        "isRoot": parent == files.root_folder(world, call.caller)["id"],
    }


def _person(user: dict[str, Any]) -> dict[str, Any]:
    names = ("kind", "displayName", "permissionId", "emailAddress")
    return {name: user[name] for name in names} | {"isAuthenticatedUser": user["me"]}
