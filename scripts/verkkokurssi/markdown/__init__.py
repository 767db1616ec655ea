"""CommonMark → what rules need to know of it, and → safe HTML.

Contributors' text is untrusted. HTML in it is shown as text, links go to https, mailto and
fragments only, images are their alt text, and nh3 has the last word. No function here raises,
whatever the text; all run in near-linear time.
"""

from .anchors import anchor
from .outline import outline
from .parts import parts
from .render import HIDDEN, Resolve, inline, plain, titles, to_html
from .targets import targets

__all__ = [
    "HIDDEN",
    "Resolve",
    "anchor",
    "inline",
    "outline",
    "parts",
    "plain",
    "targets",
    "titles",
    "to_html",
]
