"""The documents as a site: `make docs-site`. The source is the whole project, of which only documents are read."""

from importlib.metadata import version as version_of

from sphinx.application import Sphinx

project = "newswinnow"
release = version_of("newswinnow")
root_doc = "docs/README"
include_patterns = ["README.md", "CONTRIBUTING.md", "CHANGELOG.md", "docs/**", "findings/README.md"]
exclude_patterns = ["docs/examples/**"]
extensions = ["myst_parser", "sphinx.ext.autodoc"]
html_theme = "furo"
html_title = f"newswinnow {release}"
myst_heading_anchors = 4
default_role = "code"  # docstrings are plain text with `code`
autodoc_member_order = "bysource"

# The side bar. It stands here and not in docs/README.md, where readers of the repository would see it as code.
SIDE_BAR = {
    "Begin": ["../README", "TUTORIAL"],
    "How to": ["how-to/*"],
    "Reference": ["CLI", "RECORD", "API"],
    "Explanation": ["ARCHITECTURE", "QUALITY", "MODELS", "SCALING", "THREATS", "ETHICS", "../findings/README"],
    "The project": ["../CONTRIBUTING", "../CHANGELOG"],
}


def _with_side_bar(_: Sphinx, name: str, source: list[str]) -> None:
    if name == root_doc:
        for caption, pages in SIDE_BAR.items():
            source[0] += f"\n```{{toctree}}\n:hidden:\n:glob:\n:caption: {caption}\n\n" + "\n".join(pages) + "\n```\n"


def setup(app: Sphinx) -> None:
    app.connect("source-read", _with_side_bar)
