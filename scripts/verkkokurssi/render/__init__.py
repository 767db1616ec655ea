"""The only module that runs MkDocs: page-incremental, parallel, swapped in atomically.

``site`` renders one compiled course, ``theme`` lends MkDocs a fast template environment,
``swap`` puts a finished tree in the place of the old one.
"""

from .site import PageRecord, RenderedSite, SiteRecord, render_site, theme_digest
from .swap import link_file, link_tree, recover, swap_in

__all__ = [
    "PageRecord",
    "RenderedSite",
    "SiteRecord",
    "link_file",
    "link_tree",
    "recover",
    "render_site",
    "swap_in",
    "theme_digest",
]
