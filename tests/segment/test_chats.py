"""Posts of a channel as a program copies them: the head's day is found, the counters leave."""

import pytest

from pipeline import RawDocument, load_ruleset, process
from pipeline.model.record import ArticleRecord

POSTS = {
    "ru": ("Озёрный листок, [14.02.2022 09:37]", "Трамвай третий месяц возит почту", (
        "С начала декабря письма и посылки в городе развозит трамвай: все семь машин почты сломались, а запчасти обещают не раньше лета.",
        "Маршрут проходит мимо одиннадцати отделений из тринадцати, и мешки грузят на задней площадке рано утром, до первых пассажиров.",
        "Почтальоны, которых перевели на сортировку, жалуются лишь на одно: теперь все здороваются не с ними, а с кондуктором трамвая.",
    )),
    "en": ("The Marl Post, [14/02/2022 09:37:12]", "Tram carries the post for a third month", (
        "Since early December a tram has taken letters and parcels through the town, because all seven vans of the post broke down at once.",
        "The line passes eleven of thirteen offices, and the sacks are loaded at the rear platform early in the morning, before anybody rides.",
        "The postmen, who now sort letters all day, complain of one thing only: that people greet the conductor these days and not them.",
    )),
    "uk": ("Озерний листок, [14.02.2022 09:37]", "Трамвай третій місяць возить пошту", (
        "Від початку грудня листи й посилки містом розвозить трамвай: усі сім машин пошти зламалися, а запчастини обіцяють аж улітку.",
        "Маршрут проходить повз одинадцять відділень із тринадцяти, а мішки вантажать на задньому майданчику рано-вранці до пасажирів.",
        "Листоноші, яких перевели на сортування, скаржаться лише на одне: тепер усі вітаються не з ними, а з кондуктором трамвая.",
    )),
}  # fmt: skip


@pytest.mark.parametrize("language", POSTS)
def test_a_post_has_its_day_and_no_counters(language: str) -> None:
    head, title, paragraphs = POSTS[language]
    lines = (head, title, *paragraphs, "👍 412 🔥 88 😁 57 🤔 3", "❤️12 👎🏽 3")
    record = process(RawDocument("a.txt", "text", "text/plain", "\n".join(lines).encode()), load_ruleset()).record
    assert isinstance(record, ArticleRecord)
    assert record.date_published == "2022-02-14"
    assert record.paragraphs == list(paragraphs)


def test_a_mark_with_figures_in_a_sentence_stays() -> None:
    _, title, paragraphs = POSTS["en"]
    own = "Temperatures: ↑ 12 and ↓ 3 degrees"
    lines = (title, paragraphs[0], own, *paragraphs[1:])
    record = process(RawDocument("a.txt", "text", "text/plain", "\n".join(lines).encode()), load_ruleset()).record
    assert isinstance(record, ArticleRecord)
    assert own in record.paragraphs
