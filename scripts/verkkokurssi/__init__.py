"""verkkokurssi: from contributions to published, self-paced online courses.

The stages stand in the order of :mod:`verkkokurssi.pipeline`; the words are those of README.md.
"""

__version__ = "0.1.0"
