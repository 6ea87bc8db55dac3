"""What a handler can do with a case: each step with its words, its form, and when it is open."""

from __future__ import annotations

from collections.abc import Mapping

from portal.cases import service
from portal.cases.rules import State
from portal.desk.complaints import forms
from portal.desk.complaints import steps_otherwise as otherwise
from portal.desk.complaints.doing import (
    Step,
    add_argument,
    involve,
    is_offered,
    is_open,
    open_window,
    react,
    stand_in,
)
from portal.desk.complaints.steps_recommended import RECOMMENDED
from portal.desk.complaints.steps_wish import WISH
from portal.store import given_id
from portal.words import N_

STEPS: Mapping[str, Step] = {
    "acknowledge": Step(
        N_("Begin with this complaint"),
        N_("The person reads that you look into it."),
        N_("I begin"),
        forms.NothingForm,
        lambda work, doing: service.acknowledge(work, **doing.who),
        lambda here: here.case.state == State.RECEIVED,
        N_("The person knows that you look into it."),
    ),
    "somebody-else": WISH,
    "ask": Step(
        N_("Ask the person something"),
        N_("The case then waits for the person. The last day stays as it is."),
        N_("Send the question"),
        forms.QuestionForm,
        lambda work, doing: service.ask(
            work, **doing.who, text=doing.form.text.data, once=doing.form.once.data or ""
        ),
        lambda here: here.case.state in (State.RECEIVED, State.IN_PROGRESS),
        N_("Your question is sent."),
    ),
    "message": Step(
        N_("Write the person a message"),
        N_("The person can answer you in the portal."),
        N_("Send the message"),
        forms.MessageForm,
        lambda work, doing: service.write(
            work, **doing.who, text=doing.form.text.data, once=doing.form.once.data or ""
        ),
        lambda here: here.case.state not in (State.WITHDRAWN, State.SETTLED),
        N_("Your message is sent."),
    ),
    "argument": Step(
        N_("Write down an argument"),
        N_("The person reads it, and can answer what the organisation says."),
        N_("Keep this argument"),
        forms.ArgumentForm,
        add_argument,
        is_open,
        N_("The argument is written down."),
    ),
    "copy": Step(
        N_("Prepare the copy"),
        N_("Whom the complaint is about gets a copy. First the person sees it and leaves lines out."),
        N_("Show it to the person"),
        forms.TextForm,
        lambda work, doing: service.show_copy(work, **doing.whole, text=doing.form.text.data),
        lambda here: is_open(here) and here.done.copy is None,
        N_("The person can now read the copy."),
    ),
    "send-copy": Step(
        N_("Send the copy"),
        N_("The lines that the person left out do not go."),
        N_("I sent the copy"),
        forms.NothingForm,
        lambda work, doing: service.send_copy(work, **doing.whole),
        lambda here: is_open(here) and here.done.copy is not None and here.done.copy.sent_at is None,
        N_("The copy is sent."),
    ),
    "hearing": Step(
        N_("Ask for a reaction"),
        N_("Both sides get at least five working days. Also check the facts with the person."),
        N_("Ask this"),
        forms.HearingForm,
        open_window,
        is_open,
        N_("The time to react has begun."),
    ),
    "reaction": Step(
        N_("Write down what the organisation said"),
        N_("The person reads it."),
        N_("Keep the reaction"),
        forms.ReactionOfBodyForm,
        react,
        lambda here: (
            is_open(here) and any(one.side == "body" and not one.ended_how for one in here.done.windows)
        ),
        N_("The reaction is written down."),
    ),
    "postpone": Step(
        N_("Take four weeks more"),
        N_("You can do this once, before the last day. The person reads why."),
        N_("Take four weeks more"),
        forms.TextForm,
        lambda work, doing: service.postpone(work, **doing.whole, reason=doing.form.text.data),
        lambda here: is_open(here) and not here.done.postponements,
        N_("The last day is four weeks later. The person knows."),
    ),
    "ask-longer": Step(
        N_("Ask whether it may take longer still"),
        N_("Nothing changes unless the person agrees."),
        N_("Ask the person"),
        forms.LongerForm,
        lambda work, doing: service.ask_postponement(
            work, **doing.whole, to_day=forms.day_of(doing.form.to_day), reason=doing.form.text.data
        ),
        lambda here: is_open(here) and bool(here.done.postponements) and here.done.asked_longer() is None,
        N_("The person is asked."),
    ),
    "pass-on": Step(
        N_("Pass it on"),
        N_("You keep it until the other organisation says yes. After five working days it comes back."),
        N_("Offer it"),
        forms.PassOnForm,
        lambda work, doing: service.forward(
            work, **doing.whole, to_agency=doing.form.body.data or "", reason=doing.form.text.data
        ),
        lambda here: is_open(here) and not is_offered(here),
        N_("It is offered. The person knows."),
    ),
    "accepted": Step(
        N_("The other organisation says yes"),
        N_("From now on it must answer. The number and the first date stay."),
        N_("Yes, it took over"),
        forms.NothingForm,
        lambda work, doing: service.accept(work, **doing.whole),
        lambda here: is_open(here) and is_offered(here),
        N_("The other organisation has it now. The person knows."),
    ),
    "involved": Step(
        N_("Say who is involved"),
        N_("They and their direct chief can no longer see this case. If that is you, you lose it now."),
        N_("Keep them out"),
        forms.InvolvedForm,
        involve,
        is_open,
        N_("They can no longer see this case."),
    ),
    "stand-in": Step(
        N_("Choose who stands in for you"),
        N_("A colleague then opens this case as you do, until the day you choose."),
        N_("Let this colleague stand in"),
        forms.StandInForm,
        stand_in,
        lambda here: is_open(here) and not here.is_stand_in,
        N_("Your colleague can open this case."),
    ),
    "give-back": Step(
        N_("Give it back"),
        N_("It goes back to the queue, with the same last day."),
        N_("Give it back"),
        forms.NothingForm,
        lambda work, doing: service.give_back(work, **doing.who),
        lambda here: is_open(here) and not here.is_stand_in,
        N_("It is back in the queue."),
    ),
    "not-handled": Step(
        N_("Do not look into it"),
        N_("Only for a reason of the law, and within four weeks. The person reads about the ombudsman."),
        N_("Tell the person"),
        forms.NotHandledForm,
        lambda work, doing: service.not_handle(
            work, **doing.whole, ground=doing.form.ground.data or "", text=doing.form.text.data
        ),
        is_open,
        N_("The person is told."),
    ),
    "otherwise": Step(
        otherwise.TITLE,
        otherwise.LEAD,
        otherwise.SEND,
        otherwise.OtherwiseForm,
        lambda work, doing: service.depart(
            work,
            **doing.who,
            usual=doing.form.usual.data or "",
            because=doing.form.because.data or "",
            once=given_id(doing.form.once.data),
        ),
        is_open,
        otherwise.DONE,
    ),
    **RECOMMENDED,
    "looked-again": Step(
        N_("You looked again, as the answer promised"),
        N_("The person reads what came out. Then this leaves your list."),
        N_("Keep it and tell the person"),
        forms.LookedAgainForm,
        lambda work, doing: service.looked_again(work, **doing.whole, text=doing.form.result.data or ""),
        lambda here: any(one.look_again and not one.look_again.done_on for one in here.done.letters),
        N_("The person can read what came out."),
    ),
    "done": Step(
        N_("A measure is carried out"),
        N_("The person reads that it is done."),
        N_("It is done"),
        forms.DoneForm,
        lambda work, doing: service.done_measure(work, **doing.whole, measure=doing.form.measure.data or ""),
        lambda here: any(one.done_on is None for letter in here.done.letters for one in letter.measures),
        N_("The measure is done."),
    ),
}
"""Every step by the word in its address, in the order of the page."""
