"""People at the desk: opening somebody's file, with a reason that the person reads."""
