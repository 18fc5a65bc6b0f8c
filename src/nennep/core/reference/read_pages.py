"""The page of each read in `docs/reads/`, drawn from the registry (`nennep docs`)."""

from __future__ import annotations

import inspect
import json
from typing import Any

from nennep.core.languages import in_both_languages
from nennep.core.reads import Read, all_reads
from nennep.core.reference.act_pages import GENERATED


def pages() -> dict[str, str]:
    """File name -> text, for every read and the index."""
    made = {f"{each.name}.md": page(each) for each in all_reads()}
    made["README.md"] = index()
    return made


def index() -> str:
    """The list of all reads."""
    lines = [GENERATED, "# Reads · Các câu hỏi\n"]
    lines += [
        "One read is one question that may be asked by name, over HTTP, in a story or from the shell. It shows"
    ]
    lines += ["what the actor may see. See [the mechanism](../mechanisms/reads.md).\n"]
    lines += ["| read | sentence | parameters | in pages |", "|---|---|---|---|"]
    for each in all_reads():
        english, vietnamese = in_both_languages(each.label)
        asked = ", ".join(f"`{name}`" for name in _own_parameters(each)) or "–"
        lines.append(
            f"| [`{each.name}`]({each.name}.md) | {english} · {vietnamese} | {asked} "
            f"| {'yes' if each.in_pages else 'no'} |"
        )
    return "\n".join(lines) + "\n"


def page(read: Read) -> str:
    """One read: purpose, parameters, answer."""
    english, vietnamese = in_both_languages(read.label)
    lines = [
        GENERATED,
        f"# `{read.name}`\n",
        f"**{english}** · **{vietnamese}**\n",
        inspect.cleandoc(read.function.__doc__ or "") + "\n",
        f"- HTTP: `GET /api/reads/{read.name}`",
        f"- In pages: {'yes' if read.in_pages else 'no'}\n",
        "## Parameters\n",
        *_parameters(read),
        "\n## Answer\n",
        "```json",
        json.dumps(read.adapter.json_schema(mode="serialization"), ensure_ascii=False, indent=2),
        "```",
    ]
    return "\n".join(lines) + "\n"


def _own_parameters(read: Read) -> list[str]:
    return [name for name in read.parameters_type.model_fields if name not in ("page", "size")]


def _parameters(read: Read) -> list[str]:
    schema = read.parameters_type.model_json_schema()
    required = schema.get("required", [])
    if not schema["properties"]:
        return ["None."]
    lines = ["| parameter | type | required |", "|---|---|---|"]
    for name, described in schema["properties"].items():
        default = "yes" if name in required else f"no (`{json.dumps(described.get('default'))}`)"
        lines.append(f"| `{name}` | {_kind(described, schema.get('$defs', {}))} | {default} |")
    return lines


def _kind(described: dict[str, Any], definitions: dict[str, Any]) -> str:
    """The type of a parameter in few words."""
    if "$ref" in described:
        return _kind(definitions[described["$ref"].rpartition("/")[2]], definitions)
    if "anyOf" in described:
        return " or ".join(
            _kind(each, definitions) for each in described["anyOf"] if each != {"type": "null"}
        )
    if "enum" in described:
        return ", ".join(f"`{each}`" for each in described["enum"])
    bounds = [str(described[each]) for each in ("minimum", "maximum") if each in described]
    kind = described.get("format") or described.get("pattern") or described["type"]
    return f"`{kind}`" + (f" {' to '.join(bounds)}" if bounds else "")
