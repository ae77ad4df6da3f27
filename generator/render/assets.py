"""Assets: the files of a theme under names that change with their content, so that they may be kept for ever."""

import re
from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256
from pathlib import Path, PurePosixPath

from msgspec import Struct

from generator.model.settings import TONES, Token
from generator.render.templates import files_in

FOLDER = "assets"
SERIF = "fonts/source-serif-4.woff2"
"""The font in which the picture that announces the dossier is set."""

_URL = re.compile(rb"url\(\s*[\"']?(?P<path>[^\"')]+)[\"']?\s*\)")
_IMPORT = re.compile(rb"@import [\"'](?P<path>[^\"']+)[\"'];\n?")
_COMMENT = re.compile(rb"/\*.*?\*/\n*", re.DOTALL)
"""Comments of a stylesheet are for those who change it; readers need not wait for them."""

_LINES_OF_COMMENT = re.compile(rb"^[ \t]*(?:/\*.*?\*/|//[^\n]*)\n", re.DOTALL | re.MULTILINE)
"""The same in a script, where a comment has lines of its own."""

_DIGITS = 10

_TOKENS = "_tokens.css"
"""The part of the stylesheet that `dossier.toml` writes."""


class Asset(Struct, frozen=True):
    """A file of the theme: its address from the root of the site, and its bytes."""

    url: str
    data: bytes


def read_assets(folders: Sequence[Path], tokens: Iterable[Token] = ()) -> dict[str, Asset]:
    """Every file below these folders by its name there; of two with one name that of the earlier folder.

    A stylesheet holds those that it imports, so that a page asks for one, and refers to the other files by their
    fingerprinted names. What begins with `_` is a part of others and not published by itself.
    """
    files = {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for folder in reversed(folders)
        for path in files_in(folder, "*")
    }
    files[_TOKENS] = _token_rules(tokens)
    assets = {name: fingerprinted(name, _bare(name, data)) for name, data in files.items() if not name.endswith(".css")}
    for name in files:
        if name.endswith(".css") and not PurePosixPath(name).name.startswith("_"):
            whole = _COMMENT.sub(b"", _with_imports(name, files, set()))
            assets[name] = fingerprinted(name, _with_new_urls(name, whole, assets))
    return assets


def _bare(name: str, data: bytes) -> bytes:
    return _LINES_OF_COMMENT.sub(b"", data) if name.endswith(".js") else data


def _token_rules(tokens: Iterable[Token]) -> bytes:
    """The tokens as custom properties, in the layer of those that they replace."""
    rules = (
        f".{token.name} {{ --tone: {_token_value(token)}; }}\n"
        if token.name in TONES
        else f":root {{ --{token.name}: {_token_value(token)}; }}\n"
        for token in tokens
    )
    inside = "".join(rules)
    return f"@layer tokens {{\n{inside}}}\n".encode() if inside else b""


def _token_value(token: Token) -> str:
    return f"light-dark({token.value}, {token.dark})" if token.dark else token.value


def _with_imports(name: str, files: Mapping[str, bytes], seen: set[str]) -> bytes:
    """A stylesheet with what it imports in its place, each once."""
    seen.add(name)

    def replace(found: re.Match[bytes]) -> bytes:
        imported = found["path"].decode()
        if imported not in files:
            return found[0]
        return b"" if imported in seen else _with_imports(imported, files, seen)

    return _IMPORT.sub(replace, files[name])


def fingerprinted(name: str, data: bytes) -> Asset:
    """A file under a name that holds the digest of its bytes; licences keep theirs, since people look for them."""
    path = PurePosixPath(name)
    if path.suffix in ("", ".txt", ".md"):
        return Asset(f"{FOLDER}/{name}", data)
    digest = sha256(data).hexdigest()[:_DIGITS]
    return Asset(f"{FOLDER}/{path.with_name(f'{path.stem}.{digest}{path.suffix}')}", data)


def _with_new_urls(name: str, css: bytes, assets: Mapping[str, Asset]) -> bytes:
    def replace(found: re.Match[bytes]) -> bytes:
        written = (PurePosixPath(name).parent / found["path"].decode()).as_posix()
        asset = assets.get(written)
        if asset is None:
            return found[0]
        depth = name.count("/")
        return f"url({'../' * depth}{asset.url.removeprefix(FOLDER + '/')})".encode()

    return _URL.sub(replace, css)
