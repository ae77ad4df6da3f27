"""Documents are articles, actors and events are pages; no feeds, no archives."""

SITENAME = "The coast"
SITEURL = ""
AUTHOR = "A machine"
PATH = "content"
TIMEZONE = "UTC"
DEFAULT_LANG = "en"
THEME = "theme"
PLUGIN_PATHS = ["plugins"]
PLUGINS = ["backlinks"]
ARTICLE_PATHS = ["documents"]
PAGE_PATHS = ["actors", "events"]
ARTICLE_URL = "documents/{slug}/"
ARTICLE_SAVE_AS = "documents/{slug}/index.html"
PAGE_URL = "{kind}/{slug}/"
PAGE_SAVE_AS = "{kind}/{slug}/index.html"
AUTHOR_SAVE_AS = CATEGORY_SAVE_AS = TAG_SAVE_AS = DRAFT_SAVE_AS = ""
DIRECT_TEMPLATES = ["index", "documents", "actors", "events"]
DOCUMENTS_SAVE_AS = "documents/index.html"
ACTORS_SAVE_AS = "actors/index.html"
EVENTS_SAVE_AS = "events/index.html"
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = TRANSLATION_FEED_ATOM = None
DEFAULT_PAGINATION = False
SUMMARY_MAX_LENGTH = None
MARKDOWN = {
    "extension_configs": {
        "markdown.extensions.meta": {},
        "markdown.extensions.footnotes": {},
        "markdown.extensions.toc": {},
    },
    "output_format": "html5",
}
LOAD_CONTENT_CACHE = False
