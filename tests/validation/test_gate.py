"""What is refused as no article, and what is not."""

from pipeline import process
from pipeline.model.block import Block, BlockKind, Verdict
from pipeline.model.description import Description
from pipeline.model.document import (
    CleanedDocument,
    DescribedDocument,
    DocumentKind,
    RawDocument,
    SegmentedDocument,
)
from pipeline.model.evidence import Origin
from pipeline.model.markup import Markup
from pipeline.model.quarantine import QuarantineRecord
from pipeline.model.reasons import QuarantineCode, Reason
from pipeline.model.record import ArticleRecord
from pipeline.packs import load_ruleset
from pipeline.validation import validate
from pipeline.validation.gate import refuse

SENTENCE = "The harbour office said on Friday that the ferry would sail again once its second engine had been replaced."
CONSENT = "We and our partners store and read cookies on your device to measure audiences and to show advertisements."
FINGERPRINT = "0" * 64
NO_MARKUP = Markup()

Line = tuple[str, Reason | None]


def described(
    lines: list[Line], *, links: float = 0.0, url: str | None = None, kind: DocumentKind = "html"
) -> DescribedDocument:
    blocks = tuple(
        Block(i, text, BlockKind.PARAGRAPH, path=f"/p[{i}]", link_density=links) for i, (text, _) in enumerate(lines)
    )
    verdicts = tuple(Verdict(reason is None, reason, Origin("test")) for _, reason in lines)
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


def teasers(count: int, text: str, *, linked: float = 1.0, markup: Markup = NO_MARKUP) -> DescribedDocument:
    """A page of headings, each with a text below."""
    blocks = []
    for n in range(count):
        blocks.append(
            Block(2 * n, f"Bridge number {n} is closed", BlockKind.HEADING, path=f"/h2[{n}]", link_density=linked)
        )
        blocks.append(Block(2 * n + 1, text, BlockKind.PARAGRAPH, path=f"/p[{n}]"))
    segmented = SegmentedDocument(RawDocument("a", "html", "text/html", b"x"), "utf-8", "x", tuple(blocks), markup)
    verdicts = tuple(
        Verdict(
            block.kind is not BlockKind.HEADING,
            None if block.kind is not BlockKind.HEADING else Reason.OUTSIDE_BODY,
            Origin("test"),
        )
        for block in blocks
    )
    return DescribedDocument(CleanedDocument(segmented, verdicts), Description(title="Local news"))


def test_the_front_of_a_section_is_no_article_whether_its_teasers_are_kept_or_their_texts_alone() -> None:
    assert code(teasers(5, SENTENCE)) is QuarantineCode.NOT_AN_ARTICLE
    assert (
        code(teasers(5, "彼らは五日、港の倉庫で箱を一つずつ数えたと話している。船は月曜日から再び運航する。"))
        is QuarantineCode.NOT_AN_ARTICLE
    )


def test_what_is_no_front_of_a_section_passes() -> None:
    assert code(teasers(5, SENTENCE, linked=0.0)) is None  # headings of its own
    assert code(teasers(5, f"{SENTENCE} " * 4)) is None  # posts in full, whose headings are their addresses
    assert code(teasers(3, SENTENCE)) is None
    assert code(teasers(5, SENTENCE, markup=Markup(metas=(("og:type", "article"),)))) is None
    assert code(teasers(5, SENTENCE, markup=Markup(json_ld=({"@type": ["LiveBlogPosting"]},)))) is None


def test_short_posts_beside_a_consent_notice_are_no_wall() -> None:
    posts: list[Line] = [("The ferry sails again on Monday.", None), (SENTENCE[:90] + ".", None)] * 3
    assert code(described([(CONSENT, Reason.CONSENT)] * 8 + posts)) is None


def test_a_short_article_of_long_paragraphs_under_a_bare_host_passes() -> None:
    paragraph = "青河市住房和城乡建设局昨日宣布，全市老旧小区加装电梯工程正式启动，首批项目涉及六十二个小区，预计惠及居民四千余户，工程将在明年六月底之前完成，费用由财政和居民分担，低层住户的采光不受影响。"
    assert code(described([(paragraph, None), (paragraph[:60] + "。", None)], url="https://news.example/")) is None
    assert code(described([("青河市宣布电梯工程启动。", None)] * 2, url="https://news.example/")) is not None


FLASH = "Le bac d'Orlac ne circulera pas avant lundi, a annoncé la préfecture samedi soir. Un car relie les deux rives toutes les heures."
NOTICE = (
    "Avec nos 712 partenaires, nous déposons des cookies sur votre appareil et nous les relisons plus tard pour mesurer "
    "l'audience. Certains invoquent un intérêt légitime, auquel vous pouvez vous opposer."
)


def refused(source: str, kind: DocumentKind) -> QuarantineCode | None:
    outcome = process(RawDocument(f"a.{kind}", kind, f"text/{kind}", source.encode()), load_ruleset())
    return outcome.record.code if isinstance(outcome.record, QuarantineRecord) else None


def page(body: str, notice: str) -> str:
    return f"<html><head><title>Le bac arrêté</title></head><body>{body}{notice}</body></html>"


def test_a_flash_in_the_article_s_element_is_no_wall_however_long_the_notice() -> None:
    article = f"<main><article><h1>Le bac arrêté</h1><p>Par Aude Ferrin</p><p>3 mai 2021</p><p>{FLASH} {FLASH}</p></article></main>"
    notice = f'<div class="cookie-consent"><p>{NOTICE}</p><p>{NOTICE[::-1]}</p><p>{NOTICE} {NOTICE}</p></div>'
    assert refused(page(article, notice), "html") is None


def test_a_flash_below_headline_and_byline_of_a_dump_is_no_wall() -> None:
    notices = "\n".join((NOTICE, NOTICE.replace("712", "9"), NOTICE.replace("déposons", "plaçons")))
    flash = f"{FLASH} La préfecture parle d'un câble rompu."
    dump = f"Le bac d'Orlac ne circulera pas avant lundi\nPar Aude Ferrin\n3 mai 2021\n\n{flash}\n\n{notices}\n"
    assert refused(dump, "text") is None
