"""The message catalogues: compiling them, and finding sentences of the code that no catalogue translates.

Reads the sources as xgettext would, without gettext's tools: a bare Debian has none.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

GETTEXT = {"_", "gettext", "gettext_lazy", "gettext_noop", "N_"}
PLURAL = {"ngettext", "ngettext_lazy"}
CONTEXT = {"pgettext", "pgettext_lazy"}
# what Django's templatize makes of a template: Python-like calls between blanked-out markup
TEMPLATE_CALL = re.compile(
    r"""(?<![\w.])(gettext|_|pgettext|ngettext)\((u?(?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"))"""
)

Found = tuple[str, str]


def compile_all(package: Path) -> int:
    """Compile every .po of the package. Returns how many."""
    import polib  # noqa: PLC0415 - of the developer's requirements, not of an installed package's

    sources = sorted(package.glob("*/locale/*/LC_MESSAGES/*.po"))
    for path in sources:
        polib.pofile(str(path)).save_as_mofile(str(path.with_suffix(".mo")))
    return len(sources)


def translated(package: Path) -> set[str]:
    """The msgids that have Vietnamese, in any app's catalogue or in Django's own."""
    import django  # noqa: PLC0415
    import polib  # noqa: PLC0415 - see compile_all

    catalogues = [*package.glob("*/locale/vi/LC_MESSAGES/django.po")]
    catalogues += Path(django.__file__).parent.glob("**/locale/vi/LC_MESSAGES/django.po")
    return {entry.msgid for path in catalogues for entry in polib.pofile(str(path)).translated_entries()}


def missing(package: Path) -> list[Found]:
    """(where, sentence) for each sentence of the code or of a catalogue without Vietnamese."""
    known = translated(package)
    found: dict[str, str] = {}
    for where, sentence in [*_in_python(package), *_in_templates(package), *_in_catalogues(package)]:
        if sentence and sentence not in known:
            found.setdefault(sentence, where)
    return sorted((where, sentence) for sentence, where in found.items())


def contradictions(package: Path) -> list[Found]:
    """(where, sentence) for each English sentence that two apps say differently in Vietnamese.

    Django joins all catalogues into one: of two translations of one msgid the app loaded first wins everywhere.
    The mend is another English sentence, or pgettext.
    """
    import polib  # noqa: PLC0415 - see compile_all

    said: dict[tuple[str | None, str], dict[str, str]] = {}
    for path in sorted(package.glob("*/locale/vi/LC_MESSAGES/django.po")):
        for entry in polib.pofile(str(path)).translated_entries():
            vietnamese = entry.msgstr or entry.msgstr_plural[0]
            said.setdefault((entry.msgctxt, entry.msgid), {})[path.relative_to(package).parts[0]] = vietnamese
    return [
        (", ".join(by_app), msgid)
        for (_context, msgid), by_app in said.items()
        if len(set(by_app.values())) > 1
    ]


def _in_catalogues(package: Path) -> Iterator[Found]:
    import polib  # noqa: PLC0415 - see compile_all

    for path in sorted(package.glob("*/locale/vi/LC_MESSAGES/django.po")):
        catalogue = polib.pofile(str(path))
        for entry in [*catalogue.untranslated_entries(), *catalogue.fuzzy_entries()]:
            yield str(path.relative_to(package)), entry.msgid


def _in_python(package: Path) -> Iterator[Found]:
    for path in sorted(package.rglob("*.py")):
        if "migrations" in path.parts:
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and (sentence := _sentence(node)) is not None:
                yield f"{path.relative_to(package)}:{node.lineno}", sentence


def _sentence(call: ast.Call) -> str | None:
    """The msgid of a gettext call, None for any other call or for a msgid that is no literal."""
    function = call.func
    name = function.id if isinstance(function, ast.Name) else getattr(function, "attr", "")
    position = 0 if name in GETTEXT | PLURAL else 1 if name in CONTEXT else None
    if position is None or len(call.args) <= position:
        return None
    argument = call.args[position]
    return argument.value if isinstance(argument, ast.Constant) and isinstance(argument.value, str) else None


def _in_templates(package: Path) -> Iterator[Found]:
    from django.utils.translation.template import templatize  # noqa: PLC0415

    for path in sorted([*package.rglob("templates/**/*.html"), *package.rglob("templates/**/*.txt")]):
        text = templatize(path.read_text(encoding="utf-8"), origin=str(path))
        for match in TEMPLATE_CALL.finditer(text):
            sentence = ast.literal_eval(match.group(2).removeprefix("u"))
            line = text.count("\n", 0, match.start()) + 1
            yield (
                f"{path.relative_to(package)}:{line}",
                sentence.replace("%%", "%") if "%%" in sentence else sentence,
            )
