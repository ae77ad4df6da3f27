"""A build: what the last one came to, where nothing has changed since; else the pipeline, imported only then."""

from pathlib import Path

from msgspec import structs

from generator.engine.engine import Engine
from generator.engine.memory import uncollected
from generator.engine.output import Published, Target
from generator.model.settings import Settings
from generator.render import shipped
from generator.unchanged import Result, look_at, remember, result_for


def build(
    content: Path, settings: Settings, engine: Engine, target: Target, strict: bool = False, patterns: bool = False
) -> Result:
    """Builds the site into `target`; with an error (`strict`: a warning) nothing of it is published.

    `patterns`: with the page that shows every part of the theme.
    """
    with uncollected():
        seen = look_at(content, shipped.default_templates(), (settings, strict, patterns))
        known = result_for(seen, engine, target)
        if known and known.published:
            return structs.replace(known, published=Published(known.published.files, 0, 0))
        from generator.pipeline import built  # noqa: PLC0415  # it brings all that reads, links and renders

        result = built(content, settings, engine, target, strict, patterns)
        whole = result.published and not result.lacking
        if whole and seen == look_at(content, shipped.default_templates(), (settings, strict, patterns)):
            remember(seen, result, engine, target)
        return result
