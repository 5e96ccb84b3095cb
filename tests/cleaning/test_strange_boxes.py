"""Small boxes between two paragraphs of a page that have no word of its story leave; fact boxes, verses and series stay."""

from __future__ import annotations

import pytest

from pipeline import extract

STORIES = {
    "ru": (["Паром на остров Сорн не выйдет в рейс раньше апреля: корпус нужно очистить и заново покрасить.",
            "Около девяноста островитян будут ездить на почтовом катере, в котором всего одиннадцать мест.",
            "Администрация обещала второй катер на те дни, когда в школе идут занятия, но капитана пока нет.",
            "Билеты раздаёт пекарня у причала, и в понедельник очередь стояла до самого маяка."],
           ["Окна недорого, пенсионерам скидка", "тел. 2-14-88, спросить Олега"],
           ["Паром «Сорн»", "Построен: 1971, мест: 120"]),
    "es": (["El transbordador de Sorn no volverá a zarpar antes de abril, porque hay que raspar y pintar el casco.",
            "Unos noventa isleños tomarán mientras tanto la lancha del correo, en la que caben once personas.",
            "El ayuntamiento ha prometido una segunda lancha para los días de escuela, pero aún no hay patrón.",
            "Los billetes los reparte la panadería del muelle, y el lunes la cola llegaba hasta el faro."],
           ["Se arreglan persianas a domicilio", "Llame al 555 14 88 y pregunte por Olegario"],
           ["El transbordador", "Botado en 1971, 120 plazas"]),
    "hi": (["सोर्न द्वीप की नाव अप्रैल से पहले नहीं चलेगी, क्योंकि उसके पेंदे को खुरचकर नया रंग करना है।",
            "करीब नब्बे द्वीपवासी तब तक डाक की नौका से जाएँगे, जिसमें केवल ग्यारह लोगों की जगह है।",
            "पंचायत ने स्कूल के दिनों के लिए दूसरी नौका का वादा किया है, पर अभी कोई नाविक नहीं मिला।",
            "टिकट घाट के पास की बेकरी बाँटती है, और सोमवार को कतार प्रकाशस्तंभ तक पहुँच गई थी।"],
           ["पुराने पंखों की मरम्मत सस्ते दाम पर", "फ़ोन 21488, बलराम मिस्त्री"],
           ["द्वीप की नाव", "निर्माण 1971, जगह 120"]),
}  # fmt: skip
BOXES = (
    "<table align=right><tr><td>{0}<br>{1}</td></tr></table>",
    "<div class=k7><p>{0}</p><p>{1}</p></div>",
    "<aside><div>{0}</div><div>{1}</div></aside>",
    "<center><font size=2><b>{0}</b></font><div>{1}</div></center>",
)


def _text(language: str, *boxes: str) -> str:
    paragraphs = STORIES[language][0]
    inner = [*boxes, *[""] * (3 - len(boxes))]
    body = "".join(f"<p>{p}</p>{box}" for p, box in zip(paragraphs, [*inner, ""], strict=True))
    html = f"<html lang={language}><head><title>{paragraphs[0][:24]}</title></head><body><article><h1>{paragraphs[0][:24]}</h1><div class=body>{body}</div></article></body></html>"
    record = extract(html.encode())
    assert record is not None and all(p in record.text for p in paragraphs)
    return str(record.text)


@pytest.mark.parametrize("language", sorted(STORIES))
@pytest.mark.parametrize("box", BOXES)
def test_somebody_s_offer_goes(language: str, box: str) -> None:
    offer = STORIES[language][1]
    text = _text(language, "", box.format(*offer))
    assert not any(line in text for line in offer)


@pytest.mark.parametrize("language", sorted(STORIES))
@pytest.mark.parametrize("box", BOXES[:2])
def test_a_box_that_names_what_the_story_tells_of_stays(language: str, box: str) -> None:
    facts = STORIES[language][2]
    text = _text(language, "", box.format(*facts))
    assert all(line in text for line in facts)


@pytest.mark.parametrize("box", BOXES[:2])
def test_verses_stay(box: str) -> None:
    verses = "Wind über den Dächern", "Nacht um die Ufer herum"
    text = _text("es", "", box.format(*verses))
    assert all(line in text for line in verses)


def test_boxes_of_one_kind_are_a_series_of_the_article() -> None:
    offers = (
        ("Persianas Olegario, desde 1962", "Abierto de 9 a 14 horas"),
        ("Muebles Quiroga, barnices", "Abierto de 10 a 20"),
    )
    text = _text("es", *(BOXES[1].format(*offer) for offer in offers))
    assert all(line in text for offer in offers for line in offer)


@pytest.mark.parametrize("language", sorted(STORIES))
def test_a_figure_in_a_box_is_no_offer(language: str) -> None:
    box = "<div class=stat><span>212</span> <span>foxes</span> <span>Kallgrund</span> <span>Northwest</span></div>"
    assert "212" in _text(language, "", box)
