"""`newswinnow bench`: how fast it is here, and beside what."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from lab.commands import compare as bench_compare
from lab.commands.flow import flow
from lab.commands.unseen import unseen
from pipeline.cli.run import HtmlMode

if TYPE_CHECKING:
    from lab.bench.speed import Speed
    from pipeline.model.document import DocumentKind

app = typer.Typer(no_args_is_help=True, help="Measure speed and quality, beside other extractors.")
app.command("compare")(bench_compare.compare)
app.command("document")(bench_compare.document)

Folder = Annotated[Path, typer.Argument(help="Folder of raw documents to measure on.")]
Documents = Annotated[int, typer.Option("--documents", "-n", min=1, help="How many; the folder's are repeated.")]
Rounds = Annotated[int, typer.Option(min=1, help="How often; medians are reported.")]
PeerName = Annotated[str, typer.Option("--peer", help="The extractor to measure beside.")]
AsJson = Annotated[bool, typer.Option("--json", help="One JSON object instead.")]


@app.command("text")
def text(
    folder: Folder = Path("raw"), documents: Documents = 200, rounds: Rounds = 5, peer: PeerName = "trafilatura",
    as_json: AsJson = False,
) -> None:  # fmt: skip
    """The line over text dumps, stage by stage; segment and clean also in lines and bytes per second."""
    from lab.bench.corpus import corpus
    from lab.bench.text import measure_text, render_text
    from pipeline.packs import load_ruleset

    cleaning = measure_text(corpus(folder, "text", documents), load_ruleset(), rounds)
    speed = _measure("text", folder, documents, rounds, peer)
    if as_json:
        typer.echo(json.dumps({**speed.as_json(), "cleaning": cleaning.as_json()}, indent=2))
    else:
        typer.echo(f"{_as_text(speed)}\n\n{render_text(cleaning)}")


@app.command("html")
def html(
    folder: Folder = Path("raw"), documents: Documents = 100, rounds: Rounds = 5, peer: PeerName = "trafilatura",
    mode: Annotated[HtmlMode, typer.Option("--html", help="As of run: ask trafilatura about pages in doubt or not.")] = HtmlMode.BEST,
    memory: Annotated[
        int, typer.Option("--memory", min=0, help="Watch one process's memory over so many pages instead.")
    ] = 0,
    as_json: AsJson = False,
) -> None:  # fmt: skip
    """The line over HTML pages, stage by stage, beside a peer; or with --memory what a worker's memory does."""
    if memory:
        _memory(folder, documents, memory, as_json)
        return
    speed = _measure("html", folder, documents, rounds, peer, mode.value)
    typer.echo(json.dumps(speed.as_json(), indent=2) if as_json else _as_text(speed))


app.command("pages", hidden=True)(html)  # its first name


app.command("flow")(flow)
app.command("unseen")(unseen)


@app.command("scale")
def scale(
    folder: Folder = Path("raw"), documents: Documents = 5_000, pages: Annotated[
        bool, typer.Option("--pages/--dumps", help="Pages or dumps of the folder.")
    ] = True, as_json: AsJson = False,
) -> None:  # fmt: skip
    """What a large corpus is planned with: rates per core, bytes per document (see docs/SCALING.md)."""
    import tempfile

    from lab.bench.scaling import measure_rates, render_rates

    with tempfile.TemporaryDirectory(prefix="newswinnow-") as place:
        rates = measure_rates(folder, "html" if pages else "text", documents, Path(place))
    typer.echo(json.dumps(rates.as_json(), indent=2) if as_json else render_rates(rates))


@app.command("metadata")
def metadata(
    data: Annotated[
        Path, typer.Option(help="Folder of labelled data: pages (gold.jsonl, html/), perhaps beside flat/.")
    ],
    limit: Annotated[int | None, typer.Option(min=1, help="Only so many pages and dumps.")] = None,
    as_json: AsJson = False,
) -> None:
    """Metadata of labelled pages and dumps: right and wrong by field, and by how sure the answer was."""
    from lab.bench.dumps import score_dumps
    from lab.bench.reliability import score_metadata
    from lab.bench.reliability_table import reliability_table, verdict_rows
    from pipeline.packs import load_ruleset

    pages = data if (data / "gold.jsonl").is_file() else data / "pages"
    if not (pages / "gold.jsonl").is_file():
        raise typer.BadParameter(f"no gold.jsonl in {data}", param_hint="--data")
    ruleset = load_ruleset()
    scores = score_metadata(pages, ruleset, limit)
    flat = sorted(next((f for f in (data / "flat", pages.parent / "flat") if f.is_dir()), data).glob("*.jsonl.gz"))
    dumps = {
        file.name.removesuffix(".jsonl.gz"): score_dumps([file], pages / "gold.jsonl", ruleset, limit) for file in flat
    }
    if as_json:
        told = {name: found.as_json() for name, found in dumps.items()}
        typer.echo(json.dumps({**scores.as_json(), "dumps": told}, indent=2))
        return
    typer.echo(reliability_table(scores))
    for name, found in dumps.items():
        typer.echo(f"\n{found.dumps} text dumps of {name} whose lines state the value")
        typer.echo("\n".join(verdict_rows(found.verdicts)))


