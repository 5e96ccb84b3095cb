"""What belongs to an article by its shape: tables, dialogues, lists, letters, posts, wrapped text."""

from __future__ import annotations

import pytest

from lab.bench.strings import read_articles
from pipeline.cleaning import clean
from pipeline.cleaning.clean import apply_rules
from pipeline.cleaning.rules.page.tail import cut_tails
from pipeline.model.document import CleanedDocument, RawDocument
from pipeline.packs import load_ruleset
from pipeline.segment import segment

RULES = load_ruleset()

HEAD = ("Le moulin de Vernay tourne de nouveau", "Par Odile Maret", "3 mai 2021", "")
PROSE = (
    "Le moulin de Vernay a tourné samedi pour la première fois depuis la crue de 1954, qui avait emporté le barrage.",
    "Des bénévoles avaient passé onze hivers à tailler les pales, dans du chêne que le village possède.",
)
MENU = ("Accueil", "Sport", "Culture", "Connexion", "")
FOOTER = ("", "Mentions légales", "Contact", "Plan du site")


def cleaned(*lines: str) -> CleanedDocument:
    return clean(segment(RawDocument("dump.txt", "text", "text/plain", "\n".join(lines).encode())), RULES)


def kept(document: CleanedDocument) -> list[str]:
    return [block.text for block in document.kept]


TABLES = {
    "bars": ("| 1 | Vernay | 41 | 6 |", "| 2 | Orlac | 40 | 5 |", "| 3 | Saint-Pé | 33 | 3 |"),
    "gaps": ("Rang  Village  Sacs", "Rang  Village  Sacs", "1  Vernay  41", "2  Orlac  40"),
    "inner bars": ("1 | Vernay | 41 | 6", "2 | Orlac | 40 | 5", "3 | Saint-Pé | 33 | 3"),
    "tabs": ("Rang\tVillage\tSacs", "1\tVernay\t41", "2\tOrlac\t40"),
    "leaders": ("Vernay......41......1.610", "Stock Orlac......40......2.733"),
}
DIALOGUES = {
    "letters": ("Q: Premier sac ?", "R: Du seigle", "Q: Dernier sac ?", "R: De l'épeautre"),
    "names": ("Le Journal: Pourquoi ?", "Maret: Pour le pain", "Le Journal: Et après ?", "Maret: Le fournil"),
    "questions": ("Le premier sac ?", "Du seigle", "Le dernier ?", "De l'épeautre", "Et la roue ?", "En chêne"),
    "chinese": ("问：第一袋是什么？", "答：黑麦", "问：最后一袋呢？", "答：小麦"),
}
LISTS = {
    "introduced": (
        "Les lauréats du concours de farine :",
        "Meunier de l'année",
        "Aude Ferrin",
        "Jules Aubry",
        "Farine noire",
    ),
    "tour": (
        "3 mai – Vernay, Drôme @ Salle du Moulin",
        "5 mai – Orlac, Gers @ Grange Neuve",
        "9 juin – Saint-Pé, Landes @ Les Écluses du Haut",
        "2 juillet – Carrow, Finistère @ Halle aux Blés",
    ),
    "tour with another town": (
        "3 mai – Vernay, Drôme @ Salle du Moulin",
        "5 mai – Orlac, Gers @ Grange Neuve – Orlac",
        "9 juin – Saint-Pé, Landes @ Les Écluses du Haut",
        "2 juillet – Carrow, Finistère @ Halle aux Blés",
    ),
    "enumerations": (
        "Drôme : Vernay, Les Ormes, Sainte-Odile-du-Lac",
        "Gers : Orlac, Montferrand",
        "Landes : Saint-Pé, Carrow, La Vanne, Les Écluses du Haut",
    ),
    "enumerations in Japanese": (
        "北県：月見市、青葉市、港町、川上村",
        "南県：白浜市、花巻町、松原村",
        "西県：石橋市、鳥居町、竹原村、波止村、岩戸市",
    ),
    "counted": ("1. La roue pèse huit tonnes.", "2. Le barrage est court.", "3. La vanne ferme.", "4. Le blé est sec."),
}


@pytest.mark.parametrize(
    "rows", [*TABLES.values(), *DIALOGUES.values(), *LISTS.values()], ids=[*TABLES, *DIALOGUES, *LISTS]
)
def test_what_repeats_a_shape_below_a_paragraph_stays_also_at_the_end(rows: tuple[str, ...]) -> None:
    document = cleaned(*MENU, *HEAD, *PROSE, *rows, *FOOTER)
    assert kept(document) == [*PROSE, *rows]


