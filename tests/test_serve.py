"""`argmap serve` shows a map to this computer's browser, and gives nothing to anybody else."""

from __future__ import annotations

import http.client
import re
import socket
import sys
from contextlib import contextmanager

import pytest
from click.testing import CliRunner

import argmap
from argmap.cli import draw, serve
from argmap.serving.server import Server
from argmap.serving.site import Site

SOUND = 'title "Trams"\nmain claim trams "The city should build trams." {\n  because premise full "The buses are full."\n}\n'
OTHER = SOUND.replace("are full.", "are crowded.")
BROKEN = SOUND.replace('full."', "full.")


@contextmanager
def serving(text=SOUND):
    site = Site("trams.argmap", clock=lambda: "12:00:00")
    site.show(argmap.read_text(text, name="trams.argmap"))
    server = Server(site, 0)
    server.start()
    try:
        yield server
    finally:
        server.stop()


@pytest.fixture(scope="module")
def server():
    """A server that shows one sound map."""
    with serving() as server:
        yield server


def ask(server, path="/", method="GET", headers=None, host="127.0.0.1"):
    connection = http.client.HTTPConnection(host, server.port, timeout=5)
    try:
        connection.request(method, path, headers=headers or {})
        answer = connection.getresponse()
        return answer, answer.read().decode()
    finally:
        connection.close()


def ask_raw(server, request):
    with socket.create_connection(("127.0.0.1", server.port), timeout=5) as connection:
        try:
            connection.sendall(request)
            return b"".join(iter(lambda: connection.recv(65_536), b""))
        except ConnectionError:
            # What was sent beyond the limit was never read.
            return b""


def status(server, request):
    found = re.match(rb"HTTP/1\.. (\d+)", ask_raw(server, request))
    return int(found[1]) if found else 0


class TestWhatIsServed:
    def test_the_map_and_around_it_what_was_found(self, server):
        assert "The buses are full." in ask(server, "/map")[1]
        answer, shell = ask(server)
        assert answer.status == 200
        assert "no findings" in shell
        assert "Nothing was found." in shell

    def test_the_map_is_the_page_that_draw_writes(self, server, tmp_path):
        (tmp_path / "trams.argmap").write_text(SOUND, encoding="utf-8")
        CliRunner().invoke(draw.command, [str(tmp_path / "trams.argmap"), "-o", str(tmp_path / "trams.html")])

        assert ask(server, "/map")[1] == (tmp_path / "trams.html").read_text(encoding="utf-8")

    def test_its_source_is_numbered_by_line(self, server):
        page = ask(server, "/source")[1]

        assert page.count('<span class="line">') == len(SOUND.splitlines()) + 1
        assert "The buses are full." in page

    def test_a_query_changes_nothing(self, server):
        assert ask(server, "/?x=/etc/passwd")[1] == ask(server, "/")[1]

    def test_head_says_the_same_without_the_body(self, server):
        head, body = ask(server, "/map", "HEAD")
        assert (head.status, body) == (200, "")
        assert int(head.headers["Content-Length"]) == len(ask(server, "/map")[1].encode())

    def test_a_map_that_cannot_be_drawn_leaves_the_last_one(self):
        with serving() as server:
            server.site.show(argmap.read_text(BROKEN, name="trams.argmap"))
            shell = ask(server)[1]
            assert "1 error" in shell
            assert "the map is as it was at 12:00:00" in shell
            assert "this text is never closed" in shell
            assert "The buses are full." in ask(server, "/map")[1]

    def test_a_map_that_could_never_be_drawn(self):
        with serving(BROKEN) as server:
            assert "there is nothing to draw yet" in ask(server)[1]
            assert "There is nothing to draw yet." in ask(server, "/map")[1]

    def test_hostile_texts_are_text(self):
        hostile = "<script>alert(1)</script>&amp;\u202e"
        with serving(f'title "{hostile}"\nmain claim trams "{hostile}" {{ because nobody-{"x" * 3} }}\n// {hostile} $version') as server:
            for path in ("/", "/source"):
                page = ask(server, path)[1]
                assert "<script>alert" not in page
                assert "\u202e" not in page
                assert page.count("<script") == 1
            assert "&lt;script&gt;alert(1)&lt;/script&gt;&amp;amp;\ufffd" in ask(server)[1]
            assert "$version" in ask(server, "/source")[1]


