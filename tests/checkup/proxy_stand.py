"""A proxy as they stand in schools: one that wants a password, that forbids Google, that opens what is encrypted."""

import socketserver
import ssl
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

REFUSALS = {
    "sign_in": b"HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic\r\n\r\n",
    "forbidden": b"HTTP/1.1 403 Forbidden\r\nContent-Type: text/html\r\n\r\n<html></html>",
    "not_a_proxy": b"<html>Apache</html>\r\n\r\n",
}
TUNNEL = b"HTTP/1.1 200 Connection established\r\n\r\n"


@contextmanager
def proxy(manner: str) -> Iterator[str]:
    """Its address.

    Args:
        manner: A key of ``REFUSALS``, or «intercepting», or «page_in_the_tunnel».
    """
    with tempfile.TemporaryDirectory() as folder:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(_certificate(Path(folder)))

        class Handler(socketserver.BaseRequestHandler):
            def handle(self) -> None:
                self.request.settimeout(5)
                asked = b""
                while b"\r\n\r\n" not in asked:
                    if not (part := self.request.recv(4096)):
                        return  # whoever came has gone: nothing more will come
                    asked += part
                self.request.sendall(REFUSALS.get(manner, TUNNEL))
                if manner == "page_in_the_tunnel":
                    self.request.recv(4096)
                    self.request.sendall(b"<html></html>")
                if manner == "intercepting":
                    with suppress(OSError):  # whoever looks at the certificate goes away
                        context.wrap_socket(self.request, server_side=True).close()

        with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Handler) as server:
            thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
            thread.start()
            try:
                yield f"http://127.0.0.1:{server.server_address[1]}"
            finally:
                server.shutdown()
                thread.join()


def _certificate(folder: Path) -> Path:
    """A certificate that nobody has reason to trust, with its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "oauth2.googleapis.com")])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name).issuer_name(name).public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1)).not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("oauth2.googleapis.com")]), critical=False)
        .sign(key, hashes.SHA256())
    )  # fmt: skip
    path = folder / "both.pem"
    private = key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    path.write_bytes(private + made.public_bytes(serialization.Encoding.PEM))
    return path


@contextmanager
def page_for_everything() -> Iterator[str]:
    """A server that answers whatever is asked with a page, as the way into a guest network does."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.rfile.read(int(self.headers.get("Content-Length", 0)))
            content = "<!doctype html><title>Войдите в сеть</title>".encode()
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        do_POST = do_GET  # noqa: N815 - http.server's name

        def log_message(self, *_: object) -> None:
            """Silent."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
