"""Who owns a table writes it: rows of a model are written only inside the app that defines it.

Looked at by the source alone: a call of a writing method on a query set that begins at `X.rows` or at a relation
manager (`record.revisions`), or on something that was taken from one, made by `X(…)`, or declared as an `X`. Relations
go by the names that the models give them; where several apps give a name and one's own is among them, it is one's own.
"""

import ast
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = Path("src/nennep")
WRITES = frozenset(
    {
        *("create", "bulk_create", "update", "bulk_update", "get_or_create", "update_or_create"),
        *("delete", "save", "acreate", "aupdate", "adelete", "asave"),
    }
)
MANAGER_WRITES = WRITES | {"add", "set", "remove", "clear", "aadd", "aset", "aremove", "aclear"}
"""What a relation manager can; the same words on a list or a set that was taken from one write nothing."""
ROW_WRITES = frozenset({"save", "delete", "asave", "adelete"})
TO_ONE, TO_MANY = frozenset({"ForeignKey", "OneToOneField"}), frozenset({"ManyToManyField"})
LISTS = frozenset({"list", "sorted", "reversed"})


class Table(NamedTuple):
    """A model, and the app that owns its table."""

    app: str
    model: str


@dataclass
class Relations:
    """Attribute of a row -> the tables that it may lead to: `managers` to many rows, `rows` to one."""

    managers: dict[str, set[Table]] = field(default_factory=dict)
    rows: dict[str, set[Table]] = field(default_factory=dict)


def relations_of(root: Path) -> Relations:
    """What the fields of all models say of the ways from row to row."""
    found = Relations()
    for path in sorted((root / PACKAGE).rglob("*.py")):
        parts = path.relative_to(root / PACKAGE).parts
        if len(parts) > 1 and parts[1].removesuffix(".py") == "models":
            _read_models(parts[0], ast.parse(path.read_text(encoding="utf-8")), found)
    return found


def _read_models(app: str, tree: ast.Module, found: Relations) -> None:
    imported = dict(_imported(tree))
    for model in (each for each in tree.body if isinstance(each, ast.ClassDef)):
        own = Table(app, model.name)
        for each in model.body:
            call = each.value if isinstance(each, ast.Assign | ast.AnnAssign) else None
            if not (isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and call.args):
                continue
            kind, target = call.func.attr, _target(call.args[0], own, imported)
            names = [one.id for one in _targets(each) if isinstance(one, ast.Name)]
            if kind in TO_ONE:
                for name in names:
                    found.rows.setdefault(name, set()).add(target)
            elif kind in TO_MANY:
                for name in names:  # the rows between the two belong to the model that has the field
                    found.managers.setdefault(name, set()).add(own)
            if kind in TO_ONE | TO_MANY:
                back = _name_behind(call, model.name, single=kind == "OneToOneField")
                ways = found.rows if kind == "OneToOneField" else found.managers
                if back != "+":
                    ways.setdefault(back, set()).add(own)


def _targets(node: ast.stmt) -> list[ast.expr]:
    if isinstance(node, ast.Assign):
        return node.targets
    return [node.target] if isinstance(node, ast.AnnAssign) else []


def _target(node: ast.expr, own: Table, imported: dict[str, Table]) -> Table:
    """The table of a field's first argument: a class, "Class", "self", "app.Class", or the setting of the user."""
    if not isinstance(node, ast.Name | ast.Constant):
        return Table("accounts", "User")
    name = node.id if isinstance(node, ast.Name) else str(node.value)
    app, _dot, model = name.rpartition(".")
    return own if name == "self" else imported.get(model, Table(app or own.app, model))


def _name_behind(call: ast.Call, model: str, *, single: bool) -> str:
    """The name under which the other side finds the rows, "+" for none."""
    for each in call.keywords:
        if each.arg == "related_name" and isinstance(each.value, ast.Constant):
            return str(each.value.value)
    return model.lower() if single else f"{model.lower()}_set"


