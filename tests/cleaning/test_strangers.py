"""Lines behind the last paragraph that share nothing with the story and speak to somebody or of the page."""

from __future__ import annotations

import pytest

from pipeline.cleaning.clean import clean
from pipeline.model.block import Verdict
from pipeline.model.document import RawDocument
from pipeline.packs import load_ruleset
from pipeline.segment import segment

RULES = load_ruleset()
ARTICLES = {
    "en": (
        "Ferry to the outer skerries sails again",
        "The ferry to the outer skerries sailed again on Tuesday after a winter at the yard in Brae.",
        "Its engine had been taken out in October, when a fisherman heard it knock across the bay.",
        "On the first morning forty sheep and a piano went over, and the skipper rang the bell at every stone.",
    ),
    "fi": (
        "Lautta ulkosaarille liikennöi jälleen",
        "Lautta ulkosaarille lähti tiistaina ensimmäistä kertaa talven jälkeen Brännbyn telakalta kohti etelää.",
        "Moottori oli irrotettu lokakuussa, kun kalastaja kuuli sen kolinan lahden toiselta puolelta asti.",
        "Ensimmäisenä aamuna yli vietiin neljäkymmentä lammasta ja piano, ja kapteeni soitti kelloa joka kivellä.",
    ),
    "tr": (
        "Dış adalara giden vapur yeniden sefere başladı",
        "Dış adalara giden vapur, tersanede geçirdiği kışın ardından salı günü yeniden denize açıldı ve yola çıktı.",
        "Motoru ekim ayında sökülmüştü, çünkü bir balıkçı onun sesini körfezin öbür yanından duymuştu o gece.",
        "İlk sabah kırk koyunla bir piyano karşıya geçti ve kaptan her kayanın yanında uzun uzun çanı çaldı.",
    ),
    "ko": (
        "바깥섬으로 가는 배가 다시 뜬다",
        "바깥섬으로 가는 배가 겨울 동안 조선소에 머문 끝에 화요일 아침 다시 바다로 나갔다고 선주가 전했다.",
        "엔진은 지난 시월 한 어부가 만 건너편에서 이상한 소리를 들은 뒤 배에서 떼어 내 조선소로 옮겨졌다.",
        "첫날 아침에는 양 마흔 마리와 피아노 한 대가 바다를 건넜고 선장은 바위를 지날 때마다 종을 울렸다.",
    ),
    "hi": (
        "बाहरी टापुओं की नाव फिर चली",
        "बाहरी टापुओं तक जाने वाली नाव जाड़े भर कारखाने में रहने के बाद मंगलवार की सुबह फिर समुद्र में उतरी।",
        "उसका इंजन अक्टूबर में निकाला गया, क्योंकि एक मछुआरे को खाड़ी के उस पार से उसकी आवाज सुनाई दी।",
        "पहली सुबह चालीस भेड़ें और एक पियानो पार गए और कप्तान ने हर चट्टान के पास देर तक घंटी बजाई।",
    ),
    "fa": (
        "کشتی جزیره‌های دور دوباره به راه افتاد",
        "کشتی جزیره‌های دور که زمستان را در کارگاه گذرانده بود بامداد سه‌شنبه دوباره به دریا رفت و راهی شد.",
        "موتور کشتی در پاییز بیرون آورده شد، چون ماهیگیری صدای آن را از آن سوی خلیج در تاریکی شنیده بود.",
        "در نخستین بامداد چهل گوسفند و یک پیانو از آب گذشتند و ناخدا کنار هر صخره زنگ را به صدا درآورد.",
    ),
    "he": (
        "המעבורת לאיים הרחוקים חזרה להפליג",
        "המעבורת לאיים הרחוקים חזרה להפליג ביום שלישי בבוקר אחרי חורף ארוך שבו עמדה במספנה שבצפון המפרץ.",
        "המנוע הוצא ממנה בסתיו, לאחר שדייג אחד שמע את נקישותיו מן הצד השני של המפרץ בשעת לילה מאוחרת.",
        "בבוקר הראשון עברו בה ארבעים כבשים ופסנתר אחד, ורב החובל צלצל בפעמון ליד כל סלע וסלע שבדרך.",
    ),
}


def _last(lines: tuple[str, ...]) -> Verdict:
    raw = RawDocument("a.txt", "text", "text/plain", "\n\n".join(lines).encode())
    return clean(segment(raw), RULES).verdicts[-1]


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "Your jigsaw was stored on our shelf for later."),
        ("en", "Why am I shown this banner?"),
        ("en", "This slideshow is over."),
        ("fi", "Palapelisi odottaa nyt hyllyssämme."),
        ("tr", "Yapbozunuz artık rafımızda duruyor."),
        ("ko", "맞추던 조각 그림이 선반에 보관되었습니다."),
        ("hi", "आपकी तस्वीर हमारे खाते में रखी है।"),
        ("fa", "تصویر شما در حساب ما نگه داشته می‌شود."),
        ("he", "התמונה שלכם שמורה אצלנו בחשבון."),
    ],
)
def test_a_line_goes_that_speaks_where_the_story_tells(language: str, line: str) -> None:
    verdict = _last((*ARTICLES[language], line))
    assert verdict.origin.family == "function", verdict


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "Admission is free on Sundays."),
        ("en", "The next sailing is in March."),
        ("en", "Your ferry is late again, laughed the baker."),  # somebody says it
        ("en", "Your skipper still rings the bell at every stone."),  # it speaks of the story
        ("en", "Your harbour office answers at 555 0199 00."),
        ("en", "Your tickets: harbour@example.org."),
        ("fi", "Seuraava vuoro lähtee maaliskuussa."),
        ("tr", "Giriş pazar günleri herkese açık olacak."),
        ("ko", "입장료는 일요일에 받지 않는다."),
        ("hi", "आधे पैसे पंचायत ने दिए।"),  # a deed that is written as a request is
        ("fa", "تعمیر آن سه سال طول کشید."),
        ("fa", "بهای بلیت ده تومان است."),
        ("he", "ביתם נבנה לפני מאה שנה."),
    ],
)
def test_what_an_article_ends_with_stays(language: str, line: str) -> None:
    assert _last((*ARTICLES[language], line)).keep


def test_in_an_article_that_speaks_itself_such_a_line_stays() -> None:
    title, *paragraphs = ARTICLES["en"]
    speaking = tuple(f"{paragraph[:-1]}, and we all watched it from our own windows." for paragraph in paragraphs)
    line = "Our jigsaw lies on the upper shelf."
    assert not _last((title, *paragraphs, line)).keep
    assert _last((title, *speaking, line)).keep
