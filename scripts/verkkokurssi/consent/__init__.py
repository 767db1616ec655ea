"""May this contribution be published on this channel today?

The one place that decides. It is fail-closed: whatever is missing, unknown, not yet or no longer
true means no. Compile, feeds, exports and reports all ask here, each for its own channel.
"""

from .approval import approval_hash
from .decision import publishable, silent
from .header import approve_text
from .reasons import MESSAGES, Decision, Reason

__all__ = [
    "MESSAGES",
    "Decision",
    "Reason",
    "approval_hash",
    "approve_text",
    "publishable",
    "silent",
]