def _imported(tree: ast.AST) -> Iterator[tuple[str, Table]]:
    """Name here -> table, of every model that a module imports."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom):
            parts = (node.module or "").split(".")
            if len(parts) >= 3 and parts[0] == "nennep" and parts[2] == "models":
                yield from ((each.asname or each.name, Table(parts[1], each.name)) for each in node.names)


class Writes(ast.NodeVisitor):
    """Finds writes of tables of other apps in one file."""

    def __init__(self, app: str, tree: ast.Module, relations: Relations) -> None:
        self.app = app
        self.relations = relations
        self.models = dict(_imported(tree))
        self.names: list[dict[str, Table]] = [{}]  # local name -> table, a frame for each function
        self.found: list[tuple[int, Table]] = []
        self.visit(tree)

    def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
        arguments = [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs]
        declared = {
            each.arg: each.annotation.id for each in arguments if isinstance(each.annotation, ast.Name)
        }
        known = {name: self.models[model] for name, model in declared.items() if model in self.models}
        self.names.append(known)
        self.generic_visit(node)
        self.names.pop()

    def visit_Assign(self, node: ast.Assign) -> None:
        self.generic_visit(node)
        table = self.table_of(node.value)
        for target in node.targets:
            if isinstance(target, ast.Name) and table is not None:
                self.names[-1][target.id] = table

    def visit_For(self, node: ast.For) -> None:
        table = self.table_of(node.iter)
        if isinstance(node.target, ast.Name) and table is not None:
            self.names[-1][node.target.id] = table
        self.generic_visit(node)

    def visit_Call(self, node: ast.Call) -> None:
        if isinstance(node.func, ast.Attribute):
            table = self._written(node.func)
            if table is not None and table.app != self.app:
                self.found.append((node.lineno, table))
        self.generic_visit(node)

    def _written(self, method: ast.Attribute) -> Table | None:
        """The table that a call of this method writes, if it does."""
        of = method.value
        if method.attr in WRITES:
            table = self.table_of(of)
            if table is None and method.attr in ROW_WRITES and isinstance(of, ast.Attribute):
                table = self._related(self.relations.rows, of.attr)
            return table
        if method.attr in MANAGER_WRITES and isinstance(of, ast.Attribute):
            return self._related(self.relations.managers, of.attr)
        return None

    def table_of(self, node: ast.expr) -> Table | None:
        """What an expression begins at: `X.rows…`, a relation manager, `X(…)`, or a name that stands for one."""
        called = False
        while True:
            if isinstance(node, ast.Attribute):
                if node.attr == "rows" and isinstance(node.value, ast.Name):
                    return self.models.get(node.value.id)
                if not called:  # a field of a row is a thing of its own
                    return self._related(self.relations.managers, node.attr)
                node, called = node.value, False
            elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in LISTS:
                node = node.args[0] if node.args else node.func
            elif isinstance(node, ast.Call):
                node, called = node.func, True
            elif isinstance(node, ast.Subscript):
                node = node.value
            else:
                return self._named(node.id) if isinstance(node, ast.Name) else None

    def _related(self, ways: dict[str, set[Table]], name: str) -> Table | None:
        tables = ways.get(name, set())
        return None if any(each.app == self.app for each in tables) else min(tables, default=None)

    def _named(self, name: str) -> Table | None:
        if name in self.models:
            return self.models[name]
        return next((frame[name] for frame in reversed(self.names) if name in frame), None)


def broken(root: Path = ROOT) -> Iterator[str]:
    """Every write of another app's table: "path:line: …"."""
    relations = relations_of(root)
    for path in sorted((root / PACKAGE).rglob("*.py")):
        relative = path.relative_to(root)
        if "migrations" in relative.parts:
            continue
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for line, table in Writes(relative.parts[2], tree, relations).found:
            yield (
                f"{relative}:{line}: {table.model} is written: call a function of {table.app}, which owns the table"
            )


def main() -> int:
    found = list(broken())
    print("\n".join(found))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
