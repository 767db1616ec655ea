"""The length of recordings on disk, the default of ``ReadMedia``."""

from __future__ import annotations

from verkkokurssi.recordings import length

__all__ = ["length"]
