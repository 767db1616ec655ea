"""Names of files: their form, what is the same name, and a better one."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from ..model import RESERVED

_LETTERS = str.maketrans({"ß": "ss", "æ": "ae", "ø": "o", "ð": "d", "þ": "th", "ł": "l", "đ": "d"})


@dataclass(frozen=True, slots=True)
class Shape:
    """The form of a file's name. Group 1 of the pattern is its slug."""

    pattern: re.Pattern[str]
    prefix: re.Pattern[str]
    suffix: str
    example: str = ""

    def fits(self, name: str) -> bool:
        """True when the name has this form and no system reads it as something else."""
        return (
            self.pattern.fullmatch(name) is not None
            and len(name) <= 100
            and not RESERVED.fullmatch(name)
        )

    def slug(self, name: str) -> str:
        """The part that names the thing; a wrong name gives its nearest part."""
        stem = name
        if self.suffix and name.casefold().endswith(self.suffix):
            stem = name[: -len(self.suffix)]
        return self.prefix.sub("", stem, count=1)


_WORDS = r"[a-z0-9]+(?:-[a-z0-9]+)*"
_NOTHING = re.compile(r"(?!)")
SLUG = {
    suffix: Shape(re.compile(_WORDS + re.escape(suffix)), _NOTHING, suffix)
    for suffix in (".md", ".yml", "")
}
SECTION = Shape(
    re.compile(rf"[0-9]{{2}}-{_WORDS}\.md"), re.compile(r"^[0-9]{1,3}[-_ ]"), ".md", "01-"
)
ASSET = Shape(re.compile(r"[a-z0-9][a-z0-9._-]*(?<!\.)"), _NOTHING, "")


def fold(name: str) -> str:
    """The same for names that a person, or some file system, takes for one."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())


def slugify(text: str) -> str:
    """``Ensi äö`` → ``ensi-ao``; may be empty."""
    plain = unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS))
    return re.sub(r"[^a-z0-9]+", "-", plain.encode("ascii", "ignore").decode()).strip("-")


def suggest(name: str, shape: Shape) -> str:
    """A name of the right form, or nothing."""
    if shape is ASSET:
        stem, dot, ending = name.rpartition(".")
        made = slugify(stem if dot else name)
        better = f"{made}.{slugify(ending)}" if dot else made
    else:
        number = re.match(r"[0-9]{1,2}(?=[-_ ])", name) if shape is SECTION else None
        lead = f"{int(number[0]):02d}-" if number else shape.example
        made = slugify(shape.slug(name))[:80].strip("-")
        better = f"{lead}{made}{shape.suffix}"
    if made and RESERVED.fullmatch(better):
        better = f"{made}-1{better[len(made) :]}"
    return better if made and shape.fits(better) else ""
