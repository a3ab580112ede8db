"""Scopes: which there are."""

from functools import cache

from emulator.discovery import DOCUMENTS, document

GOOGLE = "https://www.googleapis.com/auth/"
CLOUD_PLATFORM = f"{GOOGLE}cloud-platform"
IAM = f"{GOOGLE}iam"
ABOUT_A_PERSON = frozenset(
    {"openid", "email", "profile", f"{GOOGLE}userinfo.email", f"{GOOGLE}userinfo.profile"}
)


@cache
def known() -> frozenset[str]:
    """Every scope that may be asked for: those of the documents, of the cloud and of a person's name."""
    documents = (document(family)["auth"]["oauth2"]["scopes"] for family in DOCUMENTS)
    return frozenset().union({CLOUD_PLATFORM, IAM}, ABOUT_A_PERSON, *documents)


def split(text: str) -> frozenset[str]:
    """The scopes in a text that separates them by spaces."""
    return frozenset(text.split())
