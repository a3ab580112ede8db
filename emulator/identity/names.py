"""What the log and planned failures call the requests that are no methods of a discovery document."""

TOKEN_METHOD = "oauth2.token"  # noqa: S105 - the name of a call in the log, not a secret
REVOKE_METHOD = "oauth2.revoke"
METADATA_TOKEN = "metadata.token"  # noqa: S105 - the same
METADATA_GET = "metadata.get"
IAM_METHODS = frozenset(
    f"iamcredentials.{name}" for name in ("signJwt", "signBlob", "generateAccessToken")
)

IDENTITY_METHODS = frozenset(
    {TOKEN_METHOD, REVOKE_METHOD, METADATA_TOKEN, METADATA_GET, *IAM_METHODS}
)
