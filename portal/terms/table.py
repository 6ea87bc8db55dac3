"""The terms that the portal keeps: those of the law, and its own targets, as one table."""

from datetime import date

from portal.terms.values import Extension, Regime, Term, Terms, Unit

# Chapters 6 and 7 of the Awb hold from this day. Own targets do too, so that old imported days count.
_AWB = date(1994, 1, 1)
_COMPLAINTS = date(1999, 7, 1)  # Title 9.1 of the Awb.
_OMBUDSMAN = date(2005, 3, 15)  # Title 9.2 of the Awb.
_OBJECTION_ANSWER = date(2009, 10, 1)  # Since then Awb art. 7:10 counts from the end of the objection term.
_CARE = date(2015, 1, 1)  # Jeugdwet and Wmo 2015.
_GDPR = date(2018, 5, 25)


def _law(
    code: str,
    amount: int,
    unit: Unit,
    regime: Regime,
    article: str,
    starts: str,
    valid_from: date,
    longer: tuple[int, str] | None = None,
) -> Term:
    extension = Extension(longer[0], unit, longer[1]) if longer else None
    return Term(code, amount, unit, regime, article, starts, extension, valid_from)


def _own(code: str, amount: int, unit: Unit, article: str, starts: str) -> Term:
    return Term(code, amount, unit, Regime.DUTCH, article, starts, None, _AWB, is_own_target=True)


_DUTCH, _EUROPEAN = Regime.DUTCH, Regime.EUROPEAN
_POSTPONED = (4, "Awb art. 9:11 lid 2")
_ADJOURNED = (6, "Awb art. 7:10 lid 3")

LEGAL_TERMS = Terms(
    (
        # A complaint to the body itself, and to the ombudsman.
        _own("complaint_receipt", 0, Unit.DAYS, "Awb art. 9:6", "receipt"),
        _law("complaint_not_handled", 4, Unit.WEEKS, _DUTCH, "Awb art. 9:8 lid 3", "receipt", _COMPLAINTS),
        _law(
            "complaint_decision",
            6,
            Unit.WEEKS,
            _DUTCH,
            "Awb art. 9:11 lid 1",
            "receipt",
            _COMPLAINTS,
            _POSTPONED,
        ),
        _law(
            "complaint_decision_committee",
            10,
            Unit.WEEKS,
            _DUTCH,
            "Awb art. 9:11 lid 1",
            "receipt",
            _COMPLAINTS,
            _POSTPONED,
        ),
        _law(
            "complaint_old_conduct",
            1,
            Unit.YEARS,
            _DUTCH,
            "Awb art. 9:8 lid 1 onder b",
            "conduct",
            _COMPLAINTS,
        ),
        _law(
            "ombudsman_petition",
            1,
            Unit.YEARS,
            _DUTCH,
            "Awb art. 9:24 lid 1",
            "handling_ended",
            _OMBUDSMAN,
        ),
        # An objection to a decision. The event is the day the decision was made known, not the day after.
        _law("objection", 6, Unit.WEEKS, _DUTCH, "Awb art. 6:7 jo. 6:8 lid 1", "decision_made_known", _AWB),
        _law(
            "objection_decision",
            6,
            Unit.WEEKS,
            _DUTCH,
            "Awb art. 7:10 lid 1",
            "objection_term_ended",
            _OBJECTION_ANSWER,
            _ADJOURNED,
        ),
        _law(
            "objection_decision_committee",
            12,
            Unit.WEEKS,
            _DUTCH,
            "Awb art. 7:10 lid 1",
            "objection_term_ended",
            _OBJECTION_ANSWER,
            _ADJOURNED,
        ),
        _own("objection_forwarding", 5, Unit.WORKING_DAYS, "Awb art. 6:15 lid 1 jo. 2:3 lid 1", "receipt"),
        # Data rights.
        _law(
            "avg_request",
            1,
            Unit.MONTHS,
            _EUROPEAN,
            "AVG art. 12 lid 3",
            "receipt",
            _GDPR,
            (2, "AVG art. 12 lid 3"),
        ),
        _law(
            "avg_objection_to_answer",
            6,
            Unit.WEEKS,
            _DUTCH,
            "UAVG art. 34 jo. Awb art. 6:7",
            "answer_made_known",
            _GDPR,
        ),
        _law(
            "destruction_request",
            3,
            Unit.MONTHS,
            _DUTCH,
            "Jeugdwet art. 7.3.9; Wmo 2015 art. 5.3.5",
            "receipt",
            _CARE,
        ),
        _law("breach_ap", 72, Unit.HOURS, _EUROPEAN, "AVG art. 33 lid 1", "discovery", _GDPR),
        _own("notice_exchange", 0, Unit.WORKING_DAYS, "AVG art. 14 lid 3", "exchange"),
        _law("notice_exchange_limit", 1, Unit.MONTHS, _EUROPEAN, "AVG art. 14 lid 3", "exchange", _GDPR),
        # What the portal itself promises, and no law says.
        _own("meeting_feedback", 5, Unit.WORKING_DAYS, "", "meeting"),
        _own("question_answer", 2, Unit.WEEKS, "", "receipt"),
        _own("recipient_answer", 4, Unit.WEEKS, "AVG art. 19", "told"),
        _own("citizen_reminder", 2, Unit.WEEKS, "", "asked"),
        _own("settle_undo", 14, Unit.DAYS, "Awb art. 9:5", "settled"),
        _own("draft_kept", 30, Unit.DAYS, "AVG art. 5 lid 1 onder e", "last_saved"),
    )
)


def term(code: str, on: date, terms: Terms = LEGAL_TERMS) -> Term:
    """Give the term that holds on a day, from this table or from one that settings changed.

    :raises UnknownTerm: when no row has this code on that day.
    """
    return terms.find(code, on)