class TestWhatIsRefused:
    @pytest.mark.parametrize(
        "path",
        [
            "/trams.argmap",
            "/../trams.argmap",
            "/..%2ftrams.argmap",
            "/%2e%2e/%2e%2e/etc/passwd",
            "/map/",
            "/map/../source",
            "/assets/site.css",
            "//etc/passwd",
            "/.git/config",
            "/map%00",
            "/%6dap",
        ],
    )
    def test_no_path_leads_to_a_file(self, server, path):
        request = f"GET {path} HTTP/1.1\r\nHost: localhost:{server.port}\r\n\r\n"

        assert status(server, request.encode()) == 404

    @pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "PATCH", "CONNECT", "get", "PROPFIND"])
    def test_only_reading_is_allowed(self, server, method):
        answer = ask(server, "/", method)[0]

        assert (answer.status, answer.headers["Allow"]) == (405, "GET, HEAD")

    @pytest.mark.parametrize(
        "host", ["evil.example", "evil.example:{port}", "localhost", "localhost:1", "localhost.evil.example:{port}", "127.0.0.2:{port}", "", "0.0.0.0:{port}"]
    )
    def test_another_name_for_this_address_is_refused(self, server, host):
        assert ask(server, headers={"Host": host.format(port=server.port)})[0].status == 421

    @pytest.mark.parametrize("host", ["localhost:{port}", "LOCALHOST:{port}", "127.0.0.1:{port}", "[::1]:{port}"])
    def test_its_own_names_are_answered(self, server, host):
        assert ask(server, headers={"Host": host.format(port=server.port)})[0].status == 200

    @pytest.mark.parametrize(
        "request_",
        [
            "GET / HTTP/1.1\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: localhost:{port}\r\nHost: localhost:{port}\r\n\r\n",
            "GET http://localhost:{port}/ HTTP/1.1\r\nHost: localhost:{port}\r\n\r\n",
            "GET http://evil.example/ HTTP/1.1\r\nHost: localhost:{port}\r\n\r\n",
            "GET * HTTP/1.1\r\nHost: localhost:{port}\r\n\r\n",
            "nonsense\r\n\r\n",
            "GET / HTTP/x\r\n\r\n",
        ],
    )
    def test_what_no_browser_sends(self, server, request_):
        assert status(server, request_.format(port=server.port).encode()) == 400

    @pytest.mark.parametrize("line", ["GET /" + "x" * 20_000, "GET / HTTP/1.1\r\nHost: localhost\r\n" + "X: y\r\n" * 5_000])
    def test_a_request_is_read_so_far_and_no_farther(self, server, line):
        assert status(server, f"{line}\r\n\r\n".encode()) in (431, 0)

    def test_nobody_else_may_embed_or_read_it(self, server):
        for path in ("/", "/map", "/source", "/site.js", "/site.css", "/nothing"):
            headers = ask(server, path)[0].headers
            assert headers["X-Content-Type-Options"] == "nosniff"
            assert headers["Cache-Control"] == "no-store"
            assert headers["Referrer-Policy"] == "no-referrer"
            assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
            assert headers["X-Frame-Options"] == ("SAMEORIGIN" if path == "/map" else "DENY")
            assert f"frame-ancestors '{'self' if path == '/map' else 'none'}'" in headers["Content-Security-Policy"]
            assert "Access-Control-Allow-Origin" not in headers
            assert headers["Server"] == "argmap"
        assert ask(server)[0].headers["Content-Security-Policy"].startswith("default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';")

    def test_it_listens_at_the_loopback_address_alone(self, server):
        # All of 127.0.0.0/8 is this computer; whoever listens at every address answers here too.
        with pytest.raises(OSError):  # noqa: PT011 (systems differ in how they refuse)
            socket.create_connection(("127.0.0.2", server.port), timeout=5)