def test_labels_of_menus_are_items_in_a_list_with_an_end() -> None:
    prizes = ("Voici la liste complète :", "Roman", "Aude Ferrin", "Jeunesse", "Les Mouettes", "Poésie", "Odile Maret")
    assert kept(cleaned(*MENU, *HEAD, *PROSE, *prizes, "", "Jeunesse", "Culture", *FOOTER)) == [*PROSE, *prizes]
    assert "Culture" not in kept(cleaned(*MENU, *HEAD, *PROSE, *prizes, "Jeunesse", "Culture", "Sport"))


def test_rows_and_labels_outside_the_body_prove_nothing() -> None:
    quotes = ("| Blé | 211 | +2 |", "| Orge | 180 | -1 |", "| Avoine | 175 | 0 |")
    document = cleaned(*MENU, *quotes, *MENU, *HEAD, *PROSE, *PROSE[::-1])
    assert kept(document)[0] == PROSE[0]


@pytest.mark.parametrize("last", ["Vernay", "Orlac"])  # a place may recur
def test_writers_and_places_below_letters_stay(last: str) -> None:
    letters: list[str] = []
    for text, name, place in (
        ("Votre article oublie que la roue a été payée par une souscription de tout le canton, et non par la mairie.", "Aude Ferrin", "Orlac"),
        ("Mon grand-père disait que le barrage tiendrait cent ans, et il a tenu exactement jusqu'à sa mort, en 1954.", "Jules Aubry", "Saint-Pé"),
        ("Si chacun apporte un sac de seigle en septembre, le moulin tournera tout l'hiver sans demander un sou.", "Léa Combes", last),
    ):  # fmt: skip
        letters += (text, name, place, "")
    document = cleaned(*HEAD[:1], *HEAD[2:], *letters)
    assert kept(document) == [line for line in letters if line]


def test_a_quoted_post_keeps_its_hashtags_and_its_signature() -> None:
    post = (
        "Plus personne ici ne dit « ça tourne » sans rire #VernayTourne #FarineNoire",
        "— Aude F. (@audefe) 3 mai 2021",
    )
    document = cleaned(*HEAD, PROSE[0], *post, PROSE[1])
    assert kept(document) == [PROSE[0], *post, PROSE[1]]


WRAPPED = """\
Das Bild zeigt die Mühle von Vernau mit dem neuen Rad, das aus dem Holz
von elf Eichen gebaut und am Samstag zum ersten Mal gedreht wurde, und
es hängt nun im Gasthof.

Die Enkelin des Müllers, die den Schlüssel der Familie verwahrt hatte,
öffnete das Wehr und sagte, sie habe das Geräusch
erkannt.

Danach gab es Suppe, und die Kinder warfen Korn in den Trichter, bis
zum Abend
der Sack voll war."""


def test_text_that_is_wrapped_stays_whole_and_its_first_line_is_no_headline() -> None:
    document = kept(cleaned(*WRAPPED.split("\n")))
    assert " ".join(document) == " ".join(line for line in WRAPPED.split("\n") if line)
    assert document[0] == " ".join(WRAPPED.split("\n\n")[0].split("\n"))


def test_headlines_with_capitals_are_not_taken_for_wrapped_text() -> None:
    headlines = ("Gasthof von Vernau schließt", "Elf Eichen gefällt", "Suppe für alle", "Wehr bleibt offen")
    prose = "Die Mühle hat sich am Samstag zum ersten Mal seit der Flut gedreht, und viele haben zugesehen."
    more = "Elf Winter lang hatten Freiwillige die Schaufeln aus dem Holz des Dorfes geschnitten."
    assert kept(cleaned(prose, more, "Mehr zum Thema", *headlines)) == [prose, more]


def test_sub_headings_between_paragraphs_that_an_advertisement_parts_are_no_links_of_a_box_above() -> None:
    box = ("À lire aussi", "Le pont d'Orlac rouvre en juin", "Publicité")
    body = (
        PROSE[0], "Publicité", PROSE[1], "Publicité",
        "La commune demande une subvention au canton",
        "Le conseil municipal a voté la demande à l'unanimité, après une discussion qui a duré jusqu'à minuit passé.",
        "Publicité",
        "Les meuniers du voisinage veulent aider",
        "Ils ont promis de prêter leurs meules tant que celles de Vernay ne seront pas retaillées par le tailleur d'Orlac.",
    )  # fmt: skip
    lines = (*HEAD, PROSE[1].replace("onze", "douze"), *box, *body)
    document = segment(RawDocument("dump.txt", "text", "text/plain", "\n".join(lines).encode()))
    context = apply_rules(document, RULES, before="model")
    under = {context.lines[proposal.index].text for proposal in cut_tails(context)}
    assert box[1] in under
    assert under.isdisjoint((body[4], body[7]))


