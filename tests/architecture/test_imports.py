"""Imports go one way, modules stay small, and each dangerous thing is done in one place."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import verkkokurssi

PACKAGE = Path(verkkokurssi.__file__).parent
MODULES = {path.relative_to(PACKAGE).as_posix(): path for path in sorted(PACKAGE.rglob("*.py"))}

LAYERS = (
    ("__main__",),
    ("cli", "intake"),
    ("pipeline", "preview", "scaffold"),
    (
        "load",
        "rules",
        "attribute",
        "images",
        "offline",
        "compile",
        "render",
        "audit",
        "reporters",
        "exports",
        "search",
    ),
    (
        "consent",
        "markdown",
        "config",
        "wordforms",
        "addresses",
        "notes",
        "phrases",
        "policy",
        "recordings",
        "workers",
    ),
    ("strict",),
    ("model", "i18n"),
    ("diagnostics",),
    ("__init__",),
)
"""From the top down: a part may import what stands below it, never beside or above it."""

LONGEST = 400
EXCUSE = "Long because"
"""A longer module says in its docstring why it is not split."""

WRITERS = {
    "pipeline/store.py": "compiled projects and the state of the last build",
    "render/site.py": "the pages of a site that is not in its place yet",
    "render/swap.py": "links and copies of finished files",
    "load/cache.py": "its cache folder",
    "images/cache.py": "its cache folder",
    "wordforms/memory.py": "its cache folder",
    "i18n.py": "catalogues in gettext's binary form, where Python keeps its own",
    "cli/failures.py": "a report of a fault of ours, in the system's temporary folder",
}
"""The only modules that write files, and what they write."""


def level(part: str) -> int:
    """How far from the top a part stands."""
    return next(i for i, layer in enumerate(LAYERS) if part in layer)


def part_of(module: str) -> str:
    """`load/walk.py` → load, `config.py` → config."""
    return module.split("/")[0].removesuffix(".py")


def imported_parts(module: str, tree: ast.Module) -> Iterator[tuple[str, int]]:
    """Parts of the package that a module imports, with the line (also inside functions)."""
    package = module.split("/")[:-1]
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom):
            if node.level:
                base = package[: len(package) - (node.level - 1)]
                path = [*base, *(node.module.split(".") if node.module else [])]
            elif node.module and node.module.split(".")[0] == "verkkokurssi":
                path = node.module.split(".")[1:]
            else:
                continue
            names = [path[0]] if path else [alias.name for alias in node.names]
            for name in names:
                known = any(name in layer for layer in LAYERS)
                is_module = (PACKAGE / name).is_dir() or (PACKAGE / f"{name}.py").is_file()
                yield (name if known or is_module else "__init__", node.lineno)
        elif isinstance(node, ast.Import):
            for alias in node.names:
                if alias.name.split(".")[0] == "verkkokurssi":
                    yield ((alias.name.split(".")[1:] or ["__init__"])[0], node.lineno)


def imported_packages(tree: ast.Module) -> set[str]:
    """Top-level names of the other packages a module imports."""
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and not node.level and node.module:
            found.add(node.module.split(".")[0])
        elif isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
    return found


def writes(tree: ast.Module) -> Iterator[int]:
    """Lines that write, move or copy files."""
    methods = {"write_text", "write_bytes", "copyfile", "copy2", "copytree", "rename", "symlink_to"}
    functions = {"link", "symlink", "mkstemp", "NamedTemporaryFile"}
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        if isinstance(node.func, ast.Attribute):
            name = node.func.attr
            if name in methods | functions:
                yield node.lineno
        else:
            name = getattr(node.func, "id", "")
        if name == "open":
            values = [*node.args, *(k.value for k in node.keywords if k.arg == "mode")]
            modes = [v.value for v in values if isinstance(v, ast.Constant)]
            if any(isinstance(m, str) and set(m) & set("wax+") and len(m) < 4 for m in modes):
                yield node.lineno


def parse(module: str) -> ast.Module:
    return ast.parse(MODULES[module].read_text("utf-8"))


def test_every_part_of_the_package_has_its_layer() -> None:
    parts = {part_of(module) for module in MODULES}
    assert parts <= {part for layer in LAYERS for part in layer}


def test_every_part_of_the_package_is_explained_to_contributors() -> None:
    page = (PACKAGE.parents[1] / "CONTRIBUTING.md").read_text("utf-8")
    parts = {part_of(module) for module in MODULES} - {"__init__", "__main__"}
    assert not [part for part in sorted(parts) if f"\n      {part} " not in page]


@pytest.mark.parametrize("module", MODULES)
def test_a_module_imports_only_what_stands_below_it(module: str) -> None:
    part = part_of(module)
    wrong = [
        f"{module}:{line} imports {other}"
        for other, line in imported_parts(module, parse(module))
        if other != part and level(other) <= level(part)
    ]
    assert not wrong


@pytest.mark.parametrize("module", MODULES)
def test_a_module_is_short_or_says_why_not(module: str) -> None:
    text = MODULES[module].read_text("utf-8")
    excuse = EXCUSE in (ast.get_docstring(ast.parse(text)) or "")
    assert len(text.splitlines()) <= LONGEST or excuse


@pytest.mark.parametrize(
    ("package", "part"),
    [
        ("PIL", "images"),
        ("mkdocs", "render"),
        ("material", "render"),
        ("libvoikko", "wordforms"),
        ("simplemma", "wordforms"),
    ],
)
def test_a_package_is_imported_in_one_part_only(package: str, part: str) -> None:
    users = {part_of(m) for m in MODULES if package in imported_packages(parse(m))}
    assert users <= {part}


def test_the_model_does_no_input_or_output() -> None:
    for module in MODULES:
        if part_of(module) == "model":
            used = imported_packages(parse(module)) & {"os", "shutil", "subprocess", "socket", "io"}
            assert not used, f"{module} imports {used}"
            assert not list(writes(parse(module)))


def test_nothing_reaches_for_the_network_or_runs_programs() -> None:
    forbidden = {"socket", "urllib3", "requests", "httpx", "aiohttp", "subprocess", "pickle"}
    for module in MODULES:
        used = imported_packages(parse(module)) & forbidden
        assert not used, f"{module} imports {used}"


def test_files_are_written_in_few_known_places() -> None:
    wrong = [
        f"{module}:{line}"
        for module in MODULES
        if module not in WRITERS
        for line in writes(parse(module))
    ]
    # A call of the store's own write_bytes is a name, not a method, and so is not found here.
    assert not wrong
