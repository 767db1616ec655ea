"""Where this installation of the tool came from, for the machines that come after this one."""

from __future__ import annotations

import json
from importlib.metadata import PackageNotFoundError, distribution


def requirement() -> str | None:
    """The line of a requirements file that installs this very tool; None when only this machine
    has it (it was installed from a folder)."""
    try:
        told = distribution("verkkokurssi").read_text("direct_url.json")
    except PackageNotFoundError:
        return None
    return of_direct_url(told) if told else None


def of_direct_url(text: str) -> str | None:
    """What a ``direct_url.json`` (PEP 610) means as a requirement."""
    origin = json.loads(text)
    url, version_control = str(origin.get("url", "")), origin.get("vcs_info")
    if not url.startswith(("https://", "ssh://")):
        return None
    if version_control:
        return f"verkkokurssi @ {version_control['vcs']}+{url}@{version_control['commit_id']}"
    return f"verkkokurssi @ {url}"
