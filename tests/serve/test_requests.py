"""What the preview answers, and what it does not."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some


def test_the_address_is_the_home_page(still, harbour):
    answer = still.get("/")
    assert (answer.code, answer.headers["content-type"]) == (200, "text/html; charset=utf-8")
    assert "The harbour" in answer.text


def test_every_file_of_the_site_is_served_as_it_would_be_published(still, harbour):
    for name, data in harbour.tree().items():
        if name.endswith(".html") or name.startswith("."):
            continue
        answer = still.get(f"/{name}")
        assert (name, answer.code, answer.body) == (name, 200, data)


def test_a_page_differs_from_the_published_one_only_by_the_script_that_follows_it(still, harbour):
    page = still.get("/actors/ada.html").text
    before, _, rest = page.partition('<link rel="stylesheet" href="/_dossier/preview.css">\n')
    script, _, after = rest.partition("\n")
    assert script == '<script src="/_dossier/preview.js" data-version="1" defer></script>'
    assert before + after == harbour.read("site/actors/ada.html")


@pytest.mark.parametrize(
    ("name", "type"),
    [
        ("/_dossier/preview.js", "text/javascript; charset=utf-8"),
        ("/_dossier/preview.css", "text/css; charset=utf-8"),
    ],
)
def test_the_preview_has_files_of_its_own(still, name, type):
    answer = still.get(name)
    assert (answer.code, answer.headers["content-type"]) == (200, type)


def test_nothing_is_kept_by_the_browser_or_framed_by_others(still):
    headers = still.get("/").headers
    assert headers["cache-control"] == "no-store"
    assert headers["content-security-policy"] == "frame-ancestors 'none'"
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["cross-origin-resource-policy"] == "same-origin"


def test_a_query_changes_nothing(still):
    assert still.get("/timeline.html?from=2015&actor=ada").code == 200


def test_a_name_that_is_none_is_the_page_for_that(still):
    answer = still.get("/nothing.html")
    assert answer.code == 404
    assert 'href="/index.html"' in answer.text


@pytest.mark.parametrize(
    "path",
    [
        "/actors/", "/actors", "/assets/", "/documents/", "//", "//index.html", "/./index.html",
        "/actors/../index.html",
        "/../content/dossier.toml", "/..%2fcontent/dossier.toml", "/%2e%2e/content/dossier.toml", "/..\\content",
        "/content/dossier.toml", "/etc/passwd", "//etc/passwd", "/%2fetc%2fpasswd", "/index.html%00", "/index.html/",
        "/.dossier-manifest.json", "/.dossier-cache/results.sqlite3", "/_dossier/", "/_dossier/../index.html",
        "/_dossier/empty.html", "/_dossier/%2e%2e/dossier.css", "/INDEX.HTML", "/%ff", "/" + "a" * 5000,
    ],
)  # fmt: skip
def test_no_path_leads_out_of_the_site_or_lists_a_folder(still, path):
    answer = still.get(path)
    assert answer.code == 404
    assert "[measures]" not in answer.text


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE", "PROPFIND"])
def test_nothing_can_be_changed(still, method):
    answer = still.get("/", method=method)
    assert (answer.code, answer.headers["allow"]) == (405, "GET, HEAD")


def test_a_head_has_no_body(still):
    answer = still.get("/", method="HEAD")
    assert (answer.code, answer.body) == (200, b"")
    assert int(answer.headers["content-length"]) > 1000


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "evil.example:{port}",
        "127.0.0.1",
        "127.0.0.1:1",
        "localhost.evil.example:{port}",
        "",
        "{host}@evil.example",
        "127.0.0.1:{port}.evil.example",
    ],
)
@pytest.mark.parametrize("path", ["/", "/_dossier/events", "/nothing"])
def test_another_host_is_refused(still, host, path):
    answer = still.get(path, Host=host.format(port=still.port, host=still.host))
    assert answer.code in (400, 403)
    assert "harbour" not in answer.text


@pytest.mark.parametrize("host", ["localhost:{port}", "127.0.0.1:{port}", "[::1]:{port}"])
def test_the_names_of_this_machine_are_its_own(still, host):
    assert still.get("/", Host=host.format(port=still.port)).code == 200


def test_two_hosts_are_refused(still):
    answer = still.raw(f"GET / HTTP/1.1\r\nHost: {still.host}\r\nHost: evil.example\r\n\r\n".encode())
    assert answer.split(b" ")[1] in (b"400", b"403")


@pytest.mark.parametrize(
    "origin", ["http://evil.example", "null", "https://{host}", "http://127.0.0.1:1", "http://{host}.evil.example"]
)
def test_another_origin_is_refused(still, origin):
    assert still.get("/_dossier/events", Origin=origin.format(host=still.host)).code == 403


def test_its_own_origin_is_not(still):
    assert still.get("/", Origin=f"http://{still.host}").code == 200


def test_a_page_of_another_site_may_link_here_and_not_load_from_here(still):
    assert still.get("/", Sec_Fetch_Site="cross-site", Sec_Fetch_Mode="navigate").code == 200
    assert still.get("/", Sec_Fetch_Site="cross-site", Sec_Fetch_Mode="no-cors").code == 403


MALFORMED = [
    b"\x00\x01\x02\x03\r\n\r\n",
    b"GET\r\n\r\n",
    b"GET / HTTP/9.9\r\nHost: x\r\n\r\n",
    b"GET / HTTP/1.1\r\n\r\n",
    b"GET / HTTP/1.1\r\nHost x\r\n\r\n",
    b"GET / HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n",
    b"GET / HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n",
    b"GET /%zz HTTP/1.1\r\nHost: x\r\n\r\n",
    b"GET http://[::1 HTTP/1.1\r\nHost: x\r\n\r\n",
    b"GET / HTTP/1.1\r\n" + b"X: " + b"y" * 200_000 + b"\r\n\r\n",
    b"GET /" + b"a" * 200_000 + b" HTTP/1.1\r\nHost: x\r\n\r\n",
    b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
    b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
    b"GET / HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n",
    b"",
]  # fmt: skip


@pytest.mark.parametrize("sent", MALFORMED, ids=range(len(MALFORMED)))
def test_a_request_that_is_none_is_refused_and_survived(still, sent):
    answer = still.raw(sent)
    assert answer == b"" or answer.startswith((b"HTTP/1.1 4", b"HTTP/1.1 5"))
    assert still.get("/").code == 200


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(some.binary(max_size=200))
def test_no_bytes_whatever_bring_a_page_or_end_the_preview(still, sent):
    answer = still.raw(sent)
    assert b" 200 " not in answer[:20]
    assert b"Traceback" not in answer


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    some.text(some.characters(min_codepoint=33, max_codepoint=126), max_size=60).filter(lambda path: "#" not in path)
)
def test_any_path_is_a_file_of_the_site_or_nothing(still, harbour, path):
    answer = still.get(f"/{path}")
    assert answer.code == (200 if path.split("?")[0] in {"", *harbour.tree()} else 404)


def test_nothing_but_the_address_was_said(still):
    still.get("/")
    said = [line for line in still.said if not line.startswith(("no problems", "serving", "nothing could"))]
    assert said == []


def test_only_this_machine_can_reach_it(still):
    """Linux lists sockets that listen (state 0A) with the address in hexadecimal, the low byte first."""
    port = f":{still.port:04X}"
    rows = [line.split() for line in Path("/proc/net/tcp").read_text().splitlines()]
    listening = [row[1] for row in rows if row[1].endswith(port) and row[3] == "0A"]
    assert listening == [f"0100007F{port}"]


def test_the_site_on_disk_is_not_touched(still, harbour):
    assert set(harbour.names()) <= {"content", "site", ".dossier-cache"}
