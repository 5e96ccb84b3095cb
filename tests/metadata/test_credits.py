from pipeline.packs import Ruleset
from tests.metadata.documents import BODY, of_dump

TITLE = "Council votes for a new lighthouse"


def test_a_dateline_with_its_agency(ruleset: Ruleset) -> None:
    found = of_dump(f"{TITLE}\n\nLONDON (Reuters) - {BODY}\n", ruleset)
    assert (found.dateline, found.agencies) == ("LONDON", ("Reuters",))


def test_an_attribution_in_the_present_tense_credits(ruleset: Ruleset) -> None:
    first, rest = BODY.split("\n\n", 1)
    found = of_dump(f"{TITLE}\n\n{first.rstrip('.')}, Anadolu Agency reports.\n\n{rest}\n", ruleset)
    assert found.agencies == ("Anadolu Agency",)


def test_an_agency_that_is_quoted_is_not_credited(ruleset: Ruleset) -> None:
    first, rest = BODY.split("\n\n", 1)
    found = of_dump(f"{TITLE}\n\n{first.rstrip('.')}, Reuters reported yesterday.\n\n{rest}\n", ruleset)
    assert found.agencies == ()


def test_speakers_of_an_interview_are_no_datelines(ruleset: Ruleset) -> None:
    text = "\n\n".join(f"{who}: {p}" for who, p in zip(("GAZETTE", "Doe", "GAZETTE"), BODY.split("\n\n"), strict=True))
    assert of_dump(f"{TITLE}\n\n{text}\n", ruleset).dateline is None


def test_copyright_notice_and_holder(ruleset: Ruleset) -> None:
    found = of_dump(f"{TITLE}\n\n{BODY}\n\nCopyright @ 2021 The Example Post.\n", ruleset)
    assert found.copyright_notice == "Copyright @ 2021 The Example Post."
    assert found.copyright_holder == "The Example Post"


def test_a_doubled_caption_is_one(ruleset: Ruleset) -> None:
    caption = "The lighthouse before the storm [Jane Doe/Anadolu Agency]"
    found = of_dump(f"{TITLE}\n\n{caption}\n{caption}\n\n{BODY}\n", ruleset)
    assert found.captions == (caption,)
