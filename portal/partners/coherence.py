"""Whether the fields of one record fit together. Each fault names its field and what is needed."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from portal.access.proposals import Standing
from portal.agencies import signable
from portal.agencies.articles import HOLD_ARTICLES, holds_on, names_article
from portal.agencies.breaches import BREACHES, NOT_AGREED
from portal.cases.rights_shown import REFUSED
from portal.consultations import breaking, checks
from portal.consultations.checks_sharing import refused_in_any_case
from portal.consultations.drafts import Draft
from portal.consultations.proposed import without_a_yes
from portal.consultations.rules import Kind
from portal.dossiers import rules as files
from portal.partners.drafting import draft_of
from portal.partners.shapes import Limits
from portal.partners.values import Values

Fault = tuple[str, str]

_BEFORE = "is a day before the first day"
MARKED = "was not allowed, so the person reads that"
UNMEASURED = "is no role that we know, so nobody can say whether it was allowed; write one of the list"


def problems(kind: str, values: Values, limits: Limits) -> Iterator[Fault]:
    """Give each field that does not fit the others, and why."""
    if values.text("demo_name") and not limits.may_bring_demo_people:
        yield "demo_name", "is allowed only where the demo is on"
    check = _CHECKS.get(kind)
    if check is not None:
        yield from check(values)
    yield from _hold(values)


def not_agreed(draft: Draft, asked: Standing) -> Iterator[Fault]:
    """Give each person of a talk who was asked about it first, and did not say yes."""
    for place, subject in enumerate(draft.subjects):
        if without_a_yes(asked, draft, subject):
            text = f"{MARKED} ({NOT_AGREED}). {BREACHES[NOT_AGREED].why}"
            yield f"subjects[{place}].asked_first", text


def notes(values: Values) -> Iterator[Fault]:
    """Give each field of a consultation that is kept and marked, or that nobody can measure."""
    draft = draft_of(values, lambda _kind, name: name)
    for place, subject in enumerate(draft.subjects):
        where = f"subjects[{place}]"
        if not subject.was_not_allowed:
            rules = {one.rule: one for one in reversed(tuple(breaking.marks(draft, subject)))}
            for one in rules.values():
                yield f"{where}.{one.field.replace('texts.', '')}", f"{MARKED} ({one.rule}). {one.text}"
        for party in breaking.unmeasured(draft, subject):
            yield f"{where}.parties[{party}].role", UNMEASURED


def _hold(values: Values, where: str = "") -> Iterator[Fault]:
    """Check that two people hide something, on one of the grounds of the list. Source: R-068."""
    hold = values.part("hold")
    if hold is not None and not where and hold.text("approved_by") == hold.text("asked_by"):
        yield "hold.approved_by", "needs another official than the one who asked"
    if hold is not None and not holds_on(hold.text("article")):
        yield f"{where}hold.article", f"needs one of: {', '.join(HOLD_ARTICLES)}"


def _period(first: str, last: str) -> Callable[[Values], Iterator[Fault]]:
    def check(values: Values) -> Iterator[Fault]:
        start, end = values.day(first), values.day(last)
        if start is not None and end is not None and end < start:
            yield last, _BEFORE

    return check


def _custody(values: Values) -> Iterator[Fault]:
    yield from _period("from_day", "until_day")(values)
    if values.text("child") == values.text("parent"):
        yield "parent", "needs another person than the child"


def _file(values: Values) -> Iterator[Fault]:
    yield from _period("from_day", "until_day")(values)
    if values.text("shared_with") and not values.flag("is_joint"):
        yield "is_joint", "needs to be true when the file is shared with somebody"
    # Who has a joint file must be told beforehand who may talk about it, about what, and for what.
    if values.flag("is_joint"):
        said = {name: values.text(name) for name in ("consulters", "consult_goal")}
        for name, given in (*said.items(), ("consult_kinds", values.words("consult_kinds"))):
            if not given:
                yield name, "needs to be filled in when the file is joint"


def _declaration_text(values: Values) -> Iterator[Fault]:
    languages = set(values.by_language("titles"))
    for name in ("titles", "texts", "goals"):
        if "nl" not in values.by_language(name) or set(values.by_language(name)) != languages:
            yield name, "needs the same languages as the titles, and Dutch among them"
    for body in values.by_language("texts").values():
        if why := signable.bundled(values.text("what"), body):
            yield "texts", why
            return


def _declaration(values: Values) -> Iterator[Fault]:
    yield from _period("valid_from", "valid_to")(values)
    names = [body.text("organisation") for body in values.parts("bodies")]
    if len(set(names)) != len(names):
        yield "bodies", "names an organisation twice"
    is_release = values.text("what") == "release_of_confidentiality"
    # A release that names nobody is no release. Source.
    if is_release and not names and not values.flag("is_general"):
        yield "bodies", "needs each organisation by name, or is_general for an old declaration"
    # Applying is one act, sharing with somebody another: a paper that did both is two records. Source: R-102.
    if not is_release and any(body.text("answer") == "yes" for body in values.parts("bodies")):
        yield "bodies", "belongs to a release of its own; agreeing to help is not agreeing to share"
    signed, withdrawn = values.moment("signed_at"), values.moment("withdrawn_at")
    if signed is not None and withdrawn is not None and withdrawn < signed:
        yield "withdrawn_at", "is before it was signed"


def _system(values: Values) -> Iterator[Fault]:
    if values.text("keep_years") and not values.text("keep_years").isdigit():
        yield "keep_years", "needs a whole number of years"


def _file_item(values: Values) -> Iterator[Fault]:
    draft = files.ItemDraft(
        person=values.text("person"),
        file=values.text("file"),
        text=values.text("text"),
        data_kind=values.text("data_kind"),
        what=values.text("what"),
        came_from=values.text("came_from"),
        purpose=values.text("purpose"),
        fact=values.text("fact") or None,
        came_on=values.day("came_on"),
        needed_until=values.day("needed_until"),
    )
    for problem in files.item_problems(draft, is_imported=True):
        yield problem.field, problem.text
    yield from _period("came_on", "written_on")(values)


def _file_domain(values: Values) -> Iterator[Fault]:
    is_asked = values.text("asked") != files.Asked.NOT_ASKED
    if is_asked and values.day("asked_on") is None:
        yield "asked_on", "is missing; what was asked was asked on a day"
    for name in ("necessity", "asked_on", "reused_on"):
        if not is_asked and (values.text(name) if name == "necessity" else values.day(name)):
            yield name, "does not go with something that was not asked"
    yield from _period("asked_on", "reused_on")(values)


def _file_carer(values: Values) -> Iterator[Fault]:
    if values.flag("is_own_entry") == bool(values.text("file")):
        yield "file", "is needed in the record of who gets help, and left out in the carer's own"


def _promise(values: Values) -> Iterator[Fault]:
    yield from _period("made_on", "due_on")(values)
    if values.text("status") == "withdrawn" and not values.text("withdrawn_because"):
        yield "withdrawn_because", "is missing; a promise is not taken back without a reason"


def _plan(values: Values) -> Iterator[Fault]:
    yield from _period("signed_on", "until_on")(values)


def _consultation(values: Values) -> Iterator[Fault]:
    draft = draft_of(values, lambda _kind, name: name)
    for problem in checks.problems(draft):
        yield problem.field.replace("texts.", ""), problem.text
    for place, one in enumerate(draft.subjects):
        if draft.kind != Kind.VIEW:
            for problem in refused_in_any_case(one):
                yield f"subjects[{place}].{problem.field.replace('texts.', '')}", problem.text
        if one.article and not names_article(one.article):
            yield f"subjects[{place}].article", "needs a law of the list and the number of its article"
    for place, subject in enumerate(values.parts("subjects")):
        yield from _hold(subject, f"subjects[{place}].")
        if subject.text("told_how") and subject.moment("told_at") is None:
            yield f"subjects[{place}].told_at", "is missing, because told_how is there"


def _correction_answer(values: Values) -> Iterator[Fault]:
    """Check that a refusal says why: the person reads it. Source: R-179."""
    if values.text("answer") == REFUSED and not values.text("because").strip():
        yield "because", "is missing, and the person must read why it is refused"


_CHECKS: dict[str, Callable[[Values], Iterator[Fault]]] = {
    "custody": _custody,
    "assignment": _period("from_day", "until_day"),
    "system": _system,
    "file": _file,
    "declaration_text": _declaration_text,
    "file_item": _file_item,
    "file_domain": _file_domain,
    "file_exemption": _period("begins_on", "ends_on"),
    "file_carer": _file_carer,
    "declaration": _declaration,
    "plan": _plan,
    "promise": _promise,
    "consultation": _consultation,
    "index_signal": _period("from_day", "until_day"),
    "correction_answer": _correction_answer,
}
