"""What stands where a byline may and is nobody's name."""

import pytest

from pipeline import RawDocument, load_ruleset, process
from pipeline.model.record import ArticleRecord
from tests.metadata.pages import described, page

PARAGRAPHS = (
    "The people of the village have turned down the very bypass that their parish council had asked for twenty years ago.",
    "Turnout in the hall was so heavy on Wednesday that ballot papers ran out and the clerk had to cut up old posters.",
    "A spokeswoman for the county said that a vote in a village hall was not binding, but nor was it nothing at all.",
)
HINDI = (
    "जिले की छह साल से बंद चीनी मिल के गोदाम में अब हर रात आठ बजे घंटी बजती है और बच्चे टाट बिछाकर पढ़ने बैठ जाते हैं।",
    "स्कूल की शुरुआत मिल के पूर्व फिटर ने की थी, जिन्हें आज भी बकाया वेतन नहीं मिला है और पहले दिन केवल सात बच्चे आए थे।",
)


def authors(*lines: str) -> list[str]:
    record = process(RawDocument("a.txt", "text", "text/plain", "\n".join(lines).encode()), load_ruleset()).record
    assert isinstance(record, ArticleRecord)
    return record.authors


@pytest.mark.parametrize("months", ["May JUN Jul", "Jun Jul Aug", "Mon Tue Wed"])
def test_months_and_days_of_a_calendar_are_nobody(months: str) -> None:
    assert authors("Village votes against the bypass", months, "19 June 2014", *PARAGRAPHS) == []


def test_a_button_however_it_is_typed_is_nobody() -> None:
    assert authors("मजदूरों ने खोला रात का स्कूल", "प्रकाशित: 08 दिसंबर 2022", "फ़ॉलो करें", *HINDI) == []


def test_a_person_called_after_a_month_is_one() -> None:
    assert authors("Village votes against the bypass", "By May Hester", "19 June 2014", *PARAGRAPHS) == ["May Hester"]


@pytest.mark.parametrize(
    "button",
    ["অনুসরণ করুন", "फ़ॉलो करें", "பின்தொடர", "ఫాలో అవ్వండి", "ಅನುಸರಿಸಿ", "ഫോളോ ചെയ്യുക", "فالو کریں", "متابعة", "دنبال کنید", "ติดตาม",
     "フォローする", "기자 구독", "关注作者", "Հետևել", "Takip Et", "Theo Dõi", "Ikuti Kami", "Obserwuj Autora", "Get Alerts"],
)  # fmt: skip
@pytest.mark.parametrize(
    "form",
    ['<div class="author"><span class="author-name">{}</span></div>', '<a rel="author" href="/author/x">{}</a>', "<span itemprop=author>{}</span>"],
)  # fmt: skip
def test_a_button_in_an_author_s_place_is_nobody(button: str, form: str) -> None:
    assert described(page(body=f"<h1>Dam holds through the night</h1>{form.format(button)}")).authors == ()
