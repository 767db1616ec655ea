"""What tests of works in the browser share."""

from __future__ import annotations

from collections.abc import Sequence

from playwright.sync_api import Page

BLOCKED = """
for (const name of ["localStorage", "sessionStorage"])
  Object.defineProperty(window, name, {get() { throw new DOMException("no", "SecurityError"); }});
"""
"""Run before a page's own scripts: a browser that keeps nothing."""


COLOURS = ("color-contrast", "link-in-text-block")
"""What axe looks at that is another in the dark."""
RUN = """only => axe.run(document, {
  resultTypes: ["violations"], preload: false, iframes: false,
  ...(only.length ? {runOnly: only} : {}),
  rules: {"target-size": {enabled: true}},  // WCAG 2.2; off unless asked for
})"""


def violations(page: Page, axe: str, only: Sequence[str] = ()) -> list[str]:
    """What axe-core finds wrong on the page as it is now: WCAG 2.2 A and AA, and good practice."""
    if not page.evaluate("Boolean(window.axe)"):
        page.evaluate(axe)
    result = page.evaluate(RUN, list(only))
    return [f"{v['id']}: {[n['html'][:200] for n in v['nodes']]}" for v in result["violations"]]


def violations_everywhere(page: Page, axe: str) -> list[str]:
    """The same on a telephone and on a desk, light and dark."""
    found = []
    for width in (390, 1280):
        page.set_viewport_size({"width": width, "height": 844})
        for scheme, only in (("light", ()), ("dark", COLOURS)):
            page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
            found += [f"{width} {scheme}: {wrong}" for wrong in violations(page, axe, only)]
    return found


LOST = """
() => {
  const found = [], width = document.documentElement.clientWidth;
  const pageWidth = document.documentElement.scrollWidth;
  if (pageWidth > width) found.push("the page is " + pageWidth + " wide");
  const clips = value => /hidden|clip/.test(value);
  const what = e => e.outerHTML.slice(0, 110);
  function look(e, scrolled) {
    if (e.matches(".vk-hidden, .vk-skip, svg") || !e.checkVisibility({visibilityProperty: true})) return;
    const box = e.getBoundingClientRect(), style = getComputedStyle(e);
    if (box.width > 1 && box.height > 1) {  // what only screen readers meet is smaller
      if (!scrolled && (box.right > width + 1 || box.left < -1)) found.push("sticks out: " + what(e));
      const cut = (clips(style.overflowX) && e.scrollWidth > e.clientWidth + 1)
        || (clips(style.overflowY) && e.scrollHeight > e.clientHeight + 1);
      if (cut && e.textContent.trim()) found.push("cut: " + what(e));
    }
    const inside = scrolled || /auto|scroll/.test(style.overflowX);
    for (const child of e.children) look(child, inside);
  }
  look(document.body, false);
  return found;
}
"""
"""What is not to be seen whole: it sticks out of the window, or a box cuts it."""

SPACED = """* { line-height: 1.5 !important; letter-spacing: .12em !important;
  word-spacing: .16em !important } p { margin-bottom: 2em !important }"""
"""A reader's own spacing, as WCAG 1.4.12 has it."""
