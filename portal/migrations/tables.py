"""All tables at once: a room whose models are not named here would be missing from the store."""

from portal.access import models as access
from portal.access import models_crimes as crimes
from portal.access import models_handlers as handlers
from portal.access import models_reviews as reviews
from portal.access import models_samples as samples
from portal.access import models_ties as ties
from portal.accounts import models as accounts
from portal.accounts import models_invited as invited
from portal.agencies import models as agencies
from portal.agencies import models_texts as agency_texts
from portal.assistance import models as assistance
from portal.cases import models as cases
from portal.cases import models_copies as copies
from portal.cases import models_handling as handling
from portal.cases import models_recipients as recipients
from portal.cases import models_recommendations as recommendations
from portal.cases import models_wishes as wishes
from portal.consultations import models as consultations
from portal.consultations import models_checks as checks
from portal.consultations import models_papers as entry_papers
from portal.declarations import models as declarations
from portal.dossiers import models as dossiers
from portal.dossiers import models_plan as plans
from portal.dossiers import models_projects as projects
from portal.dossiers import models_refusals as refusals
from portal.instructions import models as instructions
from portal.instructions import models_policies as policies
from portal.mandates import models as mandates
from portal.mandates import models_capacity as capacity
from portal.medical import models as medical
from portal.meetings import models as meetings
from portal.notices import models as notices
from portal.partners import models as partners
from portal.people import models as people
from portal.promises import models as promises
from portal.signals import models as signals
from portal.store import metadata
from portal.store import models as store
from portal.understanding import models as understanding
from portal.worker import models as worker

ROOMS = (
    access,
    accounts,
    invited,
    handlers,
    agencies,
    agency_texts,
    assistance,
    cases,
    copies,
    handling,
    mandates,
    capacity,
    consultations,
    checks,
    entry_papers,
    declarations,
    medical,
    meetings,
    instructions,
    policies,
    dossiers,
    plans,
    notices,
    partners,
    people,
    projects,
    promises,
    recipients,
    recommendations,
    refusals,
    crimes,
    reviews,
    samples,
    signals,
    store,
    ties,
    understanding,
    wishes,
    worker,
)

__all__ = ["ROOMS", "metadata"]
