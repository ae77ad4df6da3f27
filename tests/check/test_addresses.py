"""What a page links to and which anchors it has, as a browser reads it, however its HTML is written."""

from time import process_time

import pytest

from generator.check.addresses import addresses, places
from generator.check.links import begin_links
from generator.engine.engine import Engine

POLICY = "<meta http-equiv='Content-Security-Policy' content=\"default-src 'none'; base-uri 'none'\">"


@pytest.fixture
def page(tmp_path):
    """What is read of a page that stands in the folder `in` of a site under `/harbour/`."""

    def read(text):
        (tmp_path / "in").mkdir(exist_ok=True)
        (tmp_path / "in" / "page.html").write_text(text, encoding="utf-8")
        return addresses(tmp_path, "/harbour/", "in/page.html")

    return read


@pytest.fixture
def faults(tmp_path):
    """What is wrong in a site of these files."""

    def found(root="/", **pages):
        for name, text in pages.items():
            (tmp_path / f"{name}.html").write_text(text, encoding="utf-8")
        return [problem.message for problem in begin_links(tmp_path, Engine(), root=root)().problems]

    return found


# --- addresses -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        '<a href="x.html">x</a>',
        "<a href='x.html'>x</a>",
        "<a href=x.html>x</a>",
        "<a href = x.html >x</a>",
        '<A\nHREF\n=\n"x.html">x</A>',
        '<a title=">" href="x.html">x</a>',
        '<a title=\'href="y.html"\' href="x.html">x</a>',
        '<a href="x.html" href="y.html">x</a>',
        '<a href="x.html"title="y">x</a>',
        '<a href="&#120;&period;html">x</a>',
        '<a href="x.html"><a href="y.html',
        '<img src="x.html">',
        '<svg><a href="x.html"/></svg>',
        '<table><a href="x.html">x</a></table>',
        '<!-- <a href="y.html"> --><a href="x.html">x</a>',
        '<!--><a href="x.html">x</a>',
        '<script>"<a href=y.html>"</script><a href="x.html">x</a>',
        '<style>/* <a href="y.html"> */</style><a href="x.html">x</a>',
        '<textarea><a href="y.html"></textarea><a href="x.html">x</a>',
        '<title><a href="y.html"></title><a href="x.html">x</a>',
        '&lt;a href="y.html"&gt;<a href="x.html">x</a>',
        '< a href="y.html"><a href="x.html">x</a>',
        '</a href="y.html"><a href="x.html">x</a>',
    ],
)
def test_an_address_is_read_as_a_browser_reads_it(page, text):
    read = page(text)
    assert (read.links, read.count) == (("x.html",), 1)


@pytest.mark.parametrize(
    ("written", "link"),
    [("a&amp;b", "a&b"), ("a&b", "a&b"), ("a&copy=1", "a&copy=1"), ("a&copy;", "a©"), ("a%26", "a%26"), ("ü", "ü")],
)
def test_entities_in_an_address_are_read_as_in_an_attribute(page, written, link):
    assert page(f'<a href="{written}">x</a>').links == (link,)


def test_an_address_that_stands_twice_counts_once(page):
    assert page('<a href="x">x</a><img src="x"><a href="y">y</a>').count == 2


def test_what_leads_to_the_page_itself_is_counted_and_needs_no_more(page):
    read = page('<p id="p1"><a href="#p1">x</a><a href="#">x</a><a href="">x</a><a href>x</a><a href="#p2">x</a>')
    assert (read.links, read.count) == (("#p2",), 4)


def test_bytes_that_are_no_text_end_nothing(tmp_path):
    (tmp_path / "page.html").write_bytes(b'\xff\x00<a href="x\xff.html">x</a><a href="y.html">y</a>')
    assert addresses(tmp_path, "/", "page.html").links[-1] == "y.html"


# --- anchors ---------------------------------------------------------------------------------------------


def test_anchors_are_ids_and_those_that_stand_twice_are_named(page):
    read = page('<p id="a"><p id=b><p ID="c"><p id="b"><!-- <p id="d"> --><template><p id="e"></template>')
    assert (read.anchors >= {"a", "b", "c"}, "d" in read.anchors, read.twice) == (True, False, ("b",))


def test_a_row_outside_of_a_table_is_no_place_to_lead_to(page):
    assert page('<div><tr id="a"><td id="b">x</td></tr></div>').anchors == frozenset()


