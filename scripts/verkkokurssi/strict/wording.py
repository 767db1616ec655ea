"""The fixed phrases that explain a fault: why a file cannot be read, what a value should be.

They are msgids. A diagnostic carries one in ``args["reason"]`` or ``args["expected"]``; whoever
shows it translates it first, and fills its placeholders from the same ``args``.
"""

from __future__ import annotations

from ..i18n import N_

EMPTY = N_("the file is empty")
NO_FENCE = N_("the file does not begin with ---")

CANNOT_OPEN = N_("it cannot be opened")
DEAD_LINK = N_("it is a link that leads nowhere")
NOT_A_FILE = N_("it is not an ordinary file")
NOT_A_FOLDER = N_("it is a file, and a folder should stand there")

TOO_LONG = N_("it is longer than {limit} bytes")
TOO_DEEP = N_("it is nested deeper than {limit} levels")

CONTROL = N_("it holds a control character")
NOT_A_MAPPING = N_("it is not made of lines such as `title: Metsässä`")
MANY_DOCUMENTS = N_("it holds more than one YAML document")
ODD_KEY = N_("a key must be a word")
NOT_YAML = N_("it is not valid YAML")

SYNTAX: tuple[tuple[str, str], ...] = (
    ("mapping values are not allowed", N_("a text with a colon needs quotation marks")),
    ("could not find expected ':'", N_("a colon is missing after a key")),
    (
        "cannot start any token",
        N_("a text that begins with a special character needs quotation marks"),
    ),
    ("unexpected end of stream", N_("a quotation mark is not closed")),
    ("unexpected document indicator", N_("a quotation mark is not closed")),
    ("',' or ']'", N_("a bracket is not closed, or a comma is missing")),
    ("',' or '}'", N_("a bracket is not closed, or a comma is missing")),
    ("escape character", N_("a backslash between double quotation marks must be doubled")),
    ("expected key", N_("the indentation does not fit the lines above")),
    ("expected '-' indicator", N_("the indentation does not fit the lines above")),
    ("block end", N_("the indentation does not fit the lines above")),
    ("block sequence entries", N_("a list must begin on a line of its own")),
    ("document start", MANY_DOCUMENTS),
    ("control characters", CONTROL),
)
"""A piece of libyaml's message → our words for it."""


def reason_of(message: str) -> str:
    """Our words for a message of libyaml."""
    return next((words for piece, words in SYNTAX if piece in message), NOT_YAML)


TEXT = N_("a text")
LIST = N_("a list in square brackets, such as [first, second]")
MAPPING = N_("lines such as `key: value`, indented below it")
CHOICES = N_("one of: {choices}")
SHORTER = N_("at most {limit} characters long")
AT_LEAST = N_("{limit} or more")
AT_MOST = N_("{limit} or less")
MORE_THAN = N_("more than {limit}")
ENTRIES = N_("a list with at least {limit} entries")
NUMBER = N_("a whole number")
LENGTH = N_("a length such as 00:02:31")
TRUTH = N_("true or false")
DAY = N_("a date such as 2026-05-01")
MOMENT = N_("a local date and time such as 2027-02-10T17:30")
FILE = N_("the name of a file in the same folder, made of a–z, 0–9, dots and hyphens")
TIME_ZONE = N_("a time zone such as Europe/Helsinki")
OTHER = N_("another value")

BY_PATTERN: dict[str, str] = {
    r"^[a-z0-9]+(-[a-z0-9]+)*$": N_("a short name made of a–z, 0–9 and hyphens"),
    r"^[a-z0-9][a-z0-9._-]{0,99}$": FILE,
    r"^https://\S+$": N_("an address that begins with https://"),
    r"^[A-Z]{1,4}-\d{4}-\d{3,6}$": N_("a reference such as K-2026-014"),
    r"^[a-z]+/[a-z0-9]+(-[a-z0-9]+)*$": N_("a contribution such as stories/metsassa"),
    r"^#[0-9a-fA-F]{6}$": N_("a colour such as #1f6f6a"),
    r"^[0-9a-f]{64}$": N_("the hash that `verkkokurssi approve` writes"),
    r"^(audio|video)/[a-z0-9.+-]+$": N_("a media type such as audio/mpeg"),
    r"^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$": N_(
        "a number such as 9b024349-ccf0-5f69-a609-6b82873eab3c"
    ),
    r"^\S{1,200}$": N_("a text without spaces, at most 200 characters long"),
    r"^[A-Z][A-Za-z_]+(/[A-Z][A-Za-z0-9_+-]+)*$": TIME_ZONE,
}
"""A pattern of the model → what it asks for."""

BY_KEY: dict[str, str] = {
    "content_notes": N_("[none] with its brackets, or topics with their intensity"),
    "works": N_("all, or a list of contributions"),
}
"""Where a value may be a word or something else, neither alone tells what is expected."""

BY_TYPE: dict[str, str] = {
    "string_type": TEXT,
    "string_too_short": TEXT,
    "string_too_long": SHORTER,
    "enum": CHOICES,
    "literal_error": CHOICES,
    "tuple_type": LIST,
    "list_type": LIST,
    "too_short": ENTRIES,
    "model_type": MAPPING,
    "model_attributes_type": MAPPING,
    "dict_type": MAPPING,
    "mapping_type": MAPPING,
    "int_type": NUMBER,
    "int_parsing": NUMBER,
    "int_parsing_size": NUMBER,
    "int_from_float": NUMBER,
    "float_type": LENGTH,
    "float_parsing": LENGTH,
    "finite_number": LENGTH,
    "bool_type": TRUTH,
    "bool_parsing": TRUTH,
    "greater_than": MORE_THAN,
    "greater_than_equal": AT_LEAST,
    "less_than_equal": AT_MOST,
    "day": DAY,
    "date_parsing": DAY,
    "date_type": DAY,
    "date_from_datetime_parsing": DAY,
    "date_from_datetime_inexact": DAY,
    "datetime_parsing": MOMENT,
    "datetime_type": MOMENT,
    "datetime_from_date_parsing": MOMENT,
    "moment": MOMENT,
    "reserved_name": FILE,
    "time_zone": TIME_ZONE,
}
"""Pydantic's name of an error → what is expected instead."""
