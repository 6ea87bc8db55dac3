"""Access: the one door to a person's data. Not yours, held and missing look the same from outside."""

from portal.access.models import Hold, RefusedTry, ViewLog
from portal.access.service import acting, looking, refuse, stand_for, turn_to, visible
from portal.viewer import Viewer

__all__ = [
    "Hold",
    "RefusedTry",
    "ViewLog",
    "Viewer",
    "acting",
    "looking",
    "refuse",
    "stand_for",
    "turn_to",
    "visible",
]
