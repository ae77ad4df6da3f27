"""What a server should say with each file: `_headers`, as Netlify and Cloudflare Pages read it.

It is for a site that is put there by hand; where the host builds it, its own settings say the same. The policy allows
what the page of search needs for its program of WebAssembly; the policy in each page, which must hold too, does not.
"""

POLICY = (
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)

HEADERS = {
    "/*": {
        "Content-Security-Policy": POLICY,
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "strict-origin-when-cross-origin",
        "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    },
    "/assets/*": {"Cache-Control": "public, max-age=31536000, immutable"},
}
"""By the files for which they are; the name of an asset holds the digest of its content."""

FILE = "_headers"


def headers() -> bytes:
    """The file: https://docs.netlify.com/routing/headers/"""
    lines = (line for files, values in HEADERS.items() for line in (files, *map(_line, values.items())))
    return "".join(f"{line}\n" for line in lines).encode()


def _line(header: tuple[str, str]) -> str:
    return f"  {header[0]}: {header[1]}"