def test_changes_are_told_as_events():
    with serving() as server:
        connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=5)
        connection.request("GET", "/changes")
        answer = connection.getresponse()
        assert answer.headers["Content-Type"] == "text/event-stream"
        first = [answer.readline() for _ in range(3)]
        server.site.show(argmap.read_text(OTHER, name="trams.argmap"))
        second = [answer.readline() for _ in range(3)]
        connection.close()

    versions = [re.fullmatch(rb"data: (\w+\.\d+)\n", event[1])[1] for event in (first, second)]
    assert versions[0] != versions[1]
    assert versions[1].decode() == server.site.version


def test_only_so_many_may_wait_for_changes(monkeypatch):
    monkeypatch.setattr("argmap.serving.server._MOST_STREAMS", 1)
    with serving() as server:
        connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=5)
        connection.request("GET", "/changes")
        connection.getresponse().readline()

        assert ask(server, "/changes")[0].status == 503
        assert ask(server, "/map")[0].status == 200
        connection.close()


def test_without_pygments_the_source_is_plain(monkeypatch):
    monkeypatch.setitem(sys.modules, "argmap.highlighting", None)
    with serving() as server:
        assert '<span class="line">title &quot;Trams&quot;</span>' in ask(server, "/source")[1]


class TestCommand:
    def test_a_busy_port_is_one_line_with_a_remedy(self, server, tmp_path):
        (tmp_path / "trams.argmap").write_text(SOUND, encoding="utf-8")
        done = CliRunner().invoke(serve.command, [str(tmp_path / "trams.argmap"), "--port", str(server.port)])

        assert done.exit_code == 2
        assert (
            f"error: cannot listen on port {server.port}: it is in use\n  help: name another with --port, or let one be chosen with --port 0\n" in done.stderr
        )

    @pytest.mark.parametrize(("name", "said"), [("-", "standard input cannot be followed"), (".", ". is a folder"), ("lost.argmap", "there is no such file")])
    def test_what_cannot_be_shown_ends_at_once(self, tmp_path, monkeypatch, name, said):
        monkeypatch.chdir(tmp_path)
        done = CliRunner().invoke(serve.command, [name])

        assert done.exit_code == 2
        assert said in done.stderr

    def test_shows_changes_until_ctrl_c(self, tmp_path, monkeypatch):
        path = tmp_path / "trams.argmap"
        path.write_text(SOUND, encoding="utf-8")
        opened, pages = [], []

        def wait(followers):
            port = int(re.search(r":(\d+)/", opened[0])[1])
            connection = http.client.HTTPConnection("localhost", port, timeout=5)
            connection.request("GET", "/map")
            pages.append(connection.getresponse().read().decode())
            connection.close()
            if len(pages) == 2:
                raise KeyboardInterrupt
            path.write_text(OTHER, encoding="utf-8")
            return followers

        monkeypatch.setattr(serve, "wait", wait)
        monkeypatch.setattr(serve.webbrowser, "open", lambda url: opened.append(url) or True)
        done = CliRunner().invoke(serve.command, [str(path), "--port", "0", "--open"])

        assert done.exit_code == 0
        assert "The buses are full." in pages[0]
        assert "The buses are crowded." in pages[1]
        assert "changed: " in done.stderr


