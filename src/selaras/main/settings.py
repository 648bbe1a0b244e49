"""One instance: its data folder, its secrets, its database and the order of its machinery."""

import os
from pathlib import Path

from django.utils.csp import CSP

from selaras.main.database import database
from selaras.main.keys import secret_key

SOURCE = Path(__file__).resolve().parents[1]  # src/selaras
ROOT = SOURCE.parents[1]
DATA = Path(os.environ.get("SELARAS_DATA") or ROOT / "var").resolve()
PRODUCTION = os.environ.get("SELARAS_ENV") == "production"
HTTPS = os.environ.get("SELARAS_HTTPS", "") not in ("", "0")
DEMO = os.environ.get("SELARAS_DEMO") == "1" and not PRODUCTION  # said by ./selaras demo to its own processes only
DEBUG = False

SECRET_KEY = secret_key(DATA)
SIGNING_KEY_FILE = DATA / "signing.key"  # Ed25519; made by ``selaras.main.setup``
DATABASES = {"default": database(DATA, os.environ.get("DATABASE_URL", ""))}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

ALLOWED_HOSTS = [
    *(host.strip() for host in os.environ.get("SELARAS_HOSTS", "").split(",") if host.strip()),
    *("localhost", "127.0.0.1", "[::1]"),
]
# How letters and printed codes name this instance: https://rkpd.example.go.id
OWN_HOST = ALLOWED_HOSTS[0] if len(ALLOWED_HOSTS) > 3 else f"localhost:{os.environ.get('SELARAS_PORT', '8000')}"
ADDRESS = os.environ.get("SELARAS_ADDRESS") or f"http{'s' if HTTPS else ''}://{OWN_HOST}"
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS] if HTTPS else []

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django_htmx",
    "selaras.foundation.ui",  # before allauth, whose pages it replaces
    "django_tasks_db",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "selaras.foundation.verbs",
    "selaras.foundation.daerah",
    "selaras.foundation.opd",
    "selaras.foundation.people",
    "selaras.foundation.nomenklatur",
    "selaras.foundation.tahapan",
    "selaras.foundation.sheets",
    "selaras.foundation.jobs",
    "selaras.foundation.live",
    "selaras.foundation.papers",
    "selaras.foundation.notices",
    "selaras.foundation.files",
    "selaras.features.plan",
    "selaras.features.usulan",
    "selaras.features.office",
    "selaras.features.alignment",
    "selaras.features.documents",
    "selaras.features.portal",
    "selaras.features.exchange",
    "selaras.features.search",
    "selaras.main",
]

MIDDLEWARE = [
    "selaras.main.middleware.trace.TraceMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "selaras.main.middleware.live_origin.LiveOriginMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "selaras.main.middleware.language.LanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "selaras.main.middleware.trouble.TroubleMiddleware",
    "selaras.main.room.RoomMiddleware",
    "selaras.main.middleware.second_step.SecondStepMiddleware",
]

ROOT_URLCONF = "selaras.main.urls"
WSGI_APPLICATION = "selaras.main.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [SOURCE / "main" / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    }
]

