r"""Running heads and feet of prints leave a dump, and the sentences that they cut are whole again."""

import textwrap

import pytest

from pipeline.line import process
from pipeline.model.document import RawDocument
from pipeline.model.record import ArticleRecord
from pipeline.packs import load_ruleset

RULES = load_ruleset()
STORIES = {
    "de": (
        "Die Kleingärten haben ihren Bach zurück",
        "Der Tägliche Bote",
        "Seite {n} von {all}",
        "Der Bach hinter den Kleingärten in Marrow fließt nach vierzig Jahren wieder offen, und die letzte Biegung wurde noch vor dem Regen fertig. "
        "Bagger hoben die Betonteile einzeln heraus, und die Gärtner, die seit dem Morgen gewartet hatten, zählten laut mit. "
        "Zwei Drittel des Geldes kamen vom Kreis, der Rest aus einer Tombola und einem Nachlass, mit dem keiner gerechnet hatte. ",
    ),
    "en": (
        "Allotments win back their brook",
        "The Daily Sample",
        "Page {n} of {all}",
        "The brook behind the allotments in Merrow runs in the open again, after forty years in a pipe, and the last bend was finished before the rain. "
        "Diggers lifted the concrete sections one by one, and the gardeners who had waited since morning counted them aloud. "
        "The county gave two thirds of the money, the rest came from a raffle and a legacy that nobody had expected. ",
    ),
    "fr": (
        "Les jardins retrouvent leur ruisseau",
        "Le Quotidien Modèle",
        "page {n}/{all}",
        "Le ruisseau derrière les jardins de Marrou coule de nouveau à l’air libre, et le dernier méandre a été achevé juste avant la pluie. "
        "Les pelleteuses ont levé les éléments un par un, et les jardiniers, qui attendaient depuis le matin, les ont comptés. "
        "Le département a donné deux tiers de la somme, le reste vient d’une tombola et d’un legs que personne n’attendait. ",
    ),
}  # fmt: skip
HEADS = {"named": "{name} – {n}", "numbered first": "{n} | {name}", "of all": "{page}", "dashes": "- {n} -"}
LINES = 18  # of a sheet


def printed(language: str, head: str, *, fed: bool, gap: str) -> tuple[str, list[str], list[str]]:
    """A print, its paragraphs, and its running heads."""
    title, name, page, text = STORIES[language]
    words = title.split()
    paragraphs = [f"{' '.join(words[: n % 4 + 1])} {n * 37 + 100}: {text.strip()}" for n in range(8)]
    lines = [title, ""]
    for paragraph in paragraphs:
        lines += [*textwrap.wrap(paragraph, 70), ""]
    sheets = [lines[n : n + LINES] for n in range(0, len(lines), LINES)]
    heads = [head.format(n=n, name=name, page=page.format(n=n, all=len(sheets))) for n in range(1, len(sheets) + 1)]
    end = "\n\f" if fed else gap
    bodies = ["\n".join(sheet).strip() for sheet in sheets]
    return "".join(f"{one}{gap}{body}{end}" for one, body in zip(heads, bodies, strict=True)), paragraphs, heads


def ran(text: str) -> tuple[ArticleRecord, set[str]]:
    outcome = process(RawDocument("a.txt", "text", "text/plain", text.encode()), RULES)
    assert isinstance(outcome.record, ArticleRecord) and outcome.audit is not None
    return outcome.record, {block.rule for block in outcome.audit.blocks}


@pytest.mark.parametrize("language", STORIES)
@pytest.mark.parametrize("head", HEADS)
@pytest.mark.parametrize("fed", [True, False])
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_running_heads_leave_and_sentences_are_whole(language: str, head: str, fed: bool, gap: str) -> None:
    text, paragraphs, heads = printed(language, HEADS[head], fed=fed, gap=gap)
    record, rules = ran(text)
    assert record.paragraphs == paragraphs
    assert record.title == STORIES[language][0]
    assert "dump.tool" in rules
    assert not [one for one in heads if one in record.text]


def test_numbers_alone_leave_at_form_feeds() -> None:
    text, paragraphs, _ = printed("en", "{n}", fed=True, gap="\n")
    assert ran(text)[0].paragraphs == paragraphs


@pytest.mark.parametrize(
    "labels",
    [["Figure 1", "Figure 2", "Figure 3"], ["1 of 3 |", "2 of 3 |", "3 of 3 |"], ["1 May 2024", "2 May 2024", "3 May 2024"]],
)  # fmt: skip
def test_lines_that_count_on_between_whole_paragraphs_are_no_heads(labels: list[str]) -> None:
    title, _, _, text = STORIES["en"]
    body = "\n".join(f"{label}\n{text.strip()} {label[0]} out of four." for label in labels)
    document = RawDocument("a.txt", "text", "text/plain", f"{title}\n{text}\n{body}".encode())
    outcome = process(document, RULES)
    assert outcome.audit is not None
    assert "dump.tool" not in {block.rule for block in outcome.audit.blocks}
