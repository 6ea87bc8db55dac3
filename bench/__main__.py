"""``python -m bench NAME``: one measurement, printed as a table."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from bench import a11y, first_paint, grow, lists, memory, speed, weight

MEASUREMENTS = {
    "speed": speed,
    "grow": grow,
    "weight": weight,
    "first-paint": first_paint,
    "memory": memory,
    "a11y": a11y,
    "lists": lists,
}


def main(arguments: Sequence[str]) -> int:
    """Run one measurement; the result is 1 when a goal was not reached."""
    parser = argparse.ArgumentParser(prog="bench", description=__doc__)
    names = parser.add_subparsers(dest="name", required=True)
    for name, module in MEASUREMENTS.items():
        module.add_arguments(names.add_parser(name, help=module.__doc__))
    options = parser.parse_args(arguments)
    return 0 if MEASUREMENTS[options.name].run(options) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
