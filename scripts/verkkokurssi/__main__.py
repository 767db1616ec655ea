"""`python -m verkkokurssi` and the console script."""

from __future__ import annotations

import os
import sys

from . import cli


def main() -> None:
    """Run a command and leave at once.

    To take apart what a large project was loaded into costs a sixth of a run; the system does it
    in no time. What watches this process (a profiler, a debugger) sees it end as usual.
    """
    try:
        cli.main()
        code = 0
    except SystemExit as end:
        if not isinstance(end.code, int | None):
            raise
        code = end.code or 0
    if sys.getprofile() is not None or sys.gettrace() is not None:
        sys.exit(code)
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except (OSError, ValueError):  # nobody reads it any more
            code = code or 1
    os._exit(code)


if __name__ == "__main__":
    main()
