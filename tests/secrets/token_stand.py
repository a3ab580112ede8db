"""A service account's key whose token comes from a stand of the test's own, which keeps what was asked."""

import base64
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa

ACCESS_TOKEN = "ya29.given-by-the-stand-7Qm2xVb9Lk4RtZw8"  # noqa: S105 - nobody's
EMAIL = "robot@institution-0000.iam.gserviceaccount.com"


@dataclass
class Stand:
    """What it was asked."""

    address: str
    scopes: list[frozenset[str]] = field(default_factory=list)


@contextmanager
def token_stand() -> Iterator[Stand]:
    """A token end point on this machine."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            length = int(self.headers["Content-Length"])
            asked = parse_qs(self.rfile.read(length).decode())
            payload = asked["assertion"][0].split(".")[1]
            claims = json.loads(base64.urlsafe_b64decode(payload + "=" * (-len(payload) % 4)))
            stand.scopes.append(frozenset(claims["scope"].split()))
            answer = {"access_token": ACCESS_TOKEN, "expires_in": 3599, "token_type": "Bearer"}
            content = json.dumps(answer).encode()
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_: object) -> None:
            """Silent."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    stand = Stand(f"http://127.0.0.1:{server.server_address[1]}/token")
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield stand
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def key_content(token_uri: str) -> dict[str, str]:
    """A fresh key, as Google Cloud gives it out."""
    private = rsa.generate_private_key(public_exponent=65537, key_size=2048).private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    return {
        "type": "service_account",
        "project_id": "institution-0000",
        "private_key_id": "5f0c1d2e3b4a",
        "private_key": private.decode(),
        "client_email": EMAIL,
        "token_uri": token_uri,
    }


def key_file(folder: Path, token_uri: str) -> Path:
    """A key file that only its owner can read."""
    path = folder / "key.json"
    path.write_text(json.dumps(key_content(token_uri)), encoding="utf-8")
    path.chmod(0o600)
    return path
