"""Fill in a whole page of a desk by the names of its boxes, whatever sort they are."""

from __future__ import annotations

from collections.abc import Mapping

from tests.browser.citizen import Citizen

SORTS = """names => Object.fromEntries(names.map(name => {
    const box = document.querySelector(`main [name='${name}']`)
    return [name, box ? box.tagName + box.type : ""]
}))"""
"""What sort of box each name is, asked in one go."""


def fill(who: Citizen, values: Mapping[str, object]) -> None:
    """Fill in boxes by their names, whatever sort they are."""
    sorts = who.page.evaluate(SORTS, list(values))
    for name, value in values.items():
        sort = sorts[name]
        for one in value if isinstance(value, list) else [value]:
            box = who.page.locator(f"main [name='{name}']")
            if sort.endswith(("radio", "checkbox")):
                who.page.locator(f"main [name='{name}'][value='{one}']").check()
            elif sort.startswith("SELECT"):
                box.select_option(str(one))
            else:
                box.fill(str(one))
