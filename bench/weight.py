"""Weight: what each page weighs on a first visit, and what it would weigh in other design systems."""

from __future__ import annotations

import argparse
import re
import shutil
import subprocess
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import brotli
from flask.testing import FlaskClient

from bench.ground import citizen, ground
from bench.life import live
from bench.pages import file_weight, weigh_all
from bench.weighing import LIMIT, head_bytes, table, weigh
from portal.web.style import minify

TWO_PAGES = ("/nl/", "/nl/consultations")
"""The pages that are weighed in the style of others too."""

_OWN_LOOK = re.compile(r"<style>.*?</style>|<link rel=\"stylesheet\"[^>]*>|<script.*?</script>", re.DOTALL)


@dataclass(frozen=True)
class Rival:
    """A design system: its packages, and the files of theirs that a page needs."""

    name: str
    packages: tuple[str, ...]
    files: tuple[str, ...]


RIVALS = (
    Rival(
        "GOV.UK Frontend",
        ("govuk-frontend",),
        (
            "govuk-frontend/dist/govuk/govuk-frontend.min.css",
            "govuk-frontend/dist/govuk/govuk-frontend.min.js",
        ),
    ),
    Rival(
        "Utrecht",
        ("@utrecht/component-library-css", "@utrecht/design-tokens"),
        ("@utrecht/component-library-css/dist/index.css", "@utrecht/design-tokens/dist/theme.css"),
    ),
    Rival(
        "Amsterdam",
        ("@amsterdam/design-system-css", "@amsterdam/design-system-tokens"),
        (
            "@amsterdam/design-system-css/dist/index.css",
            "@amsterdam/design-system-tokens/dist/index.theme.css",
        ),
    ),
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what can be chosen."""
    parser.add_argument("--scratch", type=Path, help="a folder to install the other design systems in")


def run(options: argparse.Namespace) -> bool:
    """Weigh every page, print the tables, and tell whether all are light enough."""
    with ground() as made:
        made.prepare()
        viewer = citizen(made, entries=0)
        live(made, viewer, times=45)
        stranger, client = made.app.test_client(), made.app.test_client()
        client.set_cookie("inzage", viewer.token)
        weights = [*weigh_all(made.app, stranger), *weigh_all(made.app, client)]
        print(table(weights, most=len(weights)))
        if options.scratch is None:
            print("other design systems: give --scratch FOLDER to weigh them too")
        else:
            _beside_rivals(client, options.scratch)
    return all(weight.total <= LIMIT for weight in weights)


def _beside_rivals(client: FlaskClient, scratch: Path) -> None:
    """Print what two pages weigh with our look and with the whole look of others (no fonts counted)."""
    for path in TWO_PAGES:
        response = client.get(path)
        headings = tuple(response.headers.items())
        ours = weigh(path, response.text, headings, partial(file_weight, client))
        print(f"{path}: ours {ours.total}")
        bare = head_bytes(response.status, headings) + len(
            brotli.compress(_OWN_LOOK.sub("", response.text).encode(), quality=5)
        )
        for rival in RIVALS:
            look = _look(rival, scratch)
            told = "the package registry did not answer" if look is None else f"{bare + look} (look {look})"
            print(f"  {rival.name:18} {told}")


def _look(rival: Rival, scratch: Path) -> int | None:
    """Return the bytes of a design system's CSS and JS, made small; nothing when out of reach."""
    modules = scratch / "node_modules"
    if not all((modules / file).is_file() for file in rival.files) and not _install(rival, scratch):
        return None
    return sum(_small(modules / file) for file in rival.files)


def _install(rival: Rival, scratch: Path) -> bool:
    npm = shutil.which("npm")
    if npm is None:
        return False
    scratch.mkdir(parents=True, exist_ok=True)
    done = subprocess.run(
        [
            npm,
            "install",
            "--prefix",
            str(scratch),
            "--ignore-scripts",
            # Fonts and pictures that a package names beside its style; they are not weighed.
            "--legacy-peer-deps",
            "--no-audit",
            "--no-fund",
            *rival.packages,
        ],
        capture_output=True,
        check=False,
    )
    return done.returncode == 0


def _small(file: Path) -> int:
    text = file.read_text(encoding="utf-8")
    return len(brotli.compress((minify(text) if file.suffix == ".css" else text).encode(), quality=11))
