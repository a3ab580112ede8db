"""People as Drive shows them, and `about`."""

from typing import Any

from emulator.errors import ApiError
from emulator.files import SERVICE_ACCOUNT_DOMAIN, permission_id
from emulator.world import Call, World

CONSUMER_DOMAINS = ("@gmail.com", "@googlemail.com")
STORAGE_LIMIT = 15 * 1024**3  # bytes that Google gives to a person for nothing


def user(email: str, caller: str) -> dict[str, Any]:
    """A User of Drive v3; the emulator knows no other name of a person than the address."""
    return {
        "kind": "drive#user",
        "displayName": email.partition("@")[0],
        "me": email == caller,
        "permissionId": permission_id(email),
        "emailAddress": email,
    }


def may_create_drives(email: str) -> bool:
    """Whether an account may make shared drives: one of a Workspace domain, no service account."""
    return not email.endswith((SERVICE_ACCOUNT_DOMAIN, *CONSUMER_DOMAINS))


def get_about(world: World, call: Call) -> dict[str, Any]:
    """drive.about.get: who the caller is and what storage is left; Google asks for `fields` here."""
    if call.fields is None:
        raise ApiError(
            400,
            "The 'fields' parameter is required for this method.",
            reason="required",
            location="fields",
            location_type="parameter",
        )
    owned = [r for _, r in world.store.items("files") if r["owner"] == call.caller]
    used = sum(int(record.get("size", 0)) for record in owned)
    limit = 0 if call.caller.endswith(SERVICE_ACCOUNT_DOMAIN) else STORAGE_LIMIT
    quota = {
        "limit": str(limit),
        "usage": str(used),
        "usageInDrive": str(used),
        "usageInDriveTrash": "0",
    }
    return {
        "kind": "drive#about",
        "user": user(call.caller, call.caller),
        "storageQuota": quota,
        "maxUploadSize": str(5 * 1024**4),
        "appInstalled": False,
        "canCreateDrives": may_create_drives(call.caller),
    }
