"""The wiring: the one module that knows every room."""

from __future__ import annotations

import os
from datetime import timedelta

from flask import Flask, Response, jsonify, redirect
from werkzeug.wrappers import Response as AnyResponse

from portal import catalogue, migrations, web
from portal.access import disputes, gate, grants, grounds, pointers, proposals
from portal.accounts import service as accounts_service
from portal.agencies.service import Shelf
from portal.assistance import service as assistance_service
from portal.cases import service as cases_service
from portal.cases.kinds import asked_by_kinds
from portal.clock import Clock
from portal.consultations import service as consultations_service
from portal.declarations import service as declarations_service
from portal.demo.commands import prepare
from portal.demo.views import bp as demo
from portal.desk.instructions import lock
from portal.desk.privacy.commands import look_back_on
from portal.dossiers import proposing
from portal.dossiers import service as dossiers_service
from portal.mandates import cases_of
from portal.mandates import service as mandates_service
from portal.mandates.brokered import granted_by_broker
from portal.meetings import service as meetings_service
from portal.pages import short
from portal.pages.plain import bp as plain
from portal.partners.commands import import_records
from portal.partners.views import records_schema
from portal.people import arriving, representing
from portal.people.returns import bp as returns
from portal.promises import service as promises_service
from portal.receipts.views import published as receipt_keys
from portal.rooms import ROOMS
from portal.settings import ROOT, Settings, settings_from
from portal.store import Keyring, Store
from portal.web import (
    Portal,
    behalf,
    cookie,
    csrf,
    failures,
    files,
    forms,
    headers,
    language,
    networks,
    public,
    rendering,
    url,
)
from portal.web.serving import PortalApp
from portal.web.site import site_from
from portal.words import load_words
from portal.worker.commands import outage, returned, worker


def create_app(settings: Settings | None = None, *, clock: Clock | None = None) -> Flask:
    """Return the portal, ready to serve.

    :raises UnsafeSettings: when a setting is missing or not safe.
    :raises FieldWithoutRow: when a form asks what the data catalogue does not explain.
    """
    settings = settings or settings_from(os.environ)
    clock = clock or Clock()
    catalogue.check([*forms.asked_by_forms(), *asked_by_kinds()], today=clock.today())
    app = PortalApp("portal", root_path=str(ROOT), static_folder=str(ROOT / "static"), template_folder=None)
    app.config.update(
        SECRET_KEY=settings.secret_key,
        MAX_CONTENT_LENGTH=settings.upload_limit,
        MAX_FORM_MEMORY_SIZE=2 * 1024 * 1024,
        MAX_FORM_PARTS=200,
        SESSION_COOKIE_NAME="inzage-form",
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_SECURE=settings.base_url.startswith("https://"),
        PERMANENT_SESSION_LIFETIME=timedelta(hours=1),
    )
    app.url_map.strict_slashes = False
    parts = _parts(settings, clock)
    app.extensions["inzage"] = parts
    for room in (cookie, language, csrf, behalf, networks):
        room.init(app)
    app.before_request(forms.refuse_broken_text)
    gate.init(app)
    lock.init(app)
    failures.init(app)
    headers.init(app, parts)
    files.init(app, parts)
    _register(app, settings)
    parts.addresses.read(app.url_map, app.view_functions)
    parts.environments = rendering.environments(parts, debug=not settings.production and not settings.demo)
    return app


def _parts(settings: Settings, clock: Clock) -> Portal:
    settings.home.mkdir(parents=True, exist_ok=True, mode=0o700)
    keyring = Keyring(settings.data_key, lookup=settings.lookup_key, older=settings.older_data_keys)
    store = Store(settings.database_url, keyring)
    return Portal(
        settings=settings,
        store=store,
        clock=clock,
        words=load_words(ROOT / "translations", settings.languages, pseudo=settings.pseudo_language),
        site=site_from(settings),
        directory=Shelf(store, clock).directory,
    )


def _register(app: Flask, settings: Settings) -> None:
    for room in ROOMS:
        app.register_blueprint(room, url_prefix="/<lang>")
    for room in (returns, plain, receipt_keys):
        app.register_blueprint(room)
    if settings.demo:
        app.register_blueprint(demo)
    grants.register(mandates_service.granted)
    cases_of.register(cases_service.numbers)
    representing.register(granted_by_broker)
    arriving.register(accounts_service.came_in)
    grants.register(assistance_service.granted)
    disputes.register(cases_service.marks_of, cases_service.DISPUTED)
    pointers.register("consultation_subjects", consultations_service.describe)
    pointers.register("declarations", declarations_service.describe)
    pointers.register("meeting_persons", meetings_service.describe)
    pointers.register("promises", promises_service.describe)
    pointers.register("plans", promises_service.describe_plan)
    grounds.register(declarations_service.covering)
    proposals.register(proposing.standing)
    pointers.register("files", dossiers_service.describe_file)
    pointers.register("file_items", dossiers_service.describe_item)
    pointers.register("file_domains", dossiers_service.describe_domain)
    pointers.register("file_carers", dossiers_service.describe_carer)
    dossiers_service.register_got(consultations_service.who_took_part)
    dossiers_service.register_papers(consultations_service.handed_over)
    pointers.register_under("declarations", consultations_service.under_declaration)
    commands = (prepare, import_records, worker, outage, returned, look_back_on)
    for command in (*commands, migrations.migrate, migrations.rotate_keys):
        app.cli.add_command(command)
    app.add_url_rule("/", "root", _root)
    app.add_url_rule("/health", "health", _health)
    app.add_url_rule("/<lang>/help/import", "pages.records_schema", records_schema)
    short.init(app)


@public
def _root() -> AnyResponse:
    """Send a reader to the home page in the language the browser asks for."""
    return redirect(url("pages.home"), code=302)


@public
def _health() -> tuple[Response, int]:
    """Say whether the store answers."""
    is_healthy = web.portal().store.is_healthy()
    return jsonify(store="ok" if is_healthy else "not answering"), 200 if is_healthy else 503