@app.command("strings")
def strings(
    path: Annotated[Path | None, typer.Argument(help="JSON Lines of language, reason, concept, text; else a sample.")] = None,
    languages: Annotated[bool, typer.Option("--languages", help="Each language, too.")] = False,
    concepts: Annotated[bool, typer.Option("--concepts", help="Each concept, too.")] = False,
    kept: Annotated[bool, typer.Option("--kept", help="The strings that stay between or behind, too.")] = False,
    as_json: AsJson = False,
) -> None:  # fmt: skip
    """Strings that programs print, each put into a neutral article of its language: which leave, and why."""
    from lab.bench.strings import measure_strings, read_strings, render_coverage, render_kept
    from pipeline.packs import load_ruleset

    coverage = measure_strings(read_strings(path) if path else read_strings(), load_ruleset())
    if as_json:
        typer.echo(json.dumps(coverage.as_json(), indent=2))
        return
    typer.echo(render_coverage(coverage, languages, concepts))
    if kept:
        typer.echo(render_kept(coverage))


@app.command("boxes")
def boxes(
    path: Annotated[Path | None, typer.Argument(help="JSON Lines of language, kind, lines; else those that ship.")] = None,
    as_json: AsJson = False,
) -> None:  # fmt: skip
    """Boxes of sites, each put into a neutral article of its language: which of their lines leave."""
    from lab.bench.boxes import measure_boxes, read_boxes, render_boxes
    from pipeline.packs import load_ruleset

    coverage = measure_boxes(read_boxes(path) if path else read_boxes(), load_ruleset())
    typer.echo(json.dumps(coverage.as_json(), indent=2) if as_json else render_boxes(coverage))


@app.command("tools")
def dumps_of_tools(
    pages: Annotated[Path, typer.Option(help="Folder of labelled pages: gold.jsonl and html/.")],
    limit: Annotated[int, typer.Option(help="Pages.", min=1)] = 140,
    as_json: AsJson = False,
) -> None:
    """Labelled pages made into dumps by lynx, w3m, pandoc, html2text and others that are there: what is left of the article."""
    from lab.bench.tools import measure_tools, render_tools
    from pipeline.packs import load_ruleset

    scores = measure_tools(pages, load_ruleset(), limit)
    if as_json:
        typer.echo(json.dumps({name: found.as_json() for name, found in scores.items()}, indent=2))
        return
    typer.echo(render_tools(scores))


@app.command("reasons")
def reasons(
    data: Annotated[Path, typer.Option(help="Folder of labelled dumps: *.jsonl.gz, or flat/ with such files.")],
    as_json: AsJson = False,
) -> None:
    """Labelled dumps: how the boilerplate between an article's first and last line leaves, and how much has a reason."""
    from lab.bench.reasons import measure_reasons
    from lab.training.text import EXTRA_KINDS
    from lab.training.text_dumps import read_dumps
    from pipeline.packs import load_ruleset

    found = measure_reasons((d for d in read_dumps(data, EXTRA_KINDS) if not d.variety), load_ruleset()).as_json()
    typer.echo(json.dumps(found, indent=2) if as_json else "\n".join(f"{name:<20}{n:>9}" for name, n in found.items()))


@app.command("peer")
def peer(
    name: Annotated[str, typer.Argument(help="The extractor to measure beside.")],
    raw: Annotated[Path, typer.Argument(help="Folder of raw documents.")],
    clean: Annotated[Path, typer.Argument(help="Folder to fill with the peer's records.")],
    workers: Annotated[int, typer.Option(min=1, help="Processes.")] = 2,
) -> None:
    """Run another extractor as `run` would: its answers as article records, to be scored like ours."""
    from lab.bench.adapter import run_peer

    records, inputs = run_peer(name, raw, clean, workers)
    typer.echo(f"{name}: {inputs} documents, {records} records")


def _memory(folder: Path, documents: int, pages: int, as_json: bool) -> None:
    from lab.bench.corpus import corpus
    from lab.bench.pages import measure_memory
    from pipeline.packs import load_ruleset

    use = measure_memory(corpus(folder, "html", documents), load_ruleset(), pages)
    if as_json:
        typer.echo(json.dumps(use.as_json(), indent=2))
        return
    for number, megabytes in use.samples:
        typer.echo(f"{number:>9,} pages  {megabytes:8.1f} MB")
    typer.echo(f"growth after {use.settled_after:,} pages: {100 * use.growth:+.1f} %")


def _measure(
    kind: DocumentKind, folder: Path, documents: int, rounds: int, name: str, html: Literal["best", "fast"] = "best"
) -> Speed:
    from lab.bench.corpus import corpus
    from lab.bench.peers import peer as peer_named
    from lab.bench.speed import measure
    from pipeline.packs import load_ruleset

    return measure(corpus(folder, kind, documents), load_ruleset(html=html), name, peer_named(name), rounds)


def _as_text(speed: Speed) -> str:
    peer_ms = 1000 / speed.peer_documents_per_second
    stages = "".join(
        f"  {stage:<11}{value:>9.2f} ms  {value / peer_ms:.3f} of {speed.peer}'s time\n"
        for stage, value in speed.stage_milliseconds.items()
    )
    return (
        f"{speed.documents} documents, {speed.kilobytes:,.0f} KB, median of {speed.rounds} rounds, CPU time\n"
        f"newswinnow   {speed.documents_per_second:>9,.1f} documents/s  {speed.milliseconds_per_document:.2f} ms each\n"
        f"{stages}"
        f"{speed.peer:<12} {speed.peer_documents_per_second:>9,.1f} documents/s  {peer_ms:.2f} ms each\n"
        f"ratio        {speed.ratio:>9.2f}  ({speed.lowest_ratio:.2f} to {speed.highest_ratio:.2f})"
    )
