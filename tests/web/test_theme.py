"""A town's theme is taken only when everybody can read it."""

import json
from pathlib import Path
from typing import Any

import pytest

from portal.web import theme as themes
from portal.web.contrast import contrast
from portal.web.theme import PAIRS, TEXT, BadTheme, Theme, load_theme

FOLDER = Path(themes.__file__).parent / "themes"
SHIPPED = sorted(FOLDER.glob("*.json"))


def _changed(tmp_path: Path, **changes: Any) -> Path:
    """Return a copy of the neutral theme with other tokens or parts; a JSON value may be anything."""
    given = json.loads((FOLDER / "neutral.json").read_text(encoding="utf-8"))
    given["light"].update(changes.pop("light", {}))
    given["dark"].update(changes.pop("dark", {}))
    given.update(changes)
    path = tmp_path / "town.json"
    path.write_text(json.dumps(given), encoding="utf-8")
    return path


def test_black_on_white_is_the_greatest_contrast_there_is() -> None:
    assert contrast("#000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)
    assert contrast("#ffffff", "#fff") == 1


def test_three_themes_are_shipped_and_all_are_readable() -> None:
    assert [path.stem for path in SHIPPED] == ["heuvelrode", "neutral", "waterstad"]
    assert len({load_theme(path).name for path in SHIPPED}) == len(SHIPPED)


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_a_theme_is_about_thirty_tokens_and_its_css_has_light_and_dark(path: Path) -> None:
    theme = load_theme(path)
    assert 25 <= len(theme.light) <= 35
    assert theme.css.startswith(":root{--basis-")
    assert "@media (prefers-color-scheme:dark)" in theme.css


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("front", "back", "least"), themes.PAIRS, ids=str)
def test_each_pair_that_is_too_faint_is_refused_by_name(
    tmp_path: Path, front: str, back: str, least: float, scheme: str
) -> None:
    theme = load_theme(FOLDER / "neutral.json")
    same = {**theme.light, **(theme.dark if scheme == "dark" else {})}[f"--basis-{back}"]
    path = _changed(tmp_path, **{scheme: {f"--basis-{front}": same}})
    with pytest.raises(BadTheme, match=rf"{scheme}: .+ on .+ has contrast 1\.\d\d, needs [34]\.[05]"):
        load_theme(path)


def test_the_refusal_names_theme_scheme_pair_and_ratio(tmp_path: Path) -> None:
    path = _changed(tmp_path, name="Grijsveld", light={"--basis-color-default-color-subtle": "#999999"})
    with pytest.raises(BadTheme) as refused:
        load_theme(path)
    pair = "color-default-color-subtle on color-default-bg-document"
    assert str(refused.value) == f"Grijsveld, light: {pair} has contrast 2.85, needs 4.5"


@pytest.mark.parametrize(
    "tokens",
    [
        {"--brand-color": "#000000"},
        {"--basis-color-new": "red"},
        {"--basis-color-new": "url(https://example.org/a.png)"},
        {"--basis-color-new": "#000;}body{display:none"},
        {"--basis-border-radius": "calc(1px*9)"},
        {"--basis-border-radius": "#000000"},
        {"--basis-color-default-bg-document": "1rem"},
    ],
)
def test_only_basis_names_colours_and_lengths_are_taken(tmp_path: Path, tokens: dict[str, str]) -> None:
    with pytest.raises(BadTheme):
        load_theme(_changed(tmp_path, light=tokens))


def test_a_logo_is_a_drawing_and_nothing_else(tmp_path: Path) -> None:
    script = {"box": "0 0 32 32", "path": 'M0 0"/><script>'}
    for logo in (script, {"box": "0 0", "path": "M0 0"}, {"box": "0 0 1 1"}):
        with pytest.raises(BadTheme):
            load_theme(_changed(tmp_path, logo=logo))


def test_a_file_that_is_no_theme_is_refused_by_name(tmp_path: Path) -> None:
    path = tmp_path / "broken.json"
    for text in ("{", "[]", "{}", '{"name": "x", "logo": {}, "light": [], "dark": {}}'):
        path.write_text(text, encoding="utf-8")
        with pytest.raises(BadTheme, match=r"broken\.json"):
            load_theme(path)


def test_a_theme_is_a_value() -> None:
    neutral = FOLDER / "neutral.json"
    assert load_theme(neutral) == load_theme(neutral)
    assert isinstance(load_theme(neutral), Theme)


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_our_own_themes_are_read_in_the_sun_and_on_a_bad_screen(path: Path) -> None:
    """Texts of our own themes reach what WCAG asks at its highest level (1.4.6, AAA)."""
    theme = load_theme(path)
    for tokens in (theme.light, {**theme.light, **theme.dark}):
        for front, back, least in PAIRS:
            if least == TEXT:
                assert contrast(tokens[f"--basis-{front}"], tokens[f"--basis-{back}"]) >= 7, (front, back)
