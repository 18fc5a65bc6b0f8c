"""No dead code: the program itself uses each of its functions, classes, methods, constants and templates.

Names are compared, not what they stand for: a name is used where Python, a template, a rule file or a client script
mentions it besides its definition. What Django calls by name is listed here.
"""

from __future__ import annotations

import ast
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = Path("src/nennep")
ALSO_USE = ("tools/*.py", "bench/*.py", "hatch_build.py")
TEXTS = ("html", "toml", "json", "ts")
READ_BY_DJANGO = "config/settings.py"
CALLED_BY_NAME = {
    "apps.py": r"\w+Config",
    "urls.py": r"app_name|urlpatterns|handler500",
    "forms.py": r"clean_\w+",
    "forms/*.py": r"clean_\w+",
    "fields.py": r"prepare_value",
    "middleware.py": r"process_\w+",
    "sessions.py": r"_get_session_from_db",
    "*.py": r"get_queryset|pre_save|from_db_value|get_prep_value|value_to_string",  # of managers and columns
    "management/commands/*.py": r"add_arguments",
}
"""Of which files -> names that Django calls."""
HOOKS = {"model_validator", "register"}
"""Decorators whose function is called by pydantic, by Django's checks, or at the end of the process."""
FOR_TESTS = {
    "rulebook/votes.py: vectors": "cases by which the phone's script is tested",
    "stories/reader.py: read_in_scene": "tests tell a file of an evening by itself (tests/told)",
}


def sources(root: Path) -> list[Path]:
    return [path for path in sorted((root / PACKAGE).rglob("*.py")) if "migrations" not in path.parts]


def defined(tree: ast.Module) -> Iterator[tuple[str, int]]:
    """Names of functions, classes and methods, and what a module assigns, with their lines."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) and not _is_hooked(node):
            yield node.name, node.lineno
    for node in tree.body:
        targets = node.targets if isinstance(node, ast.Assign) else []
        yield from ((each.id, node.lineno) for each in targets if isinstance(each, ast.Name))
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            yield node.target.id, node.lineno


def _is_hooked(node: ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) -> bool:
    return bool(HOOKS & {word for each in node.decorator_list for word in _words(ast.unparse(each))})


def said(tree: ast.Module) -> Iterator[str]:
    """Every name that a module says, in code and in texts that are no docstrings."""
    prose = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
            yield node.id
        elif isinstance(node, ast.Attribute):
            yield node.attr
        elif isinstance(node, ast.keyword) and node.arg:
            yield node.arg
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in prose:
            yield from _words(node.value)


def unused(root: Path = ROOT) -> Iterator[str]:
    """Every name that nothing of the program says: "path:line: …"."""
    trees = {path: ast.parse(path.read_text(encoding="utf-8")) for path in sources(root)}
    used = Counter(name for tree in trees.values() for name in said(tree))
    for pattern in ALSO_USE:
        for path in root.glob(pattern):
            used.update(said(ast.parse(path.read_text(encoding="utf-8"))))
    for ending in TEXTS:
        for path in (root / PACKAGE).rglob(f"*.{ending}"):
            used.update(_words(path.read_text(encoding="utf-8")))
    for path, tree in trees.items():
        place = path.relative_to(root / PACKAGE).as_posix()
        if place == READ_BY_DJANGO:
            continue
        for name, line in defined(tree):
            if not (used[name] or _is_called_by_name(path, name) or f"{place}: {name}" in FOR_TESTS):
                yield f"{PACKAGE}/{place}:{line}: {name} is used by nothing but tests: leave it out"


def unused_templates(root: Path = ROOT) -> Iterator[str]:
    """Every template that no other one takes in and no code draws; Django draws those of its errors (404.html …)."""
    users = [path for ending in ("html", "py") for path in (root / PACKAGE).rglob(f"*.{ending}")]
    texts = {path: path.read_text(encoding="utf-8") for path in users}
    for path in sorted((root / PACKAGE).glob("*/templates/*/**/*.html")):
        name = path.relative_to(root / PACKAGE).as_posix().partition("/templates/")[2]
        if not any(name in text for user, text in texts.items() if user != path):
            yield f"{path.relative_to(root)}: nothing draws {name}: leave it out"


def _is_called_by_name(path: Path, name: str) -> bool:
    if name.startswith("__") or name == "Meta":
        return True
    return any(path.match(file) and re.fullmatch(names, name) for file, names in CALLED_BY_NAME.items())


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text)


def main() -> int:
    found = [*unused(), *unused_templates()]
    print("\n".join(found))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
