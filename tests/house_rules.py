"""What the tests of the house look for: plain functions from a text to the faults in it."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

LONGEST_FILE = 250
"""Lines."""

LONGEST_FUNCTION = 40
"""Lines, docstring included."""

# The names are put together here, so that this file does not name them itself.
_HOSTS = ("pypi" + ".org", "python" + "hosted", "registry." + "npmjs", "npmjs" + ".org", "deb." + "debian")
_MACHINE_PATH = re.compile(r"(?<![\w.\-])/(?:wo" + r"rk|ro" + r"ot)/")

_PHYSICAL_PROPERTY = re.compile(
    r"(?:^|[{;\s])("
    r"(?:margin|padding|scroll-margin|scroll-padding)-(?:left|right)"
    r"|border-(?:(?:top|bottom)-)?(?:left|right)(?:-(?:width|style|color|radius))?"
    r"|left|right"
    r"|(?:text-align|float|clear)\s*:\s*(?:left|right)(?=\s*[;}!]|\s*$)"
    r")(?=\s*[:;}!]|\s*$)",
    re.MULTILINE,
)
_CSS_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_JINJA = re.compile(r"{#.*?#}|{%.*?%}|{{.*?}}", re.DOTALL)
_STYLE_BLOCK = re.compile(r"<style[^>]*>(.*?)</style>", re.DOTALL)
_INLINE = re.compile(r"<[a-zA-Z][^<>]*?\s(style|on[a-z]+)\s*=", re.DOTALL)
_BARE_LIST = re.compile(r"<ul>(?:\s*{%[^%]*%})*\s*<li>(?:{%[^%]*%})*<a ")
_EXCUSE = re.compile(r"#\s*(?:noqa|type:\s*ignore)[^#]*(?P<reason>#.*\w)?")
_UNFINISHED = re.compile(r"\b(?:TO" + r"DO|FIX" + r"ME|XX" + r"X|NotImple" + r"mented(?:Error)?)\b")


def requirements_named(source: str) -> Iterator[str]:
    """Give each id that a test of this source says it proves."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and ast.unparse(node.func).endswith("mark.requirement"):
            for value in node.args:
                yield str(ast.literal_eval(value))


def long_functions(source: str) -> Iterator[str]:
    """Give the name and length in lines of each function that is too long."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            lines = (node.end_lineno or node.lineno) - node.lineno + 1
            if lines > LONGEST_FUNCTION:
                yield f"{node.name}: {lines} lines"


def modules_imported(source: str) -> Iterator[str]:
    """Give the full name of each module, and of each name taken from one, that a source imports."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def bare_excuses(source: str) -> Iterator[str]:
    """Give each line that silences a checker and does not say why, on the line or just above it."""
    above = ""
    for number, line in enumerate(source.splitlines(), start=1):
        excuse = _EXCUSE.search(line)
        if excuse and not excuse["reason"] and not above.strip().startswith("#"):
            yield f"{number}: {line.strip()}"
        above = line


def unfinished(source: str) -> Iterator[str]:
    """Give each word that says that something is still to be made."""
    yield from _UNFINISHED.findall(source)


def places_named(text: str) -> Iterator[str]:
    """Give each package registry's host and each path of one machine that a text names."""
    yield from (host for host in _HOSTS if host in text)
    yield from _MACHINE_PATH.findall(text)


def physical_sides(css: str) -> Iterator[str]:
    """Give each property that says left or right, which is wrong for a language written the other way."""
    yield from _PHYSICAL_PROPERTY.findall(_CSS_COMMENT.sub("", css))


def physical_sides_in_page(template: str) -> Iterator[str]:
    """Give the same for the style sheets inside a template."""
    for block in _STYLE_BLOCK.findall(_JINJA.sub("", template)):
        yield from physical_sides(block)


def inline_attributes(template: str) -> Iterator[str]:
    """Give each attribute that the Content-Security-Policy would refuse."""
    yield from _INLINE.findall(_JINJA.sub("", template))


def bare_lists_of_links(template: str) -> Iterator[str]:
    """Give each list whose lines begin with a link but that is not a list of links: too small for a thumb."""
    yield from _BARE_LIST.findall(template)
