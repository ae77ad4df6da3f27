"""What a dossier changes of its look: tokens, templates and assets of its own, and the words of the interface."""

import os
import re

import pytest

from generator.model.settings import TOKENS
from generator.render.shipped import default_templates

HOME = "{% extends 'theme/home.html' %}{% block main %}<p>Ours</p>{{ super() }}{% endblock %}"
GERMAN = """\
msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

msgid "Skip to the content"
msgstr "Zum Inhalt"

msgid "Documents"
msgstr "Dokumente"

msgid "%(num)s document"
msgid_plural "%(num)s documents"
msgstr[0] "%(num)s Dokument"
msgstr[1] "%(num)s Dokumente"

msgid "about %(date)s"
msgstr "etwa %(date)s"
"""


@pytest.fixture
def own(scratch):
    """Writes a file into the dossier's own templates."""

    def write(name: str, text: str | bytes) -> None:
        path = scratch.content / "templates" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())

    return write


def stylesheet(made) -> str:
    return next(made.site.glob("assets/dossier.*.css")).read_text()


def set_in_settings(made, text: str) -> None:
    path = made.content / "dossier.toml"
    path.write_text(text + path.read_text() if "[" not in text else path.read_text() + text)


# --- tokens ----------------------------------------------------------------------------------------------


def test_a_token_takes_the_place_of_the_themes(scratch):
    set_in_settings(scratch, '[theme]\nserif = "Georgia, serif"\nink = { light = "#111", dark = "#eee" }\n')
    assert ":root { --serif: Georgia, serif; }\n:root { --ink: light-dark(#111, #eee); }" in stylesheet(scratch.built())


def test_a_token_can_hold_brackets_and_quotation_marks(scratch):
    set_in_settings(
        scratch, "[theme]\nserif = \"'Don (old)', serif\"\nsmall = 'clamp(1rem, calc(1vw + (2px)), 2rem)'\n"
    )
    assert "--serif: 'Don (old)', serif; }" in stylesheet(scratch.built())


def test_the_colour_of_a_class_can_be_set(scratch):
    set_in_settings(scratch, '[theme]\nverbal-conflict = "#840"\n')
    assert ".verbal-conflict { --tone: #840; }" in stylesheet(scratch.built())


def test_the_tokens_are_the_custom_properties_of_the_theme():
    css = (default_templates() / "assets/_base.css").read_text()
    root = re.search(r":root \{(.*?)\n  \}", css, re.DOTALL)[1]
    tones = re.findall(r"^  \.([\w-]+) \{", css, re.MULTILINE)
    assert set(TOKENS) == set(re.findall(r"--([\w-]+):", root)) | set(tones) - {"plain"}


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ('inc = "#222"', "setting-is-known: `theme.inc` is no setting"),
        ('ink = "red; } body { display: none"', "is no value for a token"),
        ('ink = "url(https://example.org/x)"', "is no value for a token"),
        ('ink = "red\\nurl(https://example.org/x)"', "is no value for a token"),
        ('ink = "rgb(1, 2, 3"', "is no value for a token"),
        ('ink = "red)"', "is no value for a token"),
        ('ink = "([)]"', "is no value for a token"),
        ('serif = "\\"Georgia, serif"', "is no value for a token"),
        ('ink = "red /* or blue"', "is no value for a token"),
        ('ink = "red !important"', "is no value for a token"),
        ('ink = ""', "is no value for a token"),
        ("ink = 5", "a number where words should be"),
        ('ink = { bright = "#222" }', "`theme.ink.bright` is no setting"),
    ],
)
def test_what_is_no_token_is_refused(scratch, line, message):
    set_in_settings(scratch, f"[theme]\n{line}\n")
    done = scratch.build()
    assert (done.code, message in done.err) == (2, True), done.err


# --- templates -------------------------------------------------------------------------------------------


def test_a_template_of_the_dossiers_own_takes_the_place_of_the_themes(scratch, own):
    own("topics.html", "Ours: {{ view.frame.title }}")
    assert scratch.built().read("site/topics.html") == "Ours: Topics"


def test_a_template_can_extend_the_one_that_it_replaces(scratch, own):
    before = scratch.built().words("index.html")
    own("home.html", HOME)
    assert scratch.built().words("index.html").replace("Ours ", "", 1) == before


