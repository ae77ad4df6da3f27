"""Lists in the front matter: one more item, wherever and however the list is written."""

from generator.author.edits import Edit
from generator.read.frontmatter import FrontMatter, Items


def added(text: str, front: FrontMatter, key: str, item: str) -> Edit:
    """The edit that adds an item, as YAML, to the list of a key in the text of a page; without that key it gets one."""
    name, value = next((entry for entry in front.fields.entries if entry[0].text == key), (None, None))
    if name is None:
        fence = text.rfind("---", 0, front.body)
        return Edit(fence, fence, f"{key}: [{item}]\n")
    if not isinstance(value, Items) or not value.items:
        start, end = (value.start, value.end) if isinstance(value, Items) else (name.end + 1, name.end + 1)
        return Edit(start, end, f" [{item}]" if start == name.end + 1 else f"[{item}]")
    last = value.items[-1]
    if text.startswith("[", value.start):
        return Edit(last.end, last.end, f", {item}")
    begin = text.rfind("\n", 0, last.start) + 1
    return Edit(begin, begin, f"{text[begin : last.start]}{item}\n")
