"""Strict reading of values that strangers wrote: YAML without surprises, and plain-worded faults.

It stands below ``config`` and ``load``, which both read YAML.
"""

from .faults import Fault
from .validation import Validated, validate
from .yaml import Reading, read_yaml

__all__ = ["Fault", "Reading", "Validated", "read_yaml", "validate"]
