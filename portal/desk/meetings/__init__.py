"""Meetings at the desk: planned in two short pages, told, held, reported; invitations; agreements."""
