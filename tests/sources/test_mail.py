"""A mail saved as a text: its subject is the headline, its own day the day, and neither head nor codes are text."""

from __future__ import annotations

import textwrap
from email.message import EmailMessage
from pathlib import Path

import pytest

from pipeline.line import process
from pipeline.model.record import ArticleRecord
from pipeline.packs import load_ruleset
from pipeline.sources import DocumentRef, load
from pipeline.sources.mail import body_of_mail

RULES = load_ruleset()
STORIES = {
    "de": (
        "Die Kleingärten haben ihren Bach zurück",
        [
            "Der Bach hinter den Kleingärten in Marrow fließt nach vierzig Jahren wieder offen, und die letzte Biegung wurde am Dienstag noch vor dem großen Regen fertig.",
            "Bagger hoben die Betonteile einzeln heraus, und die Gärtner, die seit dem Morgen gewartet hatten, zählten laut mit. Es waren zweihundertelf Stück.",
        ],
        ("Von", "Gesendet", "An", "Betreff"),
        "Dienstag, 12. März 2024 07:30",
        "Weitergeleitete Nachricht",
    ),
    "en": (
        "Allotments win back their brook",
        [
            "The brook behind the allotments in Merrow runs in the open again, after forty years in a pipe, and the council finished the last bend on Tuesday before the rain.",
            "Diggers lifted the concrete sections one by one, and the gardeners who had waited since morning counted them aloud. There were two hundred and eleven.",
        ],
        ("From", "Sent", "To", "Subject"),
        "Tuesday, 12 March 2024 07:30",
        "Forwarded message",
    ),
    "fr": (
        "Les jardins retrouvent leur ruisseau",
        [
            "Le ruisseau derrière les jardins de Marrou coule de nouveau à l’air libre après quarante ans dans un tuyau, et le dernier méandre a été achevé mardi.",
            "Les pelleteuses ont levé les éléments un par un, et les jardiniers, qui attendaient depuis le matin, les ont comptés à voix haute. Il y en avait deux cent onze.",
        ],
        ("De", "Envoyé", "À", "Objet"),
        "mardi 12 mars 2024 07:30",
        "Message transféré",
    ),
}  # fmt: skip
SENT = "Tue, 12 Mar 2024 07:30:00 +0100"


def head(subject: str, sent: str = SENT) -> str:
    return (
        "Return-Path: <news@daily.example>\nReceived: from a.example by b.example;\n\tTue, 12 Mar 2024 07:30:02 +0100\n"
        f"From: The Daily <news@daily.example>\nTo: reader@home.example\nSubject: {subject}\nDate: {sent}\n\n"
    )


def mail(language: str, shape: str) -> str:
    title, paragraphs, (author, sent, to, subject), day, mark = STORIES[language]
    text = "\n\n".join(paragraphs)
    page = "<html><body>" + "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs) + "</body></html>"
    first = (
        f"-------- {mark} --------\n{author}: The Daily <news@daily.example>\n{sent}: {day}\n{to}: reader@home.example\n"
        f"{subject}: {title}\n\n"
    )
    plain = {
        "as it is read": head(title) + text,
        "wrapped": head(title) + "\n\n".join(textwrap.fill(paragraph, 72) for paragraph in paragraphs),
        "forwarded": head(f"Fwd: {title}", "Fri, 15 Mar 2024 10:00:00 +0100") + first + text,
        "a forwarded head alone": first + text,
        "a forwarded head below a label": first.replace(f"-------- {mark} --------", f"{mark}:\n") + text,
    }
    if shape in plain:
        return plain[shape]
    message = EmailMessage()
    message["From"], message["To"], message["Date"] = "The Daily <news@daily.example>", "reader@home.example", SENT
    message["Subject"] = title
    if shape == "page":
        message.set_content(page, subtype="html", cte="quoted-printable")
    else:
        message.set_content(text, cte="base64" if shape == "base64" else "quoted-printable")
    if shape == "parts":
        message.add_alternative(page.replace("<body>", "<body><p>View in browser</p>"), subtype="html")
        message.add_attachment(b"picture", maintype="image", subtype="png", filename="a.png")
    return message.as_string()


def saved(text: str, folder: Path) -> DocumentRef:
    path = folder / "story.txt"
    path.write_text(text, "utf-8")
    return DocumentRef("story.txt", str(path), "text", "text/plain")


@pytest.mark.parametrize("language", STORIES)
@pytest.mark.parametrize(
    "shape",
    [
        "as it is read",
        "wrapped",
        "forwarded",
        "a forwarded head alone",
        "a forwarded head below a label",
        "quoted-printable",
        "base64",
        "parts",
        "page",
    ],
)
def test_a_mail_is_its_text(language: str, shape: str, tmp_path: Path) -> None:
    raw = load(saved(mail(language, shape), tmp_path), 1_000_000)
    record = process(raw, RULES).record
    assert isinstance(record, ArticleRecord), record
    assert (record.title, record.date_published, record.authors) == (STORIES[language][0], "2024-03-12", [])
    assert record.paragraphs == STORIES[language][1]
    assert raw.media_type == ("text/html" if shape == "page" else "text/plain")
    assert record.source.uri == "story.txt"


@pytest.mark.parametrize("mark", ["Re: ", "Fwd: ", "WG: "])
def test_the_day_of_an_answer_is_not_the_text_s(mark: str, tmp_path: Path) -> None:
    title, paragraphs, *_ = STORIES["en"]
    record = process(load(saved(head(mark + title) + "\n\n".join(paragraphs), tmp_path), 1_000_000), RULES).record
    assert isinstance(record, ArticleRecord)
    assert (record.title, record.date_published) == (title, None)


@pytest.mark.parametrize(
    "opening",
    [
        "From: the archive\nSubject: a bridge\n",
        "To: all who love rivers\nFrom: one of you\n",
        "Date: 12 March 2024\nSource: Merrow Courier\nAuthor: Ottilie Marsh\n",
    ],
)
def test_an_article_that_opens_with_labels_is_no_mail(opening: str, tmp_path: Path) -> None:
    title, paragraphs, *_ = STORIES["en"]
    text = f"{opening}{title}\n\n" + "\n\n".join(paragraphs)
    assert body_of_mail(text.encode()) is None
    outcome = process(load(saved(text, tmp_path), 1_000_000), RULES)
    assert outcome.audit is not None
    assert "dump.tool" not in {block.rule for block in outcome.audit.blocks}