def test_the_standfirst_below_a_copy_of_the_headline_stays() -> None:
    title = "Le moulin de Vernay tourne de nouveau après soixante-sept ans de silence"
    standfirst = "Les bénévoles ont taillé les pales pendant onze hivers, et le barrage tient"
    menu = [f"Rubrique {word}" for word in ("nord", "sud", "est", "ouest", "sport", "culture", "cinéma", "jeux")]
    document = cleaned(
        f"{title} | Le Journal", *menu, title, "Partager", *menu, title, standfirst, "Par Odile Maret", *PROSE
    )
    assert standfirst in kept(document)


@pytest.mark.parametrize(
    "answer", ["„Nein.“", "„Abbrechen“", "»Ja«", "“Cancel.”", "« Fermer »", '"Accept"', "「はい」"]
)
def test_an_answer_in_quotation_marks_is_no_button(answer: str) -> None:
    document = cleaned(*HEAD, PROSE[0], answer, *PROSE[1:])
    assert answer in kept(document)


@pytest.mark.parametrize("button", ["Nein", "Abbrechen", "Cancel", "Fermer"])
def test_the_same_word_without_them_is_one(button: str) -> None:
    assert button not in kept(cleaned(*HEAD, *PROSE, button))


SECTIONS = (
    "Kapcsolat",
    "Aki segíteni szeretne, az a hivatalban jelentkezhet, ahol főleg korán kelőket keresnek az öntözéshez.",
    "Sport",
    "A tó mellett futópálya épül faháncsból, nyolcszáz méter hosszan a parton.",
    "Posta",
    "A kapunál levélszekrény áll, és naponta kétszer ürítik ki.",
    "A kertész harminc éve ismeri a helyet, és azt mondja, hogy egy park sosem készül el igazán.",
)


def test_words_of_menus_are_sub_headings_where_several_stand_alone_between_sentences() -> None:
    above = (
        "A városi park hat hektárral nő ősszel, mert a régi teherpályaudvar helyét is hozzácsatolják a meglévő kerthez."
    )
    assert [
        line for line in SECTIONS if line not in kept(cleaned("Mennyibe kerül az új park?", above, *SECTIONS))
    ] == []


def test_the_sides_of_a_match_stay_whatever_their_names_lead_elsewhere() -> None:
    sides = (
        "Orlac: Maret – Vidal (8/2), Pons (6), Roux (4), Bos (1).",
        "TV: Blanc – Morel (7), Petit (5), Faure (3), Gay (1).",
    )
    after = "Samedi, Orlac reçoit le premier du classement, qui n'a pas encore perdu un seul point à domicile."
    assert [line for line in kept(cleaned(*HEAD, *PROSE, *sides, after, *FOOTER)) if line in sides] == list(sides)
    assert "TV: Le moulin en images" not in kept(cleaned(*HEAD, PROSE[0], "TV: Le moulin en images", PROSE[1], *FOOTER))


def test_entries_of_a_live_blog_that_speak_to_the_reader_stay() -> None:
    entries = (
        "18:42 The lifeboat is back at Vernay with all nine of the crew, the harbour office says tonight.",
        "17:15 Power is out in Orlac and in the villages east of it, and will hardly be back before midnight.",
        "15:20 Good afternoon. We will follow the storm here until the evening tide has passed.",
    )
    assert [line for line in kept(cleaned(*HEAD, *PROSE, *entries, *FOOTER)) if line in entries] == list(entries)


LETTERS = {
    "en": ("Dear Editor,", "Dear Sirs,", "Nora Quill, Brae", "Tam Holt, a teacher"),
    "tl": ("Mahal na Patnugot,", "Sa Patnugot,", "Nena Dagohoy, Barangay Ilaya", "Roderick Pascual, guro"),
    "tr": ("Sayın editör,", "Değerli gazete,", "Nihal Ören, Kıyıköy", "Tarık Holt, öğretmen"),
    "ru": ("Уважаемая редакция,", "Дорогая газета,", "Нина Квилл, Брей", "Тихон Хольт, учитель"),
}
WRITTEN = {
    "en": ("I sell apples at that corner. Where am I to go?", "Leave us one yard to walk on. That is all."),
    "tl": ("Nagtitinda ako ng saging sa kantong iyan. Saan ako pupunta?", "Isang metro lang ang hiling ko sa inyo."),
    "tr": ("O köşede elma satıyorum ben. Nereye gideyim?", "Bize yürüyecek bir metre bırakın. Hepsi bu."),
    "ru": ("Я продаю яблоки на том углу. Куда мне идти?", "Оставьте нам метр для прохода. Больше ничего."),
}  # fmt: skip


