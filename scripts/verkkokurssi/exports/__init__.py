"""Exports: what leaves a course beside its pages. Values in, path → bytes out.

Each asks for its own channel what consent allows (``Outlet.on``); nothing here reads a consent.
``podcast`` stands apart: what writes a feed is loaded for courses that have one.
"""

from .calendar import calendars
from .headers import netlify, nginx
from .linked_data import linked_data
from .linked_kinds import Made
from .outlet import Outlet
from .posters import Placed, cards, cover, emblems
from .robots import robots

__all__ = [
    "Made",
    "Outlet",
    "Placed",
    "calendars",
    "cards",
    "cover",
    "emblems",
    "linked_data",
    "netlify",
    "nginx",
    "robots",
]
