"""The interactive network: nodes, edges and options by pyvis, and the vis-network that comes with it.

pyvis would write a page of its own that asks others for Bootstrap and vis-network; only its data are used here.
"""

import json
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from generator.model.view.graph import Explorer
from generator.render.assets import Asset, fingerprinted

_LIBRARY = "lib/vis-9.1.2/vis-network.min.js"
_LICENCE = """\
vis-network 9.1.2, https://visjs.github.io/vis-network/

Copyright (c) 2011-2017 Almende B.V, http://almende.com
Copyright (c) 2017-2019 visjs contributors, https://github.com/visjs

vis-network is dual licensed under the Apache 2.0 License (http://www.apache.org/licenses/LICENSE-2.0) and the MIT
License (http://opensource.org/licenses/MIT). It is distributed here under the MIT License:

Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated
documentation files (the "Software"), to deal in the Software without restriction, including without limitation the
rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit
persons to whom the Software is furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the
Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE
WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR
COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR
OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.
"""
_OPTIONS: dict[str, Any] = {
    "physics": {"enabled": False},
    "interaction": {"dragNodes": False, "hover": True, "selectConnectedEdges": False, "zoomSpeed": 0.6},
    "edges": {"smooth": False, "selectionWidth": 2, "hoverWidth": 1},
    "nodes": {"borderWidth": 2, "borderWidthSelected": 3, "shape": "dot"},
}
"""Places are ours, so that the interactive network begins as the picture that it replaces."""


def network_data(explorer: Explorer) -> dict[str, Any]:
    """Nodes, edges and options as vis-network takes them, and the evidence. Colours and widths are the theme's."""
    from pyvis.network import Network  # type: ignore[import-untyped]  # noqa: PLC0415  # slow, and wanted for one page only

    network = Network(directed=True)  # undirected networks look through all edges before each new one
    for node in explorer.nodes:
        places = {"x": node.x, "y": node.y, "tx": node.tx, "ty": node.ty, "kind": node.kind}
        network.add_node(node.id, label=node.label, name=node.title, size=node.size, **places)
    for edge in explorer.edges:
        network.add_edge(edge.source, edge.target, of=edge.evidence)
    network.set_options(json.dumps(_OPTIONS))
    nodes, edges, _, _, _, options = network.get_network_data()
    return {
        "nodes": [_without(node, "color", "shape") for node in nodes],
        "edges": [_without(edge, "arrows") for edge in edges],
        "options": json.loads(options),
        "evidence": explorer.evidence,
        "rows": explorer.rows,
        "kinds": explorer.kinds,
    }


def _without(values: dict[str, Any], *names: str) -> dict[str, Any]:
    return {key: value for key, value in values.items() if key not in names}


@cache
def library() -> tuple[Asset, Asset]:
    """vis-network as it comes with pyvis, under a name that changes with its content, and its licence."""
    spec = find_spec("pyvis")
    assert spec is not None, "pyvis is a dependency"
    assert spec.origin is not None, "pyvis is a package with files"
    data = (Path(spec.origin).parent / _LIBRARY).read_bytes()
    return (
        fingerprinted("vis-network.js", data),
        fingerprinted("vis-network.LICENSE.txt", _LICENCE.encode()),
    )
