"""The one configuration file: where the repository begins, and ``extra.verkkokurssi``.

The settings themselves are documented where they are declared, in model/settings.py.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from .diagnostics import Phrase, VerkkokurssiError
from .i18n import N_

if TYPE_CHECKING:
    from .model import Problem, Settings
    from .strict import Reading

FILE = "mkdocs.yml"
KEY = ("extra", "verkkokurssi")
MAX_BYTES = 1024 * 1024
_HAS_KEY = re.compile(r"^extra:(?:[ \t]*(?:#.*)?\n|[ \t]+.*\n)*?[ \t]+verkkokurssi:", re.MULTILINE)
_SITE_URL = re.compile(r"^site_url:\s*[\"']?(https?://[^\s\"'#]+)", re.MULTILINE)

_LANGUAGE = re.compile(
    r"^[ \t]+verkkokurssi:.*?^[ \t]+language:[ \t]*[\"']?(\w+)", re.MULTILINE | re.DOTALL
)


def find_root(start: Path) -> Path:
    """The nearest folder, from ``start`` upwards, whose mkdocs.yml has ``extra.verkkokurssi``."""
    start = start.resolve()
    for folder in (start, *start.parents):
        text = _text(folder / FILE)
        # A file that cannot be parsed may still be the one that was meant: no YAML is read here.
        if text is not None and _HAS_KEY.search(text):
            return folder
        if text is None and folder == start and (folder / FILE).exists():
            raise _unreadable()
    raise VerkkokurssiError(
        N_("There is no course repository here: no mkdocs.yml with `extra.verkkokurssi`."),
        N_("Go to the folder of your repository, or make one with `verkkokurssi init FOLDER`."),
    )


def read_settings(
    root: Path,
) -> tuple[Settings, Mapping[str, tuple[int, int]], tuple[Problem, ...]]:
    """The settings, the place of each key in mkdocs.yml, and what is wrong with them.

    A wrong setting is a problem and its default is used. Raises :class:`VerkkokurssiError` only
    when the file as a whole cannot be used.
    """
    from .model import Settings
    from .strict import read_yaml, validate
    from .strict.faults import at
    from .strict.placeholders import placeholders

    text = _text(root / FILE)
    if text is None:
        raise _unreadable()
    reading = read_yaml(text, under=KEY)
    if reading.value is None:
        _refuse(reading)
    left = placeholders(reading.value, reading.marks, "", 1)
    checked = validate(Settings, reading.value or {}, reading.marks)
    problems = at(FILE, [*reading.faults, *(left or checked.faults)])
    return checked.meta or Settings(), checked.marks, tuple(problems)


def site_url(root: Path) -> str | None:
    """The portal's address with a slash at the end: ``site_url`` of mkdocs.yml, or None."""
    found = _SITE_URL.search(_text(root / FILE) or "")
    return found[1].rstrip("/") + "/" if found else None


def spoken_language(root: Path) -> str | None:
    """The project's language, without reading all settings: for what is said before they count."""
    found = _LANGUAGE.search(_text(root / FILE) or "")
    return found[1] if found else None


def _unreadable() -> VerkkokurssiError:
    return VerkkokurssiError(
        N_("mkdocs.yml cannot be read."),
        N_("See that the file is there, that you may read it, and that it is UTF-8 text."),
    )


def _refuse(reading: Reading) -> None:
    """Raise when the settings cannot be used; an empty ``verkkokurssi:`` can."""
    if reading.faults:
        first = reading.faults[0]
        args = dict(first.args)
        reason = args.pop("reason", "")
        raise VerkkokurssiError(
            N_("mkdocs.yml cannot be used: line {line}, column {column}: {reason}."),
            N_("Mend that line. Settings are plain keys and values, without anchors or tags."),
            line=first.line,
            column=first.column,
            reason=Phrase(reason) if reason else args.get("found", first.code),
            **args,
        )
    if not reading.marks:
        raise VerkkokurssiError(
            N_("mkdocs.yml has no `extra.verkkokurssi`."),
            N_("Add the lines `extra:` and, indented below it, `verkkokurssi:`."),
        )


def _text(path: Path) -> str | None:
    """A configuration file's text, NFC with LF line ends, or None."""
    try:
        if not path.is_file() or path.stat().st_size > MAX_BYTES:
            return None
        text = path.read_bytes().decode("utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return None
    return unicodedata.normalize("NFC", re.sub(r"\r\n?", "\n", text))