def test_a_part_is_replaced_wherever_it_is_used(scratch, own):
    own("parts/emblem.html", "{% macro emblem() %}<p>Our emblem</p>{% endmacro %}")
    assert "Our emblem" in scratch.built().words("index.html")


def test_assets_can_be_replaced_and_added(scratch, own):
    own("assets/_claims.css", "p { color: red; }")
    own("assets/ours.css", "p { color: blue; }")
    own("home.html", HOME.replace("Ours", "{{ asset('ours.css') }}"))
    scratch.built()
    assert "color: red" in stylesheet(scratch)
    assert re.search(r"assets/ours\.\w+\.css", scratch.read("site/index.html"))


def test_only_the_pages_of_a_changed_template_are_made_again(scratch, own):
    scratch.built()
    own("topics.html", "Ours")
    assert "1 of " in scratch.build().err.splitlines()[-1].rpartition(";")[2]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{% extends 'bse.html' %}", "there is no template `bse.html`"),
        ("<p>\n{% if %}</p>", "expected an expression"),
        ("{{ 5|plurl }}", "no filter named 'plurl'"),
        ("<p>\n{{ view.titel }}", "has no attribute 'titel'"),
        ("{{ view.frame.__class__.__mro__ }}", "access to attribute '__class__'"),
        (b"\xff", "file-is-utf-8: byte 0xff is not UTF-8"),
        (b"a\0b", "file-is-text: U+0000 does not stand in a text"),
        ("{% include 'home.html' %}", "this uses itself without end"),
        ("{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}", "this uses itself without end"),
        ("{% extends 'theme/home.html' %}{% block main %}{% import 'home.html' as us %}{% endblock %}", "is undefined"),
        ("{{ '\\ud800' }}", "surrogates not allowed"),
        ("{% if 1 %}" * 120 + "{% endif %}" * 120, "too many levels of indentation"),
        ("{{ " + "(" * 3000 + "1" + ")" * 3000 + " }}", "this uses itself without end, or nests too deeply"),
        ("{{ dict(a=1, a=2) }}", "keyword argument repeated: a"),
        ("{{ 1" + "0" * 5000 + " }}", "exceeds the limit"),
        ("{{ asset('no.css') }}", "there is no asset `no.css`"),
        ("{% include view.frame.title %}", "there is no template `"),
        ("{{ [1, 2]|random }}", "no filter named 'random'"),
    ],
)
def test_a_fault_in_a_template_is_reported_where_it_stands(scratch, own, text, message):
    before = scratch.built().tree()
    own("home.html", text)
    done = scratch.build()
    line = 2 if isinstance(text, str) and "\n" in text else 1
    assert (done.code, scratch.tree()) == (1, before)
    assert message in done.err
    assert f"content/templates/home.html:{line}:" in done.err


def test_a_part_that_lacks_what_the_theme_needs_is_named(scratch, own):
    own("parts/emblem.html", "")
    done = scratch.build()
    assert (done.code, "does not export the requested name" in done.err) == (1, True), done.err
    assert "content/templates/parts/emblem.html:1:1" in done.err


@pytest.mark.parametrize("name", ["home.html", "assets/dossier.css", "assets/notes.txt", "words/en.po"])
def test_a_link_among_the_templates_is_refused(scratch, own, name, tmp_path):
    (tmp_path / "secret").write_text("secret")
    own(name, "")
    (scratch.content / "templates" / name).unlink()
    (scratch.content / "templates" / name).symlink_to(tmp_path / "secret")
    done = scratch.build()
    assert (done.code, "file-is-no-link" in done.err) == (1, True), done.err


@pytest.mark.parametrize("name", ["home.html", "words/en.po"])
def test_what_is_no_file_is_refused(scratch, own, name):
    own(f"{name}.txt", "")
    os.mkfifo(scratch.content / "templates" / name)
    done = scratch.build()
    assert (done.code, "file-is-readable: this is not a file" in done.err) == (1, True), done.err


@pytest.mark.parametrize("name", ["assets/a b.js", "assets/a?b.css", "assets/\udcff.css"])
def test_a_name_that_is_no_part_of_an_address_is_refused(scratch, own, name):
    own(name, "")
    done = scratch.build()
    assert (done.code, "id-fits: the name of this file" in done.err) == (1, True), done.err


def test_a_stylesheet_that_is_no_text_is_refused(scratch, own):
    own("assets/dossier.css", b'@import "\xff";')
    done = scratch.build()
    assert (done.code, "dossier.css:1:10" in done.err) == (1, True), done.err


