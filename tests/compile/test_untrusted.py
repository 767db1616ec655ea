"""Whatever people write, the pages keep their structure and show the words as they are."""

from __future__ import annotations

import dataclasses
from typing import Any

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from verkkokurssi.model import Document, LoadedCourse, Model, Project

from .conftest import Compile, Sites
from .pages import Reader, html, pages

WORDS = {
    "title", "summary", "display_name", "alt", "prompt", "panels", "label", "question", "feedback",
    "text", "left", "right", "disclaimer", "place", "theme", "key_points", "target_groups",
    "description", "chosen",
}  # fmt: skip
"""Front matter that is shown as plain text."""


def _filled(value: Any, words: str) -> Any:
    """The same model with every text in it replaced."""
    if isinstance(value, Model):
        return value.model_copy(
            update={
                name: _replaced(getattr(value, name), words)
                if name in WORDS
                else _filled(getattr(value, name), words)
                for name in type(value).model_fields
            }
        )
    if isinstance(value, tuple):
        return tuple(_filled(one, words) for one in value)
    return value


def _replaced(value: Any, words: str) -> Any:
    if isinstance(value, str):
        return words
    if isinstance(value, tuple) and all(isinstance(one, str) for one in value):
        return tuple(words for _ in value)
    return _filled(value, words)


def _document(document: Document[Any], words: str) -> Document[Any]:
    return dataclasses.replace(document, meta=_filled(document.meta, words))


def filled(project: Project, words: str) -> Project:
    """The project with ``words`` in every plain text that people write into front matter."""
    return dataclasses.replace(
        project,
        contributors={k: _document(d, words) for k, d in project.contributors.items()},
        contributions={k: _document(d, words) for k, d in project.contributions.items()},
        courses={k: _course(c, words) for k, c in project.courses.items()},
    )


def _course(course: LoadedCourse, words: str) -> LoadedCourse:
    return dataclasses.replace(
        course,
        document=_document(course.document, words),
        sections=tuple(_document(s, words) for s in course.sections),
    )


def structure(sites: Sites) -> dict[str, list[tuple[str, tuple[str, ...]]]]:
    """Every element of every page with the names of its attributes."""
    found = {}
    for site in sites.values():
        for path, page in pages(site).items():
            reader = Reader(html(page))
            assert not reader.faults, path
            found[f"{site.name}/{path}"] = [(t, tuple(a)) for t, a in reader.elements]
    return found


@settings(max_examples=12, deadline=None,
          suppress_health_check=[HealthCheck.function_scoped_fixture])  # fmt: skip
@given(
    st.text(
        alphabet=st.one_of(
            st.sampled_from("<>&\"'[](){}*_`#!:|\\/~^=+-.\n "),
            st.characters(exclude_categories=["Cs", "Cc", "Z"]),
        ),
        min_size=1,
        max_size=40,
    ).filter(lambda text: text.strip())
)
@example("<script>alert(1)</script>")
@example('"><img src=x onerror=alert(1)>')
@example("{{ 7 * 7 }}{% raw %}")
@example("[x](javascript:alert(1)) ![[snon]] [[snon]]")
@example("</textarea></details></figure></article>")
@example("first\n\n# second\n\n    third")
@example("]]> --> <!-- ")
def test_text_never_becomes_structure(small: Project, compile_all: Compile, words: str) -> None:
    harmless = structure(compile_all(filled(small, "x")))
    hostile = compile_all(filled(small, words))
    assert structure(hostile) == harmless


def test_text_is_shown_as_it_was_written(small: Project, compile_all: Compile) -> None:
    words = '<b>Äiti & "minä"</b> {{ 1 }} *ei* `koodi` [x]'
    site = compile_all(filled(small, words))["pieni"]
    for path in ("index.md", "sanat.md", "aanet.md", "galleria.md", "tarinat/snon.md"):
        assert words in Reader(html(pages(site)[path])).text, path


NASTY = """<script>alert(1)</script> <img src=x onerror=alert(1)>

[a](javascript:alert(1)) [b](//evil.example/) ![c](https://evil.example/x.png)
<https://evil.example/" onmouseover="alert(1)>

{{ config }} {% raw %} {: onclick=alert(1) } [^1] *[HTML]: x

</div></article></main>

```
<style>

*{display:none}</style>
```

- > # deep

    <iframe src="https://evil.example/"></iframe>

[a]: javascript:alert(1)
[^1]: note
"""


def test_bodies_bring_nothing_but_text(small: Project, compile_all: Compile) -> None:
    nasty = dataclasses.replace(
        small,
        contributors={
            k: dataclasses.replace(
                d, meta=d.meta.model_copy(update={"bio": NASTY if d.meta.display_name else None})
            )
            for k, d in small.contributors.items()
        },
        contributions={
            k: dataclasses.replace(d, body=NASTY) for k, d in small.contributions.items()
        },
        courses={
            slug: dataclasses.replace(
                course,
                sections=tuple(
                    dataclasses.replace(s, body=f"{NASTY}\n\n{s.body}") for s in course.sections
                ),
            )
            for slug, course in small.courses.items()
        },
    )
    made = compile_all(nasty)
    _bring_no_script(made)
    for site in made.values():
        for path, page in pages(site).items():
            reader = Reader(html(page))
            assert not reader.faults, path
            assert not [v for v in reader.values("src", "srcset", "poster") if "evil" in v], path
            assert not [h for h in reader.values("href") if h.startswith(("java", "//"))], path


def test_pages_bring_no_script_style_or_form(sites: Sites) -> None:
    _bring_no_script(sites)


def _bring_no_script(sites: Sites) -> None:
    for site in sites.values():
        for path, page in pages(site).items():
            for tag, attributes in Reader(html(page)).elements:
                assert tag not in {"script", "style", "form", "iframe", "object", "link"}, path
                assert not {n for n in attributes if n.startswith("on") or n == "style"}, path


def test_nothing_is_fetched_from_another_host(sites: Sites) -> None:
    for site in sites.values():
        for path, page in pages(site).items():
            fetched = Reader(html(page)).values("src", "srcset", "poster", "data")
            assert not [value for value in fetched if "//" in value], path
