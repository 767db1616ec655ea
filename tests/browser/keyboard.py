"""A reader who has a keyboard and nothing else: every press is followed by a look at the focus."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import pytest
from playwright.sync_api import Page

LOOK = """
() => {
  const e = document.activeElement;
  if (!e || e === document.body) return {lost: true};
  const name = e.tagName.toLowerCase() + (e.className ? "." + String(e.className).split(" ").join(".") : "");
  const clear = color => /^rgba.*, 0\\)$/.test(color);
  const ringed = x => {
    const s = getComputedStyle(x);
    return s.outlineStyle !== "none" && parseFloat(s.outlineWidth) >= 2 && !clear(s.outlineColor);
  };
  let ring = e;
  for (let up = 0; ring && up < 5 && !ringed(ring); up++) ring = ring.parentElement;
  const wrong = [];
  // Within their own controls, players draw the ring themselves.
  if (e.matches("audio, video")) ring = e;
  else if (!ring || !ringed(ring)) wrong.push("no ring");
  const before = window.ringBefore;
  if (before && before !== ring && !before.matches("audio, video") && before.isConnected && ringed(before))
    wrong.push("the ring stays behind at " + before.outerHTML.slice(0, 80));
  window.ringBefore = ring;

  const box = e.getBoundingClientRect();
  const left = Math.max(box.left, 0), right = Math.min(box.right, innerWidth);
  const top = Math.max(box.top, 0), bottom = Math.min(box.bottom, innerHeight);
  if (right - left < 1 || bottom - top < 1) wrong.push("out of sight");
  else {
    const at = [[.5, .5], [.1, .2], [.9, .2], [.1, .8], [.9, .8]].map(([x, y]) =>
      document.elementFromPoint(left + x * (right - left), top + y * (bottom - top)));
    const mine = hit => hit && (e.contains(hit) || hit.contains(e) || (hit.closest("label") && hit.closest("label").contains(e)) || hit.contains(ring));
    if (!at.some(mine)) wrong.push("covered by " + at[0].outerHTML.slice(0, 80));
  }
  window.stops = window.stops || new Map();
  if (!window.stops.has(e)) window.stops.set(e, window.stops.size);
  return {lost: false, name, number: window.stops.get(e), wrong,
          text: (e.getAttribute("aria-label") || e.textContent || e.value || "").trim().slice(0, 60),
          dialog: (e.closest("dialog") || {}).id || "", inMain: Boolean(e.closest("main"))};
}
"""


@dataclass
class Keyboard:
    """Keys for a page. Each press fails the test when the focus is lost, covered or not to be seen."""

    page: Page
    stops: list[Any] = field(default_factory=list)

    def press(self, key: str, times: int = 1) -> Any:
        """Press a key; what has the focus then."""
        for _ in range(times):
            self.page.keyboard.press(key)
        return self.look()

    def type(self, text: str) -> None:
        """Write, letter by letter."""
        self.page.keyboard.type(text)

    def look(self) -> Any:
        """What has the focus; it must be somewhere, in sight, and marked."""
        seen = self.page.evaluate(LOOK)
        assert not seen["lost"], f"the focus is lost after {self.stops[-1:]}"
        assert not seen["wrong"], seen
        self.stops.append(seen)
        return seen

    def to(self, selector: str, key: str = "Tab", most: int = 120) -> Any:
        """Press Tab until something has the focus."""
        for _ in range(most):
            seen = self.press(key)
            if self.page.evaluate("s => document.activeElement.matches(s)", selector):
                return seen
        pytest.fail(f"{key} never reached {selector}: {[s['name'] for s in self.stops[-most:]]}")
