"""A script that an added plugin writes into pages runs by its hash; nothing else is let in."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

from corpus import TODAY, Size, make_project
from verkkokurssi import policy
from verkkokurssi.pipeline import Options, build

HOOK = """
def on_post_page(output, page, config):
    return output.replace("</body>", "<script>document.title += '!';</script></body>")
"""
SCRIPT = policy.inline_scripts("<script>document.title += '!';</script>")[0]


def own_policy(page: Path) -> str:
    found = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', page.read_text())
    assert found
    return unescape(found[1])


def test_scripts_of_a_plugin_are_allowed_by_their_hash(tmp_path: Path) -> None:
    root = make_project(tmp_path / "project", Size(courses=1, works=3))
    options = Options(today=TODAY, jobs=1)
    assert build(root, options).built
    site = root / "build/site"
    pages = sorted(site.rglob("index.html"))
    plain = (site / "_headers").read_text()
    assert policy.header() in plain
    assert {own_policy(page) for page in pages} == {policy.meta()}

    (root / "hook.py").write_text(HOOK)
    config = root / "mkdocs.yml"
    config.write_text(config.read_text() + "\nhooks: [../../../hook.py]\n")
    assert build(root, options).built
    assert policy.header(scripts=[SCRIPT]) in (site / "_headers").read_text()
    nginx = (root / "build/headers/nginx.conf").read_text()
    assert policy.header(scripts=[SCRIPT]) in nginx
    assert all(f"'{SCRIPT}'" in own_policy(page) for page in pages)

    config.write_text(config.read_text().replace("\nhooks: [../../../hook.py]\n", ""))
    assert build(root, options).built
    assert (site / "_headers").read_text() == plain