@pytest.mark.parametrize("language", LETTERS)
def test_letters_with_salutation_and_signature_stay(language: str) -> None:
    first, second, *names = LETTERS[language]
    one, other = WRITTEN[language]
    lines = (*PROSE, first, one, names[0], second, other, names[1], first, one.replace(" ", "  "), names[0])
    document = cleaned(*HEAD[:1], *HEAD[2:], *lines)
    assert {first, second, one, other, *names} <= set(kept(document))


WRITERS = {
    "en": (("Rosa Pellham", "Tarnow Green"), ("Hugh Sandover", "Nether Vale"), ("Ida Moss", "Bridgeford"), ("Walter Prine",)),
    "hi": (("रामदुलारे बघेल", "सोनघाट"), ("निर्मला तिर्की",), ("शबनम क़ुरैशी", "बड़ा टोला"), ("हरिनारायण पटवा", "मझगवाँ")),
    "ja": (("堀内ローザ", "垂野町"), ("三浦洋", "下谷"), ("石田正一", "橋本"), ("森若太郎",)),
    "ar": (("وردة الحداد", "تارنو"), ("هشام السندي", "الوادي"), ("هدى النجار", "الجسر"), ("وليد البرين",)),
}  # fmt: skip


@pytest.mark.parametrize("language", WRITERS)
def test_a_writer_without_a_place_stays_among_those_with_one(language: str) -> None:
    title, *texts = read_articles()[language]
    letters = [line for text, by in zip(texts, WRITERS[language], strict=False) for line in (text, *by, "")]
    document = cleaned("The Paper", "Home", "Sport", title, "2025-08-18", "", *letters, "Facebook", "© 2025 The Paper")
    assert kept(document) == [line for line in letters if line]


# Sub-headings of an interview, and a question with its answer.
INTERVIEWS = {
    "en": ("Weather", "Sport", "Next", "Do you miss it?", "– No."),
    "fi": ("Sää", "Urheilu", "Seuraava", "Onko ikävä?", "– Ei."),
    "pl": ("Pogoda", "Sport", "Dalej", "Tęskni pan?", "– Nie."),
    "tr": ("Hava durumu", "Spor", "Sonraki", "Özlüyor musunuz?", "– Hayır."),
    "ja": ("天気", "スポーツ", "次へ", "寂しいですか？", "――いいえ。"),
}


@pytest.mark.parametrize("language", INTERVIEWS)
def test_menu_words_below_short_answers_are_subheadings(language: str) -> None:
    one, two, three, question, answer = INTERVIEWS[language]
    title, *text = read_articles()[language]
    body = [text[0], question, answer, one, *text[1:3], two, text[3], question, answer, three, text[4]]
    document = cleaned(
        "The Paper", "Home", "Weather", title, "2025-08-18", "", *body, "", "Facebook", "© 2025 The Paper"
    )
    assert kept(document) == body


SIDES = {
    "pt": ("FICHA TÉCNICA", "Orlac: Marcão; Pires, Heitor, Gabriel e Juninho (Caio); Fubá e Renan; Wesley e Tico. Técnico: Valdo", "Vernau: Tobias; Emerson, Vágner, Rafa e Toninho; Cris e Alan; Mateus e Zeca. Técnico: Lima",
           "Cartões amarelos: Heitor, Fubá; Vágner", "Público e renda: 3.118 pagantes"),
    "es": ("Ficha técnica", "Orlac: Marcos; Pérez, Soto, Gil y Roca (Cano); Blanco y Ramos; Vera y Tico. Entrenador: Valdo", "Vernau: Tobías; Emilio, Vega, Rafa y Toño; Cruz y Alan; Mateo y Zea. Entrenador: Lima",
           "Tarjetas amarillas: Soto; Vega", "Incidencias: 3.118 espectadores"),
    "it": ("Il tabellino", "Orlac: Marconi; Pires, Esposito, Gallo e Neri (Costa); Fava e Renzi; Vela e Tito. All. Valdi", "Vernau: Tobia; Emiri, Vagni, Raffa e Toni; Crespi e Alani; Mattei e Zecca. All. Lima",
           "Ammoniti: Gallo; Vagni", "Spettatori: 3.118"),
}  # fmt: skip


@pytest.mark.parametrize("language", SIDES)
def test_what_stands_with_the_sides_of_a_match_stays(language: str) -> None:
    document = cleaned(*MENU, *HEAD, *PROSE, *SIDES[language], *FOOTER)
    assert kept(document) == [*PROSE, *SIDES[language]]
