"""The form of a report: what was said, what was not allowed, and who does what before when."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from wtforms import BooleanField

from portal import web
from portal.desk.meetings.opening import AtMeeting
from portal.desk.recording.fields import line, listing, long_text, offer
from portal.meetings.service import Report
from portal.promises.service import Side
from portal.web import Form
from portal.web.days import DayField
from portal.words import N_

WHO, WHAT, BY = N_("Who does something?"), N_("What?"), N_("Before which day?")
PLACES = ("1", "2", "3")


@dataclass(frozen=True)
class Task:
    """Who does what, and before when."""

    who: str
    """An organisation's id, or the word for the person."""
    what: str
    by: date | None


class ReportForm(Form):
    """What the person reads of the meeting."""

    service = "planning-meetings"

    report = long_text(N_("What was said about this person?"))
    solution = long_text(N_("What was agreed? Write no personal details here."))
    not_shared = long_text(N_("What did you not share, and why not?"))
    who_1, what_1, by_1 = listing(WHO), line(WHAT), DayField(BY)
    who_2, what_2, by_2 = listing(WHO), line(WHAT), DayField(BY)
    who_3, what_3, by_3 = listing(WHO), line(WHAT), DayField(BY)
    nothing_to_do = BooleanField(N_("Nobody has to do anything"))
    pilot_well = long_text(N_("What went well at this square?"))
    pilot_better = long_text(N_("What must be better next time at this square?"))
    was_not_allowed = BooleanField(N_("Something was told there that was not allowed"))
    not_allowed_because = long_text(N_("If so: what went wrong?"))
    keep_until = DayField(N_("Until when is the report kept?"))

    def offer_bodies(self, agencies: Iterable[str]) -> None:
        """Fill the lists of who does something: the person, and the organisations at the table."""
        here, name = web.words(), web.portal().directory().name
        bodies = [(one, name(one)) for one in dict.fromkeys(agencies)]
        for place in PLACES:
            offer(self[f"who_{place}"], here, [(Side.PERSON.value, here.text(N_("This person"))), *bodies])

    @property
    def tasks(self) -> list[Task]:
        """Return who does what."""
        rows = [(self[f"who_{one}"], self[f"what_{one}"], self[f"by_{one}"]) for one in PLACES]
        return [Task(who.data, what.data, by.data) for who, what, by in rows if who.data and what.data]

    def said(self, at: AtMeeting) -> list[tuple[str, str]]:
        """Return who does what, as the person reads it before it is kept."""
        here, name = web.words(), web.portal().directory().name
        lines = []
        for task in self.tasks:
            who = at.desk.person.name if task.who == Side.PERSON else name(task.who)
            assert task.by is not None  # The form was checked.
            lines.append((who, here.text(N_("%(what)s, before %(day)s"), what=task.what, day=task.by)))
        return lines

    def validate(self, *args: Any, **given: Any) -> bool:  # Any: WTForms' own.
        """Check that the report ends with who does what, and when. Source: R-205."""
        is_right = bool(super().validate(*args, **given))
        wholes = [self._is_whole(place) for place in PLACES]
        is_whole = all(wholes)
        if is_whole and not self.tasks and not self.nothing_to_do.data:
            self.nothing_to_do.errors = [N_("Say who does what. Or tick that nobody has to do anything.")]
            return False
        return is_right and is_whole

    def _is_whole(self, place: str) -> bool:
        who, what, by = (self[f"{name}_{place}"] for name in ("who", "what", "by"))
        if not (who.data or what.data or by.data):
            return True
        faults = {who: N_("Say who does it."), what: N_("Say what must be done."), by: N_("Say before when.")}
        for box, fault in faults.items():
            if not box.data and not box.errors:
                box.errors = [fault]
        return bool(who.data and what.data and by.data)

    def report_of(self, today: date) -> Report:
        """Return the report that the form describes."""
        return Report(
            report=self.report.data or "",
            solution=self.solution.data or "",
            not_shared=self.not_shared.data or "",
            keep_until=self.keep_until.data or today,
            pilot_well=self.pilot_well.data or "",
            pilot_better=self.pilot_better.data or "",
            was_not_allowed=bool(self.was_not_allowed.data),
            not_allowed_because=self.not_allowed_because.data or "",
        )
