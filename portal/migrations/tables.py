"""All tables at once: a room whose models are not named here would be missing from the store."""

from portal.access import models as access
from portal.access import models_handlers as handlers
from portal.access import models_reviews as reviews
from portal.access import models_samples as samples
from portal.access import models_ties as ties
from portal.accounts import models as accounts
from portal.agencies import models as agencies
from portal.agencies import models_texts as agency_texts
from portal.assistance import models as assistance
from portal.cases import models as cases
from portal.cases import models_copies as copies
from portal.cases import models_handling as handling
from portal.cases import models_recipients as recipients
from portal.cases import models_recommendations as recommendations
from portal.consultations import models as consultations
from portal.declarations import models as declarations
from portal.dossiers import models as dossiers
from portal.dossiers import models_plan as plans
from portal.dossiers import models_refusals as refusals
from portal.instructions import models as instructions
from portal.instructions import models_policies as policies
from portal.mandates import models as mandates
from portal.medical import models as medical
from portal.meetings import models as meetings
from portal.notices import models as notices
from portal.partners import models as partners
from portal.people import models as people
from portal.promises import models as promises
from portal.signals import models as signals
from portal.store import metadata
from portal.store import models as store
from portal.worker import models as worker

ROOMS = (
    access,
    accounts,
    handlers,
    agencies,
    agency_texts,
    assistance,
    cases,
    copies,
    handling,
    mandates,
    consultations,
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
    promises,
    recipients,
    recommendations,
    refusals,
    reviews,
    samples,
    signals,
    store,
    ties,
    worker,
)

__all__ = ["ROOMS", "metadata"]
