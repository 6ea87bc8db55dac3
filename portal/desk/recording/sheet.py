"""An exchange while it is being written down: its forms, whom they are about, and what goes along hidden."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from werkzeug.datastructures import MultiDict

from portal import web
from portal.access import urgent
from portal.access.assigned import OwnPerson
from portal.cases.rules import has_citizen_number
from portal.consultations import service
from portal.desk.recording.drafting import TEXTS, draft_of, show_problems
from portal.desk.recording.forms import PersonForm, RecordForm
from portal.desk.recording.names import names_in
from portal.errors import NotFound
from portal.viewer import Official, Viewer

SECOND = "b-"
"""In front of the names of the boxes of the second person."""

Posted = MultiDict[str, str]
Hidden = Sequence[tuple[str, str]]

ASKED_WHAT_IS_SAFE = "Aan de bron gevraagd wat veilig is op"
"""What approvers read; kept texts are in Dutch."""

PAGE_FIELDS = frozenset({"csrf_token", "do"})


@dataclass
class Sheet:
    """Everything of one exchange that is not kept yet."""

    person: OwnPerson
    form: RecordForm
    second_person: OwnPerson | None = None
    second: PersonForm | None = None
    corrects: str = ""
    posted: Posted = field(default_factory=MultiDict)
    source: str = ""
    """The person who told it, when that is another of the official's people."""

    @classmethod
    def read(cls, people: Others, posted: Posted, *, corrects: str = "") -> Sheet:
        """Read what was posted."""
        form = RecordForm(posted)
        offer_all(form, people)
        second_person = next((one for one in people.rest if one.assignment == form.other.data), None)
        second = PersonForm(posted, prefix=SECOND) if second_person else None
        if second is not None:
            second.offer_lists(*form.roles, is_refused=form.is_refused)
        told = (one.person for one in people.rest if one.assignment == form.source_person.data)
        return cls(people.first, form, second_person, second, corrects, posted, next(told, ""))

    @property
    def action(self) -> str:
        """Return where the forms go."""
        if self.corrects:
            return web.url(
                "desk_recording.save_correction", assignment=self.person.assignment, entry=self.corrects
            )
        return web.url("desk_recording.save", assignment=self.person.assignment)

    @property
    def own(self) -> tuple[OwnPerson, ...]:
        """Return whom it is about, the first one first."""
        return (self.person,) if self.second_person is None else (self.person, self.second_person)

    @property
    def people(self) -> dict[str, PersonForm]:
        """Return the form of each person."""
        found: dict[str, PersonForm] = {self.person.person: self.form}
        if self.second_person is not None and self.second is not None:
            found[self.second_person.person] = self.second
        return found

    @property
    def hold_reasons(self) -> dict[str, str]:
        """Return why it must stay hidden, for each person from whom it is."""
        asked_on = self.form.safe_asked_on.data
        asked = f"\n{ASKED_WHAT_IS_SAFE}: {asked_on.isoformat()}." if asked_on else ""
        return {
            person: f"{form.hold_reason.data or ''}{asked if form is self.form else ''}"
            for person, form in self.people.items()
            if form.is_hidden.data
        }

    def sourced(self, draft: service.Draft) -> service.Draft:
        """Return the entry with who told it; that is looked at, and never kept (R-191)."""
        first, *rest = draft.subjects
        told = replace(first, source_person=self.source or None, safe_asked_on=self.form.safe_asked_on.data)
        return replace(draft, subjects=(told, *rest))

    @property
    def is_second_begun(self) -> bool:
        """Tell whether the page of the second person was sent."""
        return any(name.startswith(SECOND) for name in self.posted)

    def is_first_page_right(self) -> bool:
        """Check the first page, and put at each box what is missing."""
        return self._is_right(self.form, {self.person.person: self.form})

    def is_second_page_right(self) -> bool:
        """Check the page of the second person, and put at each box what is missing."""
        if self.second is None or self.second_person is None:
            return True
        return self._is_right(self.second, {self.second_person.person: self.second})

    @property
    def rules(self) -> tuple[service.PairRule, ...]:
        """Return the rules for the two roles: for what is ticked, or for all that may be ticked (R-064)."""
        if not all(self.form.roles):
            return ()
        ticked = {kind for form in self.people.values() for kind in form.data_kinds.data or ()}
        return service.rules_for(self.form.roles, ticked or service.kinds_between(*self.form.roles))

    def _is_right(self, form: PersonForm, people: Mapping[str, PersonForm]) -> bool:
        is_form_right = [one.validate() for one in (self.form, form)]
        # What else is missing is said in the same go, when there is a moment to begin with.
        if not all(is_form_right) and (self.form.day.errors or self.form.clock.errors):
            return False
        draft = draft_of(self.form, people, official=web.official(), at=web.now())
        try:
            service.check_at_desk(draft, _kinds_of_bodies())
        except service.EntryIncomplete as missing:
            show_problems(missing.problems, self.form, *people.values())
        return not form.errors and not self.form.errors

    @property
    def second_names_first(self) -> bool:
        """Tell whether the second text holds a name of the first person."""
        return self.second is not None and names_in(_texts(self.second), self.person.name)

    @property
    def one_names_the_other(self) -> bool:
        """Tell whether one of two texts holds a name of the other person."""
        if self.second_person is None:
            return False
        return self.second_names_first or names_in(_texts(self.form), self.second_person.name)

    @property
    def holds_number(self) -> bool:
        """Tell whether a text seems to hold a citizen service number. Source: UAVG art. 46."""
        return any(has_citizen_number(text) for form in self.people.values() for text in _texts(form))

    @property
    def hidden_on_first(self) -> Hidden:
        """Return what goes along with the first page: the text of the second person."""
        return [(name, value) for name, value in self._posted if name.startswith(SECOND)]

    @property
    def hidden_on_second(self) -> Hidden:
        """Return what goes along with the second page: the first one."""
        return [(name, value) for name, value in self._posted if not name.startswith(SECOND)]

    @property
    def hidden_on_preview(self) -> Hidden:
        """Return all that goes along with the last page."""
        return self._posted

    @property
    def _posted(self) -> Hidden:
        return [pair for pair in self.posted.items(multi=True) if pair[0] not in PAGE_FIELDS]

    def completing(self, draft: service.Draft, found: urgent.Unfinished) -> service.Draft:
        """Return the entry as the one that completes an emergency.

        :raises NotFound: when the emergency is about somebody else.
        """
        if found.person != self.person.person:
            raise NotFound("emergency")
        first, *rest = draft.subjects
        return replace(draft, subjects=(replace(first, corrects=found.item), *rest))


def writer(official: Official, person: OwnPerson) -> Viewer:
    """Return how an official writes about a person; a reason that ran out while typing costs no text."""
    return Viewer(
        account=official.account,
        person=person.person,
        capacity="assigned",
        reason="record",
        role=official.role,
        agency=official.agency,
        session=official.session,
        until=official.until,
        wrapped_key=person.wrapped_key,
    )


@dataclass(frozen=True)
class Others:
    """The person of an assignment, and the other people of the same official."""

    first: OwnPerson
    rest: tuple[OwnPerson, ...]


def offer_all(form: RecordForm, people: Others) -> None:
    """Fill all lists of the first page."""
    form.offer_parties()
    form.offer_lists(*form.roles, is_refused=form.is_refused)
    form.offer_others([(one.assignment, one.name) for one in people.rest])


def _kinds_of_bodies() -> dict[str, str]:
    return {card.id: card.kind for card in web.portal().directory().agencies.values()}


def _texts(form: PersonForm) -> list[str]:
    return [str(form[name].data or "") for name in TEXTS]
