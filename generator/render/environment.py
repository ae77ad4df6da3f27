"""The Jinja environment of a theme: messages are put into the templates when these are compiled, not on every page.

A page calls for a hundred messages and macros. What a template says without anything filled in is as good as written
there, and what is filled in joins the words around it; Jinja's own way asks the catalogue each time.
"""

import re
from gettext import NullTranslations
from typing import Any

import msgspec
from jinja2 import Environment, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.runtime import Context, Macro, markup_join
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.visitor import NodeTransformer
from markupsafe import Markup, escape

from generator.render.templates import ORIGINAL

try:
    from markupsafe._speedups import _escape_inner
except ImportError:  # where it is not compiled

    def _escape_inner(s: str, /) -> str:
        return str(escape(s))


_NAMED = re.compile(
    r"""\{%[-+]?\s*(?:extends|include|import|from)\b"""
    r"""(?:\s*(?P<quote>["'])(?P<name>[^"'\\]+)(?P=quote)\s*(?=[-+]?%\}|as\b|ignore\b|import\b|with))?"""
)

_FILLED = re.compile(r"%\((\w+)\)s")

_IMPORT = f"from {__name__} import escaped"


def escaped(value: Any) -> str:  # noqa: ANN401  # whatever a template shows
    """What `markupsafe.escape` gives, as a plain string: what is shown is only joined with what stands around it."""
    kind = type(value)
    if kind is Markup:
        return value  # type: ignore[no-any-return]
    return _escape_inner(value) if kind is str else str(escape(value))


class _Context(Context):
    """The names of one template. Most calls are of macros, for which Jinja looks for more than they can have."""

    def call(__self, __obj: Any, /, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401, N805  # Jinja's signature
        if type(__obj) is not Macro:
            return super().call(__obj, *args, **kwargs)
        kwargs.pop("_block_vars", None)
        kwargs.pop("_loop_vars", None)
        if kwargs or len(args) != len(__obj.arguments) or __obj.caller or __obj.catch_kwargs or __obj.catch_varargs:
            return __obj(__self.eval_ctx, *args, **kwargs)
        return str.__new__(Markup, __obj._func(*args))  # noqa: SLF001  # what it would do after the same questions


class _Said(NodeTransformer):
    """Puts what a catalogue says in the place of `_("…")`."""

    def __init__(self, translations: NullTranslations, environment: Environment) -> None:
        self._translations = translations
        self._context = nodes.EvalContext(environment)
        self._filled: list[nodes.Node] = []

    def visit_Call(self, node: nodes.Call) -> nodes.Node:  # noqa: N802  # found by the name of the node
        self.generic_visit(node)
        if not _is_message(node):
            return node
        filled = {keyword.key: keyword.value for keyword in node.kwargs}
        said = self._translations.gettext(node.args[0].value)  # type: ignore[attr-defined]  # it is a constant
        parts = _FILLED.split(said.replace("%%", "%"))
        if "%%" in said or set(parts[1::2]) != filled.keys():
            return node
        words: list[nodes.Expr] = [nodes.MarkSafe(nodes.Const(part)) for part in parts]
        words[1::2] = [filled[name] for name in parts[1::2]]
        made = self._joined(nodes.Concat(words)) if filled else words[0]
        self._filled.append(made)
        return made.set_lineno(node.lineno, override=True)

    def visit_Output(self, node: nodes.Output) -> nodes.Node:  # noqa: N802  # as above
        """What is shown at once need not be joined before: each part is escaped by itself all the same."""
        self.generic_visit(node)
        parts: list[nodes.Expr] = []
        for part in node.nodes:
            said = isinstance(part, nodes.Concat) and any(part is each for each in self._filled)
            parts.extend(part.nodes if said else (part,))  # type: ignore[attr-defined]  # it is one that was made above
        node.nodes = parts
        return node

    def visit_Concat(self, node: nodes.Concat) -> nodes.Node:  # noqa: N802  # as above
        """What stands side by side."""
        self.generic_visit(node)
        return self._joined(node).set_lineno(node.lineno, override=True)

    def _joined(self, node: nodes.Concat) -> nodes.Expr:
        """Constants in one; Jinja joins them too, and forgets which of them are markup."""
        try:
            joined = markup_join([part.as_const(self._context) for part in node.nodes])
        except nodes.Impossible:
            return node
        constant = nodes.Const(str(joined))
        return nodes.MarkSafe(constant) if isinstance(joined, Markup) else constant


def _is_message(node: nodes.Call) -> bool:
    """Whether it is `_` of one constant, with nothing that is known only when the page is made but what it fills in."""
    named = isinstance(node.node, nodes.Name) and node.node.name == "_"
    plain = len(node.args) == 1 and not node.dyn_args and not node.dyn_kwargs
    return named and plain and isinstance(node.args[0], nodes.Const) and isinstance(node.args[0].value, str)


class _Code(CodeGenerator):
    """Compiles templates; what they show is escaped by `escaped`."""

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:  # noqa: ANN401  # Jinja's own
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape:
            super()._output_child_pre(node, frame, finalize)
        else:
            self.write("escaped(" + (finalize.src or ""))


class _Ours(Environment):
    """What both environments have; `translations` is set before the first template is read."""

    context_class = _Context
    code_generator_class = _Code
    translations: NullTranslations = NullTranslations()

    def compile_all(self) -> None:
        """Compiles every template, so that the processes that are forked need not."""
        for name in self.list_templates():
            if not name.startswith(ORIGINAL):  # the theme itself does not extend itself
                self.get_template(name)

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        template: nodes.Template = _Said(self.translations, self).visit(super()._parse(source, name, filename))
        template.set_environment(self)
        return template

    def _generate(self, source: nodes.Template, name: Any, filename: Any, defer_init: bool = False) -> str:  # noqa: ANN401  # Jinja's own
        return f"{_IMPORT}; {super()._generate(source, name, filename, defer_init)}"


class Plain(_Ours):
    """For the theme that comes with Dossier."""


class Sandboxed(_Ours, ImmutableSandboxedEnvironment):
    """For templates of a dossier's own, which may come from strangers: all that they can do is to show their view."""


def names_in(source: str) -> list[str | None]:
    """The templates that one may name, None for what is named by an expression.

    All that Jinja would find (`meta.find_referenced_templates`), without parsing: what a comment says is found as well.
    """
    return [found["name"] for found in _NAMED.finditer(source)]


def json(value: Any) -> str:  # noqa: ANN401  # what a template gives the filter `tojson`
    """JSON as short as it can be, its keys in order."""
    # what is marked as safe is a string of another class
    return msgspec.json.encode(value, enc_hook=str, order="deterministic").decode()
