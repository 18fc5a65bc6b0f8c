"""Caches of the process: none of them may hold another test's data, which was rolled back.

A cached function without arguments is of the code and of files that ship: of data it would be wrong after one act. Any
other cache holds the same whatever the database holds, and is entered here; or tests/conftest.py clears it before each
test, as that of a meeting's page.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

SOURCE = Path(__file__).resolve().parents[2] / "src" / "nennep"

CLEARED = {"room/page_cache.py: _cache"}
"""tests/conftest.py clears it."""
THE_SAME_FOR_ALL_DATA = {
    "config/settings.py: DEMO_LOGINS",
    "core/acts/registry.py: _registry",
    "core/addresses.py: _pattern",
    "core/authorise.py: _authority",
    "core/authorise.py: _authority_then",
    "core/reads.py: _registry",
    "core/rights.py: _LABELS",
    "core/acts/taking.py: _keys",
    "core/audit/sealing.py: _box",
    "core/audit/written.py: _told",
    "rulebook/votes.py: counts",
    "stories/payloads.py: _readers",
    "sync/rescue.py: _private",
    "typesetting/blocks.py: _shape",
    "typesetting/metrics.py: _bare",
    "ui/remembered.py: _drawn",
    "ui/templatetags/nennep.py: icon",
    "web/app_files.py: _head",
    "web/menu.py: _entries",
}
"""Made of the code, of files that ship, or of the arguments alone."""


def caches() -> Iterator[str]:
    """ "file: name" of each cached function with arguments, and of each container of a module that begins empty."""
    for path in sorted(SOURCE.rglob("*.py")):
        place = path.relative_to(SOURCE).as_posix()
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            if (
                isinstance(node, ast.FunctionDef)
                and node.args.args
                and any(map(_caches, node.decorator_list))
            ):
                yield f"{place}: {node.name}"
        for node in tree.body:
            if isinstance(node, ast.Assign | ast.AnnAssign) and _is_empty(node.value):
                target = node.target if isinstance(node, ast.AnnAssign) else node.targets[0]
                yield f"{place}: {ast.unparse(target)}"


def _caches(decorator: ast.expr) -> bool:
    called = decorator.func if isinstance(decorator, ast.Call) else decorator
    return ast.unparse(called).rsplit(".", 1)[-1] in {"cache", "lru_cache"}


def _is_empty(value: ast.expr | None) -> bool:
    if isinstance(value, ast.Dict):
        return not value.keys
    if isinstance(value, ast.List):
        return not value.elts
    return (
        isinstance(value, ast.Call)
        and not value.args
        and ast.unparse(value.func).rsplit(".", 1)[-1]
        in {
            "dict",
            "list",
            "set",
            "OrderedDict",
            "defaultdict",
            "deque",
            "WeakValueDictionary",
            "WeakKeyDictionary",
        }
    )


def test_no_cache_carries_data_from_one_test_to_another() -> None:
    assert set(caches()) == CLEARED | THE_SAME_FOR_ALL_DATA
