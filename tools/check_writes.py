"""Who owns a table writes it: `X.rows` is written only inside the app that defines X.

Looked at by the source alone: a call of a writing method on a query set that begins at `X.rows`, or on something that
was taken from one, made by `X(…)`, or declared as an `X`.
"""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = Path("src/nennep")
WRITES = frozenset(
    {
        *("create", "bulk_create", "update", "bulk_update", "get_or_create", "update_or_create"),
        *("delete", "save", "acreate", "aupdate", "adelete", "asave"),
    }
)


LISTS = frozenset({"list", "sorted", "reversed"})


class Writes(ast.NodeVisitor):
    """Finds writes of tables of other apps in one file."""

    def __init__(self, app: str) -> None:
        self.app = app
        self.models: dict[str, str] = {}  # name here -> app that defines it
        self.names: list[dict[str, str]] = [{}]  # local name -> model, a frame for each function
        self.found: list[tuple[int, str]] = []

    def visit_ImportFrom(self, node: ast.ImportFrom) -> None:
        parts = (node.module or "").split(".")
        if len(parts) >= 3 and parts[0] == "nennep" and parts[2].startswith("models"):
            self.models |= {each.asname or each.name: parts[1] for each in node.names}

    def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
        arguments = [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs]
        declared = {
            each.arg: each.annotation.id for each in arguments if isinstance(each.annotation, ast.Name)
        }
        self.names.append({name: model for name, model in declared.items() if model in self.models})
        self.generic_visit(node)
        self.names.pop()

    def visit_Assign(self, node: ast.Assign) -> None:
        self.generic_visit(node)
        model = self.model_of(node.value)
        for target in node.targets:
            if isinstance(target, ast.Name) and model is not None:
                self.names[-1][target.id] = model

    def visit_For(self, node: ast.For) -> None:
        model = self.model_of(node.iter)
        if isinstance(node.target, ast.Name) and model is not None:
            self.names[-1][node.target.id] = model
        self.generic_visit(node)

    def visit_Call(self, node: ast.Call) -> None:
        if isinstance(node.func, ast.Attribute) and node.func.attr in WRITES:
            model = self.model_of(node.func.value)
            if model is not None and self.models[model] != self.app:
                self.found.append((node.lineno, model))
        self.generic_visit(node)

    def model_of(self, node: ast.expr) -> str | None:
        """The model that an expression begins at: `X.rows…`, `X(…)`, or a name that stands for one."""
        called = False
        while True:
            if isinstance(node, ast.Attribute):
                if node.attr == "rows" and isinstance(node.value, ast.Name):
                    return node.value.id if node.value.id in self.models else None
                if not called:
                    return None  # a field of a row is a thing of its own
                node, called = node.value, False
            elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in LISTS:
                node = node.args[0] if node.args else node.func
            elif isinstance(node, ast.Call):
                node, called = node.func, True
            elif isinstance(node, ast.Subscript):
                node = node.value
            else:
                return self._named(node.id) if isinstance(node, ast.Name) else None

    def _named(self, name: str) -> str | None:
        if name in self.models:
            return name
        return next((frame[name] for frame in reversed(self.names) if name in frame), None)


def broken(root: Path = ROOT) -> Iterator[str]:
    """Every write of another app's table: "path:line: …"."""
    for path in sorted((root / PACKAGE).rglob("*.py")):
        relative = path.relative_to(root)
        if "migrations" in relative.parts:
            continue
        writes = Writes(relative.parts[2])
        writes.visit(ast.parse(path.read_text(encoding="utf-8")))
        for line, model in writes.found:
            app = writes.models[model]
            yield f"{relative}:{line}: {model} is written: call a function of {app}, which owns the table"


def main() -> int:
    found = list(broken())
    print("\n".join(found))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
