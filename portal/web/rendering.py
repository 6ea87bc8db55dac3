"""Pages: a template of the reader's language, filled, as an answer."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, MutableMapping, Sequence
from typing import Any
from urllib.parse import quote

from flask import Response, session, url_for
from jinja2 import Environment, Template
from jinja2.environment import TemplateModule
from jinja2.runtime import Context, Macro
from werkzeug.wrappers import Response as AnyResponse

from portal.catalogue.reviewed import REVIEWED
from portal.settings import ROOT
from portal.web import behalf
from portal.web.context import Portal, now, portal, signed_in, words
from portal.web.csrf import csrf
from portal.web.language import in_any_language
from portal.web.real import real_g, real_request
from portal.web.serving import Onward
from portal.words import Words
from portal.words.escaping import escaped
from portal.words.jinja import make_environment


class KeptTemplate(Template):
    """A template whose macros are made once, and that escapes quickly.

    Jinja compares all globals at each import, because they may differ. Ours are the same for all templates of
    a language, and a page imports ten of them.
    """

    @classmethod
    def _from_namespace(
        cls,
        environment: Environment,
        namespace: MutableMapping[str, Any],  # Any: Jinja's own type.
        globals: MutableMapping[str, Any],
    ) -> Template:
        """Take a compiled template; what it writes out goes through our ``escaped``.

        Jinja lays the globals of a template over those of all; each page took them apart again, one by one.
        """
        namespace["escape"] = escaped
        return super()._from_namespace(environment, namespace, dict(globals))

    def _get_default_module(self, ctx: Context | None = None) -> TemplateModule:  # noqa: ARG002  # Jinja gives it.
        """Return the macros."""
        if self._module is None:
            self._module = self.make_module()
        return self._module


class QuickContext(Context):
    """The values of one page, with a shorter way to call what stands in a template."""

    def call(self, called: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Any:  # Any: as in Jinja.
        """Call a macro or a function; what wants to know more of the page goes Jinja's own way."""
        is_macro = type(called) is Macro
        if not is_macro and hasattr(called, "jinja_pass_arg"):
            return super().call(called, *args, **kwargs)
        kwargs.pop("_block_vars", None)
        kwargs.pop("_loop_vars", None)
        return called(self.eval_ctx, *args, **kwargs) if is_macro else called(*args, **kwargs)


def environments(parts: Portal, *, debug: bool) -> dict[str, Environment]:
    """Return the templates of each language."""
    return {lang: _environment(parts, words, debug=debug) for lang, words in parts.words.items()}


def _environment(parts: Portal, words: Words, *, debug: bool) -> Environment:
    def url(endpoint: str, **values: object) -> str:
        if endpoint == "static":
            return static(str(values["filename"]))
        return parts.addresses.to(
            behalf.place(words.lang, endpoint, parts.addresses.for_others), endpoint, **values
        )

    def own_url(endpoint: str, **values: object) -> str:
        return parts.addresses.to(words.lang, endpoint, **values)

    made = make_environment(
        ROOT / "templates",
        words,
        {
            "url": url,
            "own_url": own_url,
            "csrf": csrf,
            "site": parts.site,
            "tongues": [(lang, known.name, known.dir) for lang, known in parts.words.items()],
            "demo": parts.settings.demo,
            "own_accounts": parts.settings.own_accounts,
            "reviewed": REVIEWED,
        },
        debug=debug,
    )
    made.template_class = KeptTemplate
    made.context_class = QuickContext
    return made


_versions: dict[str, str] = {}


def static(filename: str) -> str:
    """Return the address of a static file; its content is part of the address, so it may be kept forever."""
    version = _versions.get(filename)
    if version is None:
        stamp = (ROOT / "static" / filename).stat()
        version = _versions[filename] = f"{int(stamp.st_mtime):x}{stamp.st_size:x}"
    return f"/static/{filename}?v={version}"


def render(template: str, status: int = 200, **values: object) -> Response:
    """Return a page in the reader's language."""
    return Response(_encoded(list(_parts_of(template, values))), status=status, mimetype="text/html")


PARTS_TOGETHER = 128
"""Parts of a page that are put together before they become bytes."""


def _encoded(parts: Sequence[str]) -> bytes:
    """Return a page as bytes, piece by piece.

    One word in Arabic, such as the name of a language, makes Python keep the whole text two bytes a letter,
    and turning that into bytes takes longer than filling half of the page.
    """
    return b"".join([part.encode() for part in parts])


def text_of(template: str, **values: object) -> str:
    """Return the text of a page in the reader's language."""
    return "".join(_parts_of(template, values))


def _parts_of(template: str, values: Mapping[str, object]) -> Iterator[str]:
    """Give the parts of a page in the reader's language, as the template writes them."""
    here_words = words()
    viewer = signed_in()
    here, request = real_g(), real_request()
    official = here.get("official")
    until = (viewer or official).until if viewer or official else None
    left = int((until - now()).total_seconds()) if until else None
    return (
        portal()
        .environments[here_words.lang]
        .get_template(template)
        .generate(
            viewer=viewer,
            official=official,
            # A page that tells of a failure shows nothing of the page that was asked for.
            here="" if template.startswith("errors/") else request.endpoint,
            rest_of_address=in_any_language(
                behalf.whole_path(), request.query_string.decode("ascii", "replace")
            ),
            easier=is_easier(),
            session_left=left,
            has_secret_address=here.get("has_secret_address", False),
            **values,
        )
    )


def is_easier() -> bool:
    """Tell whether the reader has the easier view: what was chosen on this device, or else by the person."""
    viewer = signed_in()
    return bool(session.get("easier", viewer.wants_easier if viewer else False))


def go(endpoint: str, *, anchor: str = "", **values: object) -> AnyResponse:
    """Send the browser on to another page of ours, after a form (303)."""
    return Onward(url(endpoint, anchor=anchor, **values))


def go_in(lang: str, endpoint: str) -> AnyResponse:
    """Send the browser on to a page in a language that somebody chose (303)."""
    return Onward(portal().addresses.to(lang, endpoint))


def url(endpoint: str, *, anchor: str = "", **values: object) -> str:
    """Return the address of a page in the reader's language."""
    known = portal().addresses
    address = known.to(behalf.place(words().lang, endpoint, known.for_others), endpoint, **values)
    return f"{address}#{quote(anchor)}" if anchor else address


def own_url(endpoint: str, **values: object) -> str:
    """Return the address of a page of one's own, also from a page on behalf of somebody else."""
    return portal().addresses.to(words().lang, endpoint, **values)


def outside_url(endpoint: str, **values: object) -> str:
    """Return the whole address of a page, as others must know it (for the sign-in provider)."""
    base = portal().settings.base_url
    if base:
        return base + portal().addresses.to(words().lang, endpoint, **values)
    return url_for(endpoint, _external=True, **values)  # type: ignore[arg-type]  # url_for takes any values.
