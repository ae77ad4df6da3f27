"""Messages that are put into a template when it is compiled say what Jinja would have said on the page."""

from gettext import NullTranslations

import pytest
from jinja2 import Environment, StrictUndefined, UndefinedError

from generator.render.environment import Plain, Sandboxed, escaped, json

GERMAN = {
    "Actors": "Akteure & Co.",
    "%(a)s and %(b)s": "%(b)s und <i>%(a)s</i>",
    "100%% of %(a)s": "100%% von %(a)s",
}

SNIPPETS = (
    "{{ _('Actors') }}",
    "{{ _('Unknown') }}",
    "<p title=\"{{ _('Actors') }}\">",
    "{{ _('%(a)s and %(b)s', a=one, b=two) }}",
    "{{ _('%(a)s and %(b)s', a='<'|safe, b='>') }}",
    "{{ _('%(a)s and %(b)s', a='<b>x</b>'|safe, b='<b>y</b>'|safe) }}",
    "{% set x = _('%(a)s and %(b)s', a='<b>x</b>'|safe, b='<b>y</b>'|safe) %}{{ x }}",
    "{% set x = _('%(a)s and %(b)s', a=one, b=number) %}{{ x }}{{ x|upper }}",
    "{{ _('%(a)s and %(b)s', a=_('Actors'), b=_('100%% of %(a)s', a=one)) }}",
    "{{ _('100%% of %(a)s', a=one) }}",
    "{{ '<i>'|safe ~ _('Actors') ~ '</i>'|safe }}",
    "{{ '<i>' ~ _('Actors') }}",
    "{{ _('Actors')|lower ~ one }}",
    "{{ {'a': _('Actors')}['a'] }}",
    "{% macro m(x, y=1) %}[{{ x }}{{ y }}]{% endmacro %}{{ m(_('Actors')) }}{{ m(one, two) }}{{ m(x=one) }}",
    "{% macro m(x) %}<b>{{ x }}</b>{{ caller() }}{% endmacro %}{% call m(one) %}{{ two }}{% endcall %}",
    "{% macro m() %}{{ varargs|join(',') }}{{ kwargs.z }}{% endmacro %}{{ m(one, two, z=3) }}",
    "{% for x in [one, two] %}{{ loop.index }}{{ _('%(a)s and %(b)s', a=x, b=loop.index) }}{% endfor %}",
    "{{ none }}{{ number }}{{ [one] }}",
)
VALUES = {"one": "<Ada> & “Bert”", "two": "'Cem'", "number": 7}


class Translations(NullTranslations):
    def gettext(self, message):
        return GERMAN.get(message, message)


def made(kind):
    environment = kind(extensions=["jinja2.ext.i18n"], autoescape=True, undefined=StrictUndefined)
    environment.translations = Translations()
    environment.install_gettext_translations(Translations(), newstyle=True)
    return environment


@pytest.mark.parametrize("snippet", SNIPPETS)
@pytest.mark.parametrize("kind", [Plain, Sandboxed])
def test_a_template_says_what_it_says_in_jinja(kind, snippet):
    assert made(kind).from_string(snippet).render(VALUES) == made(Environment).from_string(snippet).render(VALUES)


@pytest.mark.parametrize("snippet", ["{{ _('%(a)s', a=nobody) }}", "{{ nobody }}", "{{ _('Actors') ~ nobody }}"])
def test_what_is_not_there_is_refused(snippet):
    with pytest.raises(UndefinedError, match="'nobody' is undefined"):
        made(Plain).from_string(snippet).render()


def test_a_message_whose_translation_fills_in_something_else_is_asked_for_on_the_page():
    with pytest.raises(KeyError):
        made(Plain).from_string("{{ _('%(a)s and %(b)s', a=1) }}").render()


def test_plain_words_are_escaped_and_markup_is_not():
    assert escaped("a < b & 'c'") == "a &lt; b &amp; &#39;c&#39;"
    assert escaped(7) == "7"


def test_json_is_short_and_in_order():
    assert json({"b": "é", "a": [1, None]}) == '{"a":[1,null],"b":"é"}'
