"""Django's settings, drawn from the one table (settings_table.py). Nothing of an operator's is set here."""

import os
import secrets
from importlib import import_module
from pathlib import Path

from csp.constants import NONE, SELF

from nennep.config import staircase
from nennep.config.databases import database
from nennep.config.setting import BadSetting
from nennep.config.settings_table import default_data_dir, load
from nennep.config.tls.https import tls_of, vouched_names

DATA_DIR: Path = default_data_dir(os.environ)
VALUES = load(DATA_DIR)

DEBUG = False
TLS = tls_of(VALUES, DATA_DIR)
# The authority that phones are told to trust (/ket-noi-an-toan/): only where the certificate is our own.
AUTHORITY: Path | None = TLS.authority if TLS else None
# A request by a name that our own certificate holds is meant for this server.
ALLOWED_HOSTS: list[str] = [*VALUES["allowed_hosts"], *vouched_names(TLS)]
CSRF_TRUSTED_ORIGINS: list[str] = VALUES["trusted_origins"]


def _secret_key() -> tuple[str, bool]:
    """The key of the settings, else of the data folder, else one for this process alone; whether it is kept."""
    path = DATA_DIR / "secret_key"
    try:
        kept = VALUES["secret_key"] or path.read_text(encoding="ascii").strip()
    except (FileNotFoundError, NotADirectoryError):
        kept = ""
    except (OSError, UnicodeDecodeError) as error:
        raise BadSetting(
            f"{path}: không đọc được khóa bí mật ({error}). Xem quyền và nội dung tệp."
        ) from error
    return (kept, True) if kept else (secrets.token_urlsafe(48), False)


SECRET_KEY, KEY_IS_KEPT = _secret_key()  # see secret_key.py

# --- what runs ----------------------------------------------------------------------------------------------
APPS = staircase.apps()
INSTALLED_APPS = [
    # the apps of the lowest steps first, so that a higher app's ready() finds them ready
    *(f"nennep.{app}" for app in reversed(APPS)),
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "csp",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "nennep.config.middleware.BodyMiddleware",
    "nennep.config.middleware.TurnMiddleware",  # what stands above needs no turn: static files, compressing
    "nennep.config.middleware.PolicyMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "nennep.config.middleware.LanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    # each app may bring one class, `Middleware`, in its middleware.py; the lower step wraps the higher
    *(f"nennep.{app}.middleware.Middleware" for app in reversed(APPS) if staircase.has(app, "middleware")),
]
ROOT_URLCONF = "nennep.config.urls"
WSGI_APPLICATION = "nennep.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                # each app may bring one function, `context`, in its context_processors.py
                *(
                    f"nennep.{app}.context_processors.context"
                    for app in APPS
                    if staircase.has(app, "context_processors")
                ),
            ],
        },
    }
]
# each app may bring one function, `todos`, in its todo.py: what a person has to do next
TODOS = [f"nennep.{app}.todo.todos" for app in reversed(APPS) if staircase.has(app, "todo")]
# each app may bring one function, `entries`, in its navigation.py: the ways that lead to it from every page
NAVIGATION = [
    f"nennep.{app}.navigation.entries" for app in reversed(APPS) if staircase.has(app, "navigation")
]
# each app may bring one function, `findings`, in its findings.py: what it knows of an organisation on a day
FINDINGS = [f"nennep.{app}.findings.findings" for app in APPS if staircase.has(app, "findings")]
# Widgets and error lists may be drawn by the project's own templates (ui), which Django looks for among the apps.
FORM_RENDERER = "nennep.ui.forms.Renderer"
INSTALLED_APPS.append("django.forms")

# --- data ---------------------------------------------------------------------------------------------------
DATABASES = {"default": database(VALUES["database_url"], DATA_DIR)}
# never used by our tables: ids are UUIDs made by the asker
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
MEDIA_ROOT = DATA_DIR / "files"
FILE_UPLOAD_PERMISSIONS = 0o600
FILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o700
UPLOAD_BYTES: int = VALUES["upload_megabytes"] * 1024 * 1024
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
LATE_ACT_DAYS: int = VALUES["late_act_days"]
# A folder that `nennep demo` built stays a demo, also when `nennep serve` serves it later.
ILLUSTRATION: bool = VALUES["illustration"] or (DATA_DIR / "demo-built-on").exists()

# --- who ----------------------------------------------------------------------------------------------------
if "accounts" in APPS:
    AUTH_USER_MODEL = "accounts.User"
PASSWORD_HASHERS = ["nennep.accounts.hashing.FixedArgon2"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 8}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("username",)},
    },
]
BEHIND_PROXY: bool = VALUES["https"]  # then the proxy says from where a request comes
LOGIN_URL = "/dang-nhap/"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "/dang-nhap/"
DEMO_LOGINS: list[tuple[str, str, str, str]] = []  # (who, login, password, what to look at)
if ILLUSTRATION and staircase.is_app("demo"):
    DEMO_LOGINS = import_module("nennep.demo").logins()
SESSION_ENGINE = "nennep.accounts.sessions"
SHARED_MINUTES: int = VALUES["shared_minutes"]
SESSION_COOKIE_AGE = VALUES["session_days"] * 24 * 3600
SESSION_COOKIE_NAME = "nennep_session"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

# --- language and time --------------------------------------------------------------------------------------
LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", "Tiếng Việt"), ("en", "English")]
LANGUAGE_COOKIE_NAME = "nennep_language"
LANGUAGE_COOKIE_AGE = 400 * 24 * 3600
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Asia/Ho_Chi_Minh"

# --- what is sent besides pages -----------------------------------------------------------------------------
STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
# Hashed names need a manifest, which `serve` makes before it starts; without one (tests) the plain names serve.
_collected = (STATIC_ROOT / "staticfiles.json").is_file()
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if _collected
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = not _collected
WHITENOISE_AUTOREFRESH = not _collected
# Names that carry their contents are kept for good: those of the manifest, and the modules that a script names itself.
WHITENOISE_IMMUTABLE_FILE_TEST = r"\.[0-9a-f]{12}\.\w+$|/modules/[\w-]+-[0-9A-Z]{8}\.js$"

# --- safety -------------------------------------------------------------------------------------------------
# No inline script or style, nothing from another host, no frame of anybody's.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SAMESITE = "Lax"
if VALUES["https"]:
    # only behind a proxy: without one, anybody could send this header
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
if VALUES["https"] or TLS:
    SESSION_COOKIE_SECURE = True
    CSRF_COOKIE_SECURE = True
    # Not with our own certificate: a phone that was told to insist on HTTPS, and does not trust the authority yet or
    # no longer, shows a page without a way on.
    SECURE_HSTS_SECONDS = 0 if AUTHORITY else 365 * 24 * 3600

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": VALUES["log_level"]},
    "loggers": {"django": {"handlers": [], "level": VALUES["log_level"], "propagate": True}},
}
