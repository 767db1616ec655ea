"""The order of the stages (``stages``), and how sites are brought up to date (``sites``)."""

from .options import PORTAL, BuildReport, Options, Places, Progress, quiet
from .stages import build, check, decisions, diagnose, known_courses, load_project

__all__ = [
    "PORTAL",
    "BuildReport",
    "Options",
    "Places",
    "Progress",
    "build",
    "check",
    "decisions",
    "diagnose",
    "known_courses",
    "load_project",
    "quiet",
]