def test_in_a_browser_what_is_being_read_stays_where_it_is(chromium):
    # Statements above it are longer afterwards, so that it is elsewhere in the picture.
    many = "".join(f'  because premise p{number} "Reason number {number}."\n' for number in range(30))
    text = f'main claim trams "The city should build trams." {{\n{many}}}\n'
    with serving(text) as server:
        page = chromium.new_page(viewport={"width": 1000, "height": 600}, reduced_motion="reduce")
        page.goto(server.url)
        frame = page.frame_locator("iframe")
        frame.get_by_text("Reason number 15.").first.wait_for(state="attached")
        inside = page.frames[1]
        inside.evaluate("location.hash = '#p15'")
        chosen = frame.locator("g[aria-selected=true]")
        chosen.wait_for()
        brought = chosen.bounding_box()
        top = "() => document.querySelector('g[aria-selected=true]').getBoundingClientRect().y"
        was = inside.evaluate(top)
        page.mouse.move(300, 300)
        page.mouse.wheel(0, 150)
        inside.wait_for_function(f"(was) => ({top})() !== was", arg=was)
        frame.locator("#map:not(.moving)").wait_for()
        before = chosen.bounding_box()
        assert before["y"] == pytest.approx(brought["y"] - 150, abs=1)
        longer = text.replace("Reason number 2.", f"Reason number 2, {'at great length ' * 20}.")
        server.site.show(argmap.read_text(longer, name="trams.argmap"))
        frame.get_by_text("at great length").first.wait_for(state="attached")
        frame.locator("html.ready").wait_for(state="attached")
        after = chosen.bounding_box()
        page.close()

    assert [after[key] for key in "xy"] == pytest.approx([before[key] for key in "xy"], abs=1)


def test_in_a_browser_a_change_is_shown_and_the_readers_place_is_kept(chromium):
    with serving() as server:
        page = chromium.new_page()
        asked, wrong = [], []
        page.on("request", lambda request: asked.append(request.url))
        page.on("console", lambda message: wrong.append(message.text))
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.goto(f"{server.url}#trams")
        frame = page.frame_locator("iframe")
        frame.get_by_text("The buses are full.").first.wait_for(state="attached")
        page.locator("summary").click()

        server.site.show(argmap.read_text(OTHER, name="trams.argmap"))
        frame.get_by_text("The buses are crowded.").first.wait_for(state="attached")
        assert page.frames[1].url == f"{server.url}map#trams"

        # Light or dark is one choice for both.
        page.frames[1].evaluate("document.documentElement.dataset.theme = 'dark'")
        page.locator("html[data-theme=dark]").wait_for(state="attached")

        # What the reader does in the map is part of the page's address.
        page.frames[1].evaluate("location.hash = '#full'")
        page.wait_for_url(f"{server.url}#full")

        server.site.show(argmap.read_text(BROKEN, name="trams.argmap"))
        page.locator("pre").get_by_text("this text is never closed").wait_for()
        assert "the map is as it was at 12:00:00" in page.locator("summary").inner_text()
        assert frame.get_by_text("The buses are crowded.").count()
        assert page.frames[1].url == f"{server.url}map#full"

        server.stop()
        page.locator(".lost").wait_for()

        # Started again, it is found again.
        again = Server(Site("trams.argmap"), server.port)
        again.site.show(argmap.read_text(SOUND.replace("are full.", "are empty."), name="trams.argmap"))
        again.start()
        frame.get_by_text("The buses are empty.").first.wait_for(state="attached")
        page.locator(".lost").wait_for(state="hidden")
        page.close()
        again.stop()

    assert {url.split("#")[0].removeprefix(server.url) for url in asked} <= {"", "map", "site.css", "site.js", "changes"}
    assert [text for text in wrong if "ERR_CONNECTION_REFUSED" not in text] == []


def test_the_page_around_the_map_keeps_nobody_out(chromium):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="the extra `test` is not installed").Axe()
    with serving(BROKEN) as server:
        # The checker brings its own script, which the policy would rightly refuse.
        page = chromium.new_page(viewport={"width": 390, "height": 700}, bypass_csp=True)
        for path in ("", "source"):
            page.goto(f"{server.url}{path}")
            page.locator("details").evaluate_all("all => all.forEach((each) => each.open = true)")
            assert [(found["id"], found["nodes"][0]["html"]) for found in axe.run(page).response["violations"]] == []
        page.close()
