"""What tests of works in the browser share."""

from __future__ import annotations

from playwright.sync_api import Page

BLOCKED = """
for (const name of ["localStorage", "sessionStorage"])
  Object.defineProperty(window, name, {get() { throw new DOMException("no", "SecurityError"); }});
"""
"""Run before a page's own scripts: a browser that keeps nothing."""


RUN = """axe.run(document, {
  resultTypes: ["violations"], preload: false, iframes: false,
  rules: {"target-size": {enabled: true}},  // WCAG 2.2; off unless asked for
})"""


def violations(page: Page, axe: str) -> list[str]:
    """What axe-core finds wrong on the page as it is now: WCAG 2.2 A and AA, and good practice."""
    if not page.evaluate("Boolean(window.axe)"):
        page.evaluate(axe)
    result = page.evaluate(RUN)
    return [f"{v['id']}: {[n['html'][:200] for n in v['nodes']]}" for v in result["violations"]]


def violations_everywhere(page: Page, axe: str) -> list[str]:
    """The same on a telephone and on a desk, light and dark."""
    found = []
    for width in (390, 1280):
        page.set_viewport_size({"width": width, "height": 844})
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            found += [f"{width} {scheme}: {wrong}" for wrong in violations(page, axe)]
    return found
