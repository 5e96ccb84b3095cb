"""What is refused as no article, and what is not."""

from pipeline.model.block import Block, BlockKind, Verdict
from pipeline.model.description import Description
from pipeline.model.document import (
    CleanedDocument,
    DescribedDocument,
    DocumentKind,
    RawDocument,
    SegmentedDocument,
)
from pipeline.model.quarantine import QuarantineRecord
from pipeline.model.reasons import QuarantineCode, Reason
from pipeline.model.record import ArticleRecord
from pipeline.validation import validate
from pipeline.validation.gate import refuse

SENTENCE = "The harbour office said on Friday that the ferry would sail again once its second engine had been replaced."
CONSENT = "We and our partners store and read cookies on your device to measure audiences and to show advertisements."
FINGERPRINT = "0" * 64

Line = tuple[str, Reason | None]


def described(
    lines: list[Line], *, links: float = 0.0, url: str | None = None, kind: DocumentKind = "html"
) -> DescribedDocument:
    blocks = tuple(
        Block(i, text, BlockKind.PARAGRAPH, path=f"/p[{i}]", link_density=links) for i, (text, _) in enumerate(lines)
    )
    verdicts = tuple(Verdict(reason is None, reason, "test") for _, reason in lines)
    text = "\n".join(text for text, _ in lines)
    segmented = SegmentedDocument(RawDocument("a", kind, "text/plain", text.encode()), "utf-8", text, blocks)
    return DescribedDocument(CleanedDocument(segmented, verdicts), Description(title="Ferry to sail again", url=url))


def code(document: DescribedDocument) -> QuarantineCode | None:
    refusal = refuse(document)
    return refusal.code if refusal else None


def test_an_article_passes_and_its_record_adds_up() -> None:
    document = described([(SENTENCE, None), (SENTENCE + " Nobody was hurt.", None), ("Share this", Reason.SHARE)])
    outcome = validate(document, FINGERPRINT)
    assert isinstance(outcome.record, ArticleRecord)
    assert outcome.record.paragraphs == [SENTENCE, SENTENCE + " Nobody was hurt."]
    assert [(r.reason, r.blocks, r.chars) for r in outcome.record.removed] == [(Reason.SHARE, 1, 10)]
    assert outcome.audit is not None
    assert [b.text for b in outcome.audit.blocks] == ["Share this"]


def test_a_stub_is_too_short() -> None:
    assert code(described([("The page was moved.", None), ("Try the search.", None)])) is QuarantineCode.TEXT_TOO_SHORT


def test_nothing_left_is_not_an_article() -> None:
    outcome = validate(described([("Home", Reason.NAVIGATION)]), FINGERPRINT)
    assert isinstance(outcome.record, QuarantineRecord)
    assert outcome.record.code is QuarantineCode.NOT_AN_ARTICLE
    assert outcome.record.details


def test_a_consent_wall_is_named_as_one() -> None:
    assert code(described([(CONSENT, Reason.CONSENT)] * 4 + [(SENTENCE, None)])) is QuarantineCode.CONSENT_WALL


def test_a_long_article_behind_a_consent_banner_passes() -> None:
    assert code(described([(CONSENT, Reason.CONSENT)] * 4 + [(SENTENCE, None)] * 8)) is None


def test_a_list_of_teasers_is_not_an_article() -> None:
    teasers: list[Line] = [(f"Council closes bridge number {n} for the whole of the summer", None) for n in range(20)]
    assert code(described(teasers, links=1.0)) is QuarantineCode.NOT_AN_ARTICLE
    assert code(described(teasers, kind="text")) is QuarantineCode.NOT_AN_ARTICLE


def test_a_page_of_unlinked_fragments_may_be_a_poem_or_a_list_of_winners() -> None:
    assert (
        code(described([(f"The {n}th prize went to the brass band of the upper valley", None) for n in range(9)]))
        is None
    )


def test_a_recipe_is_an_article_although_most_of_it_is_a_list() -> None:
    items: list[Line] = [(f"{n} spoons of something that is sweet", None) for n in range(20)]
    assert code(described([(SENTENCE, None), (SENTENCE, None), *items])) is None


def test_an_address_without_a_path_is_a_front_page_unless_prose_runs_on() -> None:
    teasers: list[Line] = [(SENTENCE, None), ("Ferry", None)] * 4
    assert code(described(teasers, url="https://example.org/")) is QuarantineCode.NOT_AN_ARTICLE
    assert code(described([(SENTENCE, None)] * 4, url="https://example.org/")) is None


def test_a_body_far_shorter_than_the_removed_prose_is_doubted() -> None:
    lines: list[Line] = [(SENTENCE, Reason.OUTSIDE_BODY)] * 30 + [(SENTENCE, None), (SENTENCE, None)]
    assert code(described(lines)) is QuarantineCode.TOO_MUCH_REMOVED
    lines = [(SENTENCE, Reason.COMMENTS)] * 30 + [(SENTENCE, None), (SENTENCE, None)]
    assert code(described(lines)) is None
