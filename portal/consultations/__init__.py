"""Consultations: who talked about a person, when, why and on what ground."""
