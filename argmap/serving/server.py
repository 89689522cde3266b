"""A server for one map, which answers nobody but this computer."""

from __future__ import annotations

import errno
import os
import socket
import sys
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from socketserver import TCPServer
from threading import BoundedSemaphore, Thread
from typing import Any

from attrs import define, field

from argmap.serving.site import Resource, Site

_LOOPBACK = ("127.0.0.1", "::1")
_MOST_HEAD = 16_384
"""The longest request that is read, in bytes."""
_MOST_STREAMS = 32
"""How many pages may wait for changes at once."""
_BEAT = 15.0
"""Seconds after which a page that waits is sent a sign of life, so that one that has gone is noticed."""
_TRIES = 5
"""How often a free port is looked for that is free in both versions of the protocol."""


class PortError(Exception):
    """A port cannot be listened on; told in one line."""


@define
class Server:
    """Serves a site at the loopback addresses, in threads of its own, from `start` to `stop`."""

    site: Site
    port: int
    """0 takes any that is free."""
    _listening: list[_Listener] = field(init=False, factory=list)

    @property
    def url(self) -> str:
        """Where a browser finds it."""
        return f"http://localhost:{self.port}/"

    def start(self) -> None:
        """Begin to listen.

        Raises:
            PortError: the port is in use, or not allowed.
        """
        self._listening = self._listen()
        for each in self._listening:
            Thread(target=each.serve_forever, kwargs={"poll_interval": 0.1}, daemon=True).start()

    def stop(self) -> None:
        """Listen no more; pages that wait for changes wait in vain."""
        self.site.end()
        for each in self._listening:
            each.shutdown()
            each.server_close()

    def _listen(self) -> list[_Listener]:
        wanted = self.port
        for _ in range(_TRIES):
            first = _Listener(self.site, _LOOPBACK[0], wanted)
            self.port = first.server_address[1]
            try:
                # Some systems prefer this address for `localhost`, and another program must not be found there.
                second = _Listener(self.site, _LOOPBACK[1], self.port)
            except _NoAddressError:
                return [first]
            except PortError:
                first.server_close()
                if wanted:
                    raise
            else:
                return [first, second]
        raise PortError("no port is free")


class _NoAddressError(Exception):
    """An address that is not this computer's."""


class _Listener(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False
    # On Windows it would let two programs listen on one port.
    allow_reuse_address = os.name != "nt"

    def __init__(self, site: Site, host: str, port: int) -> None:
        self.address_family = socket.AF_INET6 if ":" in host else socket.AF_INET
        self.site = site
        try:
            super().__init__((host, port), _Handler)
        except OSError as error:
            if error.errno in (errno.EADDRNOTAVAIL, errno.EAFNOSUPPORT):
                raise _NoAddressError from error
            why = {errno.EADDRINUSE: "it is in use", errno.EACCES: "it is kept for the system"}.get(error.errno or 0, (error.strerror or str(error)).lower())
            raise PortError(f"cannot listen on port {port}: {why}") from error
        port = self.server_address[1]
        names = ("localhost", "127.0.0.1", "[::1]")
        self.hosts = {f"{name}:{port}" for name in names} | (set(names) if port == 80 else set())  # noqa: PLR2004 (the port that a browser leaves out)
        self.streams = BoundedSemaphore(_MOST_STREAMS)

    def server_bind(self) -> None:
        # Without looking up the name of the address, which may take seconds and is not used.
        TCPServer.server_bind(self)

    def handle_error(self, request: Any, client_address: Any) -> None:
        # A browser that goes away in the middle is no news.
        if not isinstance(sys.exception(), OSError):
            super().handle_error(request, client_address)


class _Handler(BaseHTTPRequestHandler):
    """Answers one request, then hangs up."""

    server: _Listener
    timeout = 10
    # So that what is no request at all is refused as any other.
    default_request_version = "HTTP/1.0"

    def handle_one_request(self) -> None:
        head = self._read_head()
        if len(head) > _MOST_HEAD:
            self.requestline, self.command, self.request_version = "", "", self.protocol_version
            self._refuse(431)
            return
        # What may follow is never read.
        self.rfile = BytesIO(head)
        super().handle_one_request()

    def _read_head(self) -> bytes:
        head = b""
        while len(head) <= _MOST_HEAD:
            line = self.rfile.readline(_MOST_HEAD + 1)
            head += line
            if line in (b"\r\n", b"\n", b""):
                break
        return head

    def parse_request(self) -> bool:
        """Whether the request is fit to be answered; if not, it has been refused."""
        if not super().parse_request():
            return False
        hosts = self.headers.get_all("Host", [])
        if len(hosts) != 1 or not self.path.startswith("/"):
            self._refuse(400)
        elif hosts[0].lower() not in self.server.hosts:
            # A page elsewhere can give this address a name of its own, and would then be let read what is answered.
            self._refuse(421)
        elif self.command not in ("GET", "HEAD"):
            self._refuse(405)
        else:
            return True
        return False

    def do_GET(self) -> None:
        path = self.path.partition("?")[0]
        resource = self.server.site.resource(path)
        if path == "/changes":
            self._tell_changes()
        elif resource is None:
            self._refuse(404)
        else:
            self._send(200, resource)

    def do_HEAD(self) -> None:
        self.do_GET()

    def _tell_changes(self) -> None:
        """Send the version at once and after each change, as server-sent events (HTML Living Standard, 9.2)."""
        if not self.server.streams.acquire(blocking=False):
            self._refuse(503)
            return
        try:
            self._send_headers(200, Resource("text/event-stream", b""))
            self.end_headers()
            version = ""
            while self.command != "HEAD" and self.server.site.is_open:
                new = self.server.site.wait(version, _BEAT)
                self.wfile.write(b":\n\n" if new == version else f"retry: 1000\ndata: {new}\n\n".encode())
                version = new
        finally:
            self.server.streams.release()

    def _send(self, status: int, resource: Resource) -> None:
        self._send_headers(status, resource)
        self.send_header("Content-Length", str(len(resource.body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(resource.body)

    def _send_headers(self, status: int, resource: Resource) -> None:
        self.send_response(status)
        self.send_header("Content-Type", resource.type)
        self.send_header("Content-Security-Policy", resource.policy)
        self.send_header("X-Frame-Options", "SAMEORIGIN" if resource.framed else "DENY")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Cache-Control", "no-store")
        self.send_header("Referrer-Policy", "no-referrer")
        self.send_header("Cross-Origin-Resource-Policy", "same-origin")
        self.send_header("Cross-Origin-Opener-Policy", "same-origin")
        if status == 405:  # noqa: PLR2004 (the status that must name what is allowed)
            self.send_header("Allow", "GET, HEAD")

    def _refuse(self, status: int) -> None:
        self.close_connection = True
        said = f"{status} {self.responses[status][0]}\n" if status in self.responses else f"{status}\n"
        with suppress(ConnectionError):
            self._send(status, Resource("text/plain; charset=utf-8", said.encode()))

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Refuse without repeating what was sent."""
        self._refuse(code)

    def version_string(self) -> str:
        return "argmap"

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing: the terminal tells of the map."""
