"""Line ends: the loader gives LF alone; whoever calls with others gets the same answer."""

from __future__ import annotations


def one_line_end(text: str) -> str:
    """The text with LF for every line end."""
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text
