"""Every link of every page leads to a page, an element or a file that is there."""

from __future__ import annotations

import posixpath
from urllib.parse import urlsplit

from .conftest import Sites
from .pages import Reader, html, pages


def _address(site: str, path: str) -> str:
    """A page's directory on the portal's host."""
    base = "/" if site == "portal" else f"/{site}/"
    page = path.removesuffix(".md")
    return base if page == "index" else f"{base}{page}/"


def test_all_relative_links_lead_somewhere(sites: Sites) -> None:
    readers = {
        _address(name, path): Reader(html(page))
        for name, site in sites.items()
        for path, page in pages(site).items()
    }
    files = {
        ("/" if name == "portal" else f"/{name}/") + target.removeprefix("docs/")
        for name, site in sites.items()
        for target in (*site.copies, *site.files)
    }
    count = 0
    for here, reader in readers.items():
        targets = reader.values("href", "src", "poster")
        for srcset in reader.values("srcset"):
            targets += [part.split()[0] for part in srcset.split(",")]
        for target in targets:
            url = urlsplit(target)
            if url.scheme:
                assert url.scheme in {"https", "tel"}, (here, target)
                continue
            there = here if not url.path else posixpath.normpath(posixpath.join(here, url.path))
            if url.path.endswith("/") or url.path in ("", "."):
                there = there.rstrip("/") + "/"
                assert there in readers, (here, target)
                if url.fragment:
                    assert url.fragment in readers[there].values("id"), (here, target)
            else:
                assert there in files, (here, target)
            count += 1
    assert count > 200


def test_a_work_of_another_course_is_linked_there(sites: Sites) -> None:
    assert "../../liten/berattelser/annan/" in Reader(
        html(pages(sites["pieni"])["sanat.md"])
    ).values("href")
    assert "../../pieni/runot/lumen-alla/" in Reader(
        html(pages(sites["liten"])["avsnitt-hjalp.md"])
    ).values("href")


def test_a_section_never_takes_the_address_of_another_page(sites: Sites) -> None:
    assert {"hjalp.md", "avsnitt-hjalp.md"} <= set(pages(sites["liten"]))


def test_ids_are_unique_on_every_page(sites: Sites) -> None:
    for site in sites.values():
        for path, page in pages(site).items():
            ids = Reader(html(page)).values("id")
            assert len(ids) == len(set(ids)), path


def test_labels_belong_to_fields(sites: Sites) -> None:
    reader = Reader(html(pages(sites["pieni"])["sanat.md"]))
    labels = reader.values("for")
    assert labels and set(labels) <= set(reader.values("id"))
