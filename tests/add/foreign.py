"""Foreign files made for tests: PDF with lines at their places, WARC, WACZ, pages with and without metadata."""

import gzip
import json
import zipfile
from io import BytesIO

from pypdf import PdfReader, PdfWriter

BODY = (
    "The ferry between Harn and Lissen ran again on Thursday, three days after a storm had broken the pier.",
    "“We have mended what could be mended,” said Marta Lind, who leads the company. “The rest takes until summer.”",
    "Some 400 passengers had waited in Harn since Monday, the mayor said, and half of them slept in its school.",
    "The pier was built in 1931 and has been closed four times since then, always in the first days of a March.",
)
TITLE = "Ferry resumes after storm"
TEXT = "\n\n".join((TITLE, *BODY)) + "\n"

_LEFT, _TOP, _STEP = 72, 740, 16


def page(title: str = TITLE, head: str = "", body: tuple[str, ...] = BODY, around: str = "") -> str:
    """A web page with an article; `head` is what stands in its head beside the title."""
    paragraphs = "".join(f"<p>{words}</p>" for words in body)
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title}</title>{head}</head>'
        f"<body><nav><ul><li>Home</li><li>Sport</li></ul></nav>"
        f"<main><article><h1>{title}</h1>{paragraphs}</article></main>{around}</body></html>"
    )


def linked_data(**values) -> str:
    return f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle", **values})}</script>'


# --- PDF -------------------------------------------------------------------------------------------------


def pdf(*pages: list[str], info: dict[str, str] | None = None) -> bytes:
    """A PDF of pages; an empty line leaves a gap, as between paragraphs."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", "", "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"]
    kids = []
    for lines in pages:
        stream = _stream(lines)
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
        kids.append(len(objects) + 1)
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents {len(objects)} 0 R "
            "/Resources << /Font << /F1 3 0 R >> >> >>"
        )
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(f'{kid} 0 R' for kid in kids)}] /Count {len(kids)} >>"
    objects.append("<< " + " ".join(f"/{key} ({value})" for key, value in (info or {}).items()) + " >>")
    return _file(objects)


def _stream(lines: list[str]) -> str:
    shown = (
        f"BT /F1 10 Tf {_LEFT} {_TOP - number * _STEP} Td ({_escaped(line)}) Tj ET"
        for number, line in enumerate(lines)
        if line
    )
    return "\n".join(shown)


def _escaped(line: str) -> str:
    return line.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")


def _file(objects: list[str]) -> bytes:
    data, places = b"%PDF-1.4\n", []
    for number, words in enumerate(objects, 1):
        places.append(len(data))
        data += f"{number} 0 obj\n{words}\nendobj\n".encode("latin-1")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    end = (
        f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer\n"
        f"<< /Size {len(objects) + 1} /Root 1 0 R /Info {len(objects)} 0 R >>\nstartxref\n{len(data)}\n%%EOF\n"
    )
    return data + end.encode()


def encrypted(data: bytes, password: str = "secret") -> bytes:
    writer = PdfWriter(clone_from=PdfReader(BytesIO(data)))
    writer.encrypt(password, algorithm="RC4-128")
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


# --- archives --------------------------------------------------------------------------------------------


def warc(
    pages: dict[str, str | bytes], status: str = "200 OK", type: str = "text/html; charset=utf-8", packed=True
) -> bytes:
    """A WARC (ISO 28500) with an answer for each address, taken on 2 April 2021."""
    records = [_record(address, text, status, type) for address, text in pages.items()]
    return b"".join(map(gzip.compress, records) if packed else records)


def _record(address: str, text: str | bytes, status: str, type: str) -> bytes:
    body = text.encode() if isinstance(text, str) else text
    answer = f"HTTP/1.1 {status}\r\nContent-Type: {type}\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-000000000000>\r\n"
        f"WARC-Target-URI: {address}\r\nWARC-Date: 2021-04-02T10:00:00Z\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(answer)}\r\n\r\n"
    )
    return head.encode() + answer + b"\r\n\r\n"


def zipped(members: dict[str, bytes]) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


def wacz(pages: dict[str, str], listed: list[str]) -> bytes:
    """A WACZ with answers for all addresses, of which some are listed as its pages."""
    head = {"format": "json-pages-1.0", "id": "pages"}
    lines = [json.dumps(line) for line in (head, *({"url": address} for address in listed))]
    return zipped({"archive/data.warc.gz": warc(pages), "pages/pages.jsonl": "\n".join(lines).encode()})