@pytest.mark.parametrize(
    "link",
    [
        "other.html#p1:~:text=some%20words",
        "other.html#:~:text=some",
        "#:~:text=some,words",
        "other.html#%70%31",
        "other.html#top",
        "#TOP",
        "%6fther.html#p1",
        "other.html?a=#p1",
        "other&period;html#p1",
        " other.html\n",
        "oth&#10;er.html",
    ],
)
def test_an_address_may_be_written_in_many_ways(faults, link):
    assert faults(page=f'<a href="{link}">x</a>', other='<p id="p1">') == []


@pytest.mark.parametrize(
    ("link", "message"),
    [
        (
            "other.html#p2:~:text=some",
            "`other.html#p2:~:text=some` leads nowhere: `other.html` has no `#p2`",
        ),
        ("other.html#%70%32", "`other.html#%70%32` leads nowhere: `other.html` has no `#p2`"),
        ("other.html%23p1", "`other.html%23p1` leads nowhere: there is no `other.html#p1`"),
        ("#p2", "`#p2` leads nowhere: `page.html` has no `#p2`"),
        ("?a#p2", "`?a#p2` leads nowhere: `page.html` has no `#p2`"),
    ],
)
def test_what_is_not_there_is_found_however_it_is_written(faults, link, message):
    assert faults(page=f'<a href="{link}">x</a>', other='<p id="p1">') == [message]


def test_an_anchor_that_one_page_has_is_missed_on_another(faults):
    assert faults(a='<p id="p1"><a href="?x#p1">x</a>', b='<a href="?x#p1">x</a>') == [
        "`?x#p1` leads nowhere: `b.html` has no `#p1`"
    ]


# --- where addresses begin -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("base", "link", "meant"),
    [
        ("../up/", "x.html", "/harbour/up/x.html"),
        ("../up/y.html", "#p1", "/harbour/up/y.html#p1"),
        ("/", "x.html", "/x.html"),
        ("https://example.org/", "x.html", "https://example.org/x.html"),
        ("../up/", "https://example.org/", "https://example.org/"),
    ],
)
def test_addresses_begin_at_the_base_of_their_page(page, base, link, meant):
    assert page(f'<base href="{base}"><base href="late/"><a href="{link}">x</a>').links == (meant,)


def test_a_base_that_the_policy_forbids_is_none(page):
    assert page(f'{POLICY}<base href="../up/"><a href="x.html">x</a>').links == ("x.html",)


def test_a_base_without_an_address_changes_nothing(page):
    assert page('<base target="_top"><a href="x.html">x</a>').links == ("x.html",)


# --- places ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", ['<a href="x">', "<a href='x'>", "<a href=x>", "<a HREF = x>", 'é<a href="x">'])
def test_the_place_of_an_address_is_that_of_its_words(text):
    start, end = places(text, "page.html")[False, "x"]
    assert (text[start:end], text.index("x")) == ("x", start)


def test_an_address_is_found_at_its_first_place_and_not_at_that_of_an_id():
    assert places('<p id="x"><a href="x">', "page.html") == {(True, "x"): (7, 8), (False, "x"): (19, 20)}


@pytest.mark.parametrize("text", ['<a href="a&amp;b">', "<a href='a&b'>", "<a href=a&b>", '<img src="a&amp;b">'])
def test_a_wanted_address_is_found_however_it_is_written(text):
    wanted = (False, "a&b")
    assert places(text, "page.html", [wanted])[wanted] == places(text, "page.html")[wanted]


def test_an_address_in_a_stylesheet_has_a_place():
    assert places("p { background: url(x.png) }", "a.css") == {(False, "x.png"): (20, 25)}


# --- much of it ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "part",
    [
        '<a href="gone-{}.html">x</a>',
        '<a href="#gone-{}">x</a>',
        '<p id="p{}"></p><p id="p{}"></p>',
        '<a href="{}',
        "<a href='\" ={} id   ",
        "<base href={}>",
    ],
)
def test_eight_times_the_faults_take_no_more_than_eight_times_as_long(faults, part):
    def seconds(count):
        text = "".join(part.format(n, n) for n in range(count))
        begun = process_time()
        faults(page=text)
        return process_time() - begun

    few, many = (min(seconds(count) for _ in range(3)) for count in (1_000, 8_000))  # other work disturbs a single one
    assert many < 3 * 8 * max(few, 0.005)
