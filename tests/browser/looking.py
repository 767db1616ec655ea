"""What tests of works in the browser share."""

from __future__ import annotations

from playwright.sync_api import Page

BLOCKED = """
for (const name of ["localStorage", "sessionStorage"])
  Object.defineProperty(window, name, {get() { throw new DOMException("no", "SecurityError"); }});
"""
"""Run before a page's own scripts: a browser that keeps nothing."""


def violations(page: Page, axe: str) -> list[str]:
    """What axe-core finds wrong on the page as it is now."""
    page.evaluate(axe)
    result = page.evaluate("axe.run(document, {resultTypes: ['violations'], preload: false})")
    return [f"{v['id']}: {[n['html'][:200] for n in v['nodes']]}" for v in result["violations"]]
