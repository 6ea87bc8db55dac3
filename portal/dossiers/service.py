"""The door of this room: read what stands in files, and say what is wrong with it."""

from portal.dossiers.exporting import register_papers, whole
from portal.dossiers.keeping import record_items, record_told
from portal.dossiers.keeping_parts import ReviewDraft, record_domain, review_item
from portal.dossiers.picturing import Got, Holder, picture, register_got
from portal.dossiers.reading import describe_file, describe_item, file, files, item, items, told
from portal.dossiers.reading_plan import (
    carers,
    describe_carer,
    describe_domain,
    domains,
    exemptions,
    file_of_carer,
    file_of_domain,
    goals,
    kept_until,
    own_entries,
)
from portal.dossiers.recording import deny_told, keep_for_later, may_ask, say_beside, say_still_right
from portal.dossiers.refusing import answer_refusal, refusal, say_no, stub, stubs, take_back
from portal.dossiers.rules import ItemDraft, ItemIncomplete, PartDraft
from portal.dossiers.shown import Carer, Item
from portal.dossiers.talks import answer_talk, answered_at

__all__ = [
    "Carer",
    "Got",
    "Holder",
    "Item",
    "ItemDraft",
    "ItemIncomplete",
    "PartDraft",
    "ReviewDraft",
    "answer_refusal",
    "answer_talk",
    "answered_at",
    "carers",
    "deny_told",
    "describe_carer",
    "describe_domain",
    "describe_file",
    "describe_item",
    "domains",
    "exemptions",
    "file",
    "file_of_carer",
    "file_of_domain",
    "files",
    "goals",
    "item",
    "items",
    "keep_for_later",
    "kept_until",
    "may_ask",
    "own_entries",
    "picture",
    "record_domain",
    "record_items",
    "record_told",
    "refusal",
    "register_got",
    "register_papers",
    "review_item",
    "say_beside",
    "say_no",
    "say_still_right",
    "stub",
    "stubs",
    "take_back",
    "told",
    "whole",
]