# --- People who sign in
AUTH_USER_MODEL = "people.Person"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = [
    "selaras.main.sign_in.GatedArgon2Hasher",
    "selaras.main.sign_in.GatedScryptHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 10},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
PASSWORD_RESET_TIMEOUT = 48 * 3600  # seconds
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "selaras.main.sign_in.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username", "email"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGOUT_REDIRECT_URL = "/"
ACCOUNT_SESSION_REMEMBER = True
# A whole office sits behind one address: guesses are counted per account and address together (sign_in.py).
ALLAUTH_TRUSTED_PROXY_COUNT = int(os.environ.get("SELARAS_PROXIES") or 0)  # proxies that append to X-Forwarded-For
ACCOUNT_RATE_LIMITS = {"login": "600/m/ip", "login_failed": "300/m/ip,10/300s/key", "signup": None}
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "Selaras"
REQUIRE_TOTP = tuple(role.strip() for role in os.environ.get("SELARAS_REQUIRE_TOTP", "").split(",") if role.strip())
SOCIALACCOUNT_ADAPTER = "selaras.main.sign_in.SocialAccountAdapter"
SOCIALACCOUNT_EMAIL_AUTHENTICATION = True  # the one provider below is the office's own
SOCIALACCOUNT_EMAIL_AUTHENTICATION_AUTO_CONNECT = True
SOCIALACCOUNT_OPENID_CONNECT_URL_PREFIX = ""  # the addresses stand under /masuk/oidc/ already
SOCIALACCOUNT_PROVIDERS = {}
if os.environ.get("SELARAS_OIDC_SERVER"):
    SOCIALACCOUNT_PROVIDERS["openid_connect"] = {
        "APPS": [
            {
                "provider_id": "kantor",
                "name": os.environ.get("SELARAS_OIDC_NAME", "Akun pemerintah daerah"),
                "client_id": os.environ.get("SELARAS_OIDC_CLIENT_ID", ""),
                "secret": os.environ.get("SELARAS_OIDC_SECRET", ""),
                "settings": {"server_url": os.environ["SELARAS_OIDC_SERVER"]},
            }
        ]
    }

# --- Sessions, cookies, headers
SESSION_COOKIE_AGE = 12 * 3600  # seconds: one long day of musrenbang
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SECURE_SSL_REDIRECT = HTTPS and os.environ.get("SELARAS_BEHIND_PROXY", "") in ("", "0")
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if os.environ.get("SELARAS_BEHIND_PROXY") == "1" else None
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SECURE_CSP = {
    "default-src": [CSP.SELF],
    "img-src": [CSP.SELF, "data:"],
    "connect-src": [CSP.SELF],  # and the live events of the same host: middleware/live_origin.py
    "object-src": [CSP.NONE],
    "base-uri": [CSP.NONE],
    "frame-ancestors": [CSP.NONE],
    "form-action": [CSP.SELF],
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 16 * 1024 * 1024  # bytes; a sheet may have 15 MB
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
FILE_UPLOAD_PERMISSIONS = 0o600
API_PER_MINUTE = int(os.environ.get("SELARAS_API_PER_MINUTE") or 600)  # requests of one key
PHOTO_MAX_BYTES = int(os.environ.get("SELARAS_PHOTO_MB") or 10) * 1_000_000

# --- Language and time
LANGUAGE_CODE = "id"
LANGUAGES = [("id", "Bahasa Indonesia"), ("en", "English")]
LOCALE_PATHS = [SOURCE / "locale"]
USE_I18N = USE_TZ = True
TIME_ZONE = "UTC"
USE_THOUSAND_SEPARATOR = False

# --- Files
STATIC_URL = "static/"
STATIC_ROOT = DATA / "static"
STORAGES = {
    "default": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": DATA / "files"},
    },
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
MEDIA_ROOT = DATA / "files"
WHITENOISE_USE_FINDERS = True  # the few vendored files are read from the packages; nothing to collect
WHITENOISE_AUTOREFRESH = False
WHITENOISE_MAX_AGE = 3600  # seconds

# --- Work behind the pages
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default", "slow"]}}
CACHES = {"default": {"BACKEND": "django.core.cache.backends.filebased.FileBasedCache", "LOCATION": DATA / "cache"}}
LIVE_PORT = int(os.environ.get("SELARAS_LIVE_PORT", "0"))
LIVE_ORIGIN = os.environ.get("SELARAS_LIVE_ORIGIN", "")  # behind a proxy, e.g. https://rkpd.example.go.id
HEARTBEAT_FILE = DATA / "run" / "worker.beat"

MAILERS: dict[str, dict[str, object]] = {"default": {"BACKEND": "django.core.mail.backends.dummy.EmailBackend"}}
MAIL_LEAVES = bool(os.environ.get("SELARAS_SMTP_HOST"))  # without a mail server letters wait in the outbox
if MAIL_LEAVES:
    MAILERS["default"] = {
        "BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "OPTIONS": {
            "host": os.environ["SELARAS_SMTP_HOST"],
            "port": int(os.environ.get("SELARAS_SMTP_PORT", "587")),
            "username": os.environ.get("SELARAS_SMTP_USER", ""),
            "password": os.environ.get("SELARAS_SMTP_PASSWORD", ""),
            "use_tls": os.environ.get("SELARAS_SMTP_TLS", "1") == "1",
        },
    }
# A service for short messages or chat, as a dotted path to a class like notices.channels.Channel; empty = off.
MESSAGES_THROUGH = os.environ.get("SELARAS_MESSAGES", "")
DEFAULT_FROM_EMAIL = os.environ.get("SELARAS_MAIL_FROM", "selaras@localhost")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["console"], "level": os.environ.get("SELARAS_LOG", "WARNING")},
    "loggers": {
        "django": {"level": "WARNING"},
        "django_tasks_db": {"level": "ERROR"},
    },
}