def test_hidden_files_are_left_alone(scratch, own):
    before = scratch.built().tree()
    own("assets/.DS_Store", "")
    own(".home.html", "{% if")
    assert scratch.built().tree() == before


def test_a_font_that_is_none_leaves_the_picture_without_words(scratch, own):
    own("assets/fonts/source-serif-4.woff2", "no font")
    assert scratch.built().site.joinpath("poster.png").exists()


# --- words -----------------------------------------------------------------------------------------------


def test_the_words_of_the_interface_can_be_translated(scratch, own):
    own("words/de.po", GERMAN)
    set_in_settings(scratch, 'language = "de"\n')
    page = scratch.built().read("site/index.html")
    assert all(words in page for words in ("Zum Inhalt", "Dokumente", "2 Dokumente"))


def test_a_translation_that_fills_in_what_its_message_has_not_is_refused(scratch, own):
    own("words/de.po", GERMAN.replace("etwa %(date)s", "etwa %(datum)s"))
    done = scratch.build()
    assert (done.code, "catalogue-is-sound" in done.err) == (1, True), done.err


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('"Dokumente"', '"100% Dokumente"', "`%` stands alone"),
        ('"Dokumente"', '"%s Dokumente"', "`%` stands alone"),
        ("etwa %(date)s", "etwa %(date)s zu 100%", "`%` stands alone"),
        ("etwa %(date)s", "etwa", "the translation leaves out `%(date)s`"),
        ('"Dokumente"', '"%(wie)s Dokumente"', "the translation fills in `%(wie)s`"),
        ('msgstr[1] "%(num)s Dokumente"\n', "", "form 1 of the plural is empty"),
        ("nplurals=2", "nplurals=zwei", "this is no catalogue"),
        ("(n != 1)", "n/0", "the rule of the plural counts nothing"),
        ("(n != 1)", "(n != 1", "the rule of the plural counts nothing"),
        ("(n != 1)", "2", "the rule of the plural has more than 2 forms"),
        ("charset=UTF-8", "charset=none", "this is no catalogue: unknown encoding: none"),
        ("msgstr[1]", "msgstr[a]", "this is no catalogue"),
        ('"Content', '"POT-Creation-Date: today\\n"\n"Content', "this is no catalogue"),
        ('"Dokumente"', '"Doku\0mente"', "a null character stands in the translation"),
    ],
)
def test_a_translation_that_would_stop_a_page_is_refused(scratch, own, old, new, message):
    own("words/en.po", GERMAN.replace(old, new, 1))
    done = scratch.build()
    assert (done.code, message in done.err, "en.po:" in done.err) == (1, True, True), done.err


def test_the_rule_of_the_plural_is_that_of_the_catalogue(scratch, own):
    one = GERMAN.replace("nplurals=2; plural=(n != 1)", "nplurals=1; plural=0")
    own("words/en.po", one.replace('msgstr[1] "%(num)s Dokumente"\n', ""))
    said = scratch.built().words("index.html")
    assert ("2 Dokument" in said, "2 Dokumente" in said) == (True, False)


def test_a_translation_can_hold_the_sign_of_per_cent(scratch, own):
    own("words/en.po", b"\xef\xbb\xbf" + GERMAN.replace('"Dokumente"', '"100 %% Dokumente"').encode())
    page = scratch.built().read("site/index.html")
    assert ("100 % Dokumente" in page, "%%" in page) == (True, False)


def test_a_catalogue_that_is_none_is_refused(scratch, own):
    own("words/en.po", "these are no messages\n")
    done = scratch.build()
    assert (done.code, "content/templates/words/en.po:1:" in done.err) == (1, True), done.err


@pytest.mark.parametrize("tag", ["x", "en_US", "../../de", "/etc/de", "de-", " en ", "x" * 300])
def test_what_is_no_tag_of_a_language_is_refused(scratch, tag):
    set_in_settings(scratch, f'language = "{tag}"\n')
    done = scratch.build()
    assert (done.code, f"`{tag}` is no tag of a language" in done.err) == (2, True), done.err


def test_a_language_from_right_to_left_turns_the_page(scratch):
    set_in_settings(scratch, 'language = "ar"\n')
    assert '<html lang="ar" dir="rtl">' in scratch.built().read("site/index.html")
