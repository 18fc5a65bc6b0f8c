"""The staircase: which app may import which (design §4). The one list: settings load the apps,
tools/check_staircase.py writes the contracts of the imports out of it.

An app imports only apps of lower steps; on one step nobody imports a neighbour. `config` stands on top and may
import all. A new app is added here, on the step where it belongs.
"""

from pathlib import Path

STEPS: tuple[tuple[str, ...], ...] = (
    ("config",),
    ("demo",),
    ("stories",),
    ("web",),
    ("api", "sync"),
    ("room",),
    ("minutes",),
    ("scores", "findings"),
    ("resolutions",),
    ("meetings",),
    ("records",),
    ("authority",),
    ("membership",),
    ("rulebook",),
    ("organisation",),
    ("delivery", "accounts", "typesetting", "collab", "files"),
    ("offline",),
    ("ui",),
    ("core",),
)

LAYERS: tuple[tuple[str, ...], ...] = (
    ("urls",),
    ("views", "todo", "navigation"),
    ("forms",),
    ("actions",),
    ("reads",),
    ("selectors",),
    ("models",),
    ("permissions", "enums"),
)
"""The layers inside an app, each a file or a package: a layer imports only what stands below it."""

PACKAGE = Path(__file__).resolve().parent.parent


def step_of(app: str) -> int:
    """The step of `app`, 0 for the top. Raises KeyError for an app that stands nowhere."""
    for number, names in enumerate(STEPS):
        if app in names:
            return number
    raise KeyError(app)


def apps() -> list[str]:
    """Names of the existing apps from the top step down, `config` left out: it is the project, not an app."""
    return [name for names in STEPS for name in names if name != "config" and is_app(name)]


def is_app(name: str) -> bool:
    """Whether `name` is there: a folder of Python, not a leftover of caches."""
    return (PACKAGE / name / "__init__.py").is_file()


def has(app: str, module: str) -> bool:
    """Whether an existing `app` brings `module` (as a file or as a package)."""
    folder = PACKAGE / app
    return is_app(app) and (
        (folder / f"{module}.py").is_file() or (folder / module / "__init__.py").is_file()
    )
