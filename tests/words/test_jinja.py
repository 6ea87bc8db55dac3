"""Templates of one language."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from jinja2 import Environment, UndefinedError
from markupsafe import Markup

from portal.words import Said, Words, load_words
from portal.words.jinja import make_environment

DUTCH = (
    'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n'
    '"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n\n'
    'msgid "Send"\nmsgstr "Stuur \\"nu\\" & <hier>"\n\n'
    'msgid "By %(day)s"\nmsgstr "Voor %(day)s"\n'
)


@pytest.fixture
def dutch(tmp_path: Path) -> Words:
    """A Dutch of two messages."""
    path = tmp_path / "nl" / "LC_MESSAGES" / "web.po"
    path.parent.mkdir(parents=True)
    path.write_text(DUTCH, "utf-8")
    return load_words(tmp_path, ["nl"])["nl"]


def made(tmp_path: Path, dutch: Words, source: str) -> Environment:
    """Return an environment with one page in it."""
    (tmp_path / "page.html").write_text(source, "utf-8")
    return make_environment(tmp_path, dutch, {"site": "Inzage"})


@pytest.mark.parametrize("call", ['{{ _("Send") }}', "{{ _('Send') }}", "{{_('Send')}}", '{{ _( "Send" ) }}'])
def test_constant_words_are_in_the_compiled_template_and_escaped(
    tmp_path: Path, dutch: Words, call: str
) -> None:
    page = made(tmp_path, dutch, f'<a title="{call}">{call}</a>')
    escaped = "Stuur &#34;nu&#34; &amp; &lt;hier&gt;"
    assert page.get_template("page.html").render() == f'<a title="{escaped}">{escaped}</a>'
    code = page.compile((tmp_path / "page.html").read_text("utf-8"), raw=True)
    assert escaped in code
    assert "context.call" not in code


def test_constant_words_are_put_in_where_they_are_arguments_too(tmp_path: Path, dutch: Words) -> None:
    source = '{% macro b(label) %}<b>{{ label }}</b>{% endmacro %}{{ b(_("Send")) }}{{ _("Send")|length }}'
    html = made(tmp_path, dutch, source).get_template("page.html").render()
    assert html == "<b>Stuur &#34;nu&#34; &amp; &lt;hier&gt;</b>19"


def test_words_with_values_are_said_when_the_page_is_made(tmp_path: Path, dutch: Words) -> None:
    source = '{{ _("By %(day)s", day=when) }}|{{ say(said) }}|'
    source += '{{ day(when) }}|{{ ngettext("%(n)s a", "%(n)s b", n) }}'
    page = made(tmp_path, dutch, source).get_template("page.html")
    when = date(2019, 8, 27)
    html = page.render(when=when, said=Said("By %(day)s", day="<x>"), n=2)
    assert html == "Voor 27 augustus 2019|Voor &lt;x&gt;|27 augustus 2019|2 b"


def test_a_number_that_is_markup_is_not_escaped_inside_a_message(tmp_path: Path, dutch: Words) -> None:
    page = made(tmp_path, dutch, '{{ _("By %(day)s", day=when) }}').get_template("page.html")
    assert page.render(when=Markup("<bdi>1</bdi>")) == "Voor <bdi>1</bdi>"


def test_a_method_named_like_the_marker_is_left_alone(tmp_path: Path, dutch: Words) -> None:
    page = made(tmp_path, dutch, '{{ "a" ~ ("b"._("Send") is undefined) }}')
    with pytest.raises(UndefinedError):
        page.get_template("page.html").render()


def test_a_page_that_uses_what_it_was_not_given_fails(tmp_path: Path, dutch: Words) -> None:
    page = made(tmp_path, dutch, "{{ site }} {{ nothing }}").get_template("page.html")
    with pytest.raises(UndefinedError, match="nothing"):
        page.render()


def test_lines_of_a_template_keep_their_numbers(tmp_path: Path, dutch: Words) -> None:
    page = made(tmp_path, dutch, '{{ _("Send") }}\n\n{{ _("Send") }}{{ nothing }}').get_template("page.html")
    assert page.get_corresponding_lineno(10_000) == 3
