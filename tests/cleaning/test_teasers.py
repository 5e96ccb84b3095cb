"""Other stories' headlines among paragraphs: glued into one line, in a box under a heading, as bullets with kickers."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.cleaning import clean
from pipeline.cleaning.rules.stories import teasers
from pipeline.cleaning.rules.stories.teasers import split_glued
from pipeline.model.document import CleanedDocument, RawDocument
from pipeline.model.reasons import Reason
from pipeline.packs import load_ruleset
from pipeline.segment import segment

RULES = replace(load_ruleset(), line_model=b"")  # the rules alone

PROSE = (
    "Le moulin a tourné samedi pour la première fois depuis la crue de 1954, qui avait emporté le barrage.",
    "Des bénévoles avaient passé onze hivers à tailler les pales, dans du chêne que le village possède.",
    "La petite-fille du meunier, âgée de quatre-vingt-onze ans, a ouvert la vanne avec la clé de la famille.",
)


def cleaned(*lines: str) -> CleanedDocument:
    return clean(segment(RawDocument("dump.txt", "text", "text/plain", "\n".join(lines).encode())), RULES)


def kept(document: CleanedDocument) -> list[str]:
    return [block.text for block in document.kept]


GLUED = "Pont fermé jusqu'en maiLa boulangère part en retraiteQui paiera la nouvelle digue ?Un phare à vendre"
WIDE = "Pont fermé jusqu'en mai   La boulangère part en retraite   Qui paiera la nouvelle digue ?"


@pytest.mark.parametrize("line", [GLUED.replace(" ?", "?"), WIDE])
def test_headlines_in_one_line_are_no_sentence_of_the_body(line: str) -> None:
    document = cleaned(PROSE[0], line, *PROSE[1:], line.replace("Pont", "Gué"))
    assert kept(document) == list(PROSE)
    assert {verdict.rule for verdict in document.verdicts if not verdict.keep} == {"teaser.glued"}


@pytest.mark.parametrize(
    "line",
    [
        "She bought an iPhone from McDonald in the shop of eBay, and who would not?",
        "Did the mill turn?Yes, it did. And the river rose.The miller wept.",
        "WordPress PayPal GitHub?",
    ],
)
def test_names_with_capitals_and_sentences_without_spaces_are_no_headlines(line: str) -> None:
    assert split_glued(line) == []


def test_items_of_a_list_that_are_glued_stay_in_the_body() -> None:
    items = "Trois sacs de farine de seigleUne pincée de sel de merDeux litres d'eau de la source"
    assert items in kept(cleaned(PROSE[0], items, *PROSE[1:]))


@pytest.mark.parametrize("heading", ["À lire aussi", "Pour aller plus loin", "Lest auch", "Para saber más"])
def test_headlines_under_a_heading_of_related_stories_go_up_to_the_next_paragraph(heading: str) -> None:
    box = ("Écluses. Le dernier hiver des haleurs", "Ponts. Six millions pour un tablier qui ne convainc personne")
    document = cleaned(*PROSE[:2], heading, *box, PROSE[2])
    assert kept(document) == list(PROSE)
    reasons = {b.text: v.reason for b, v in zip(document.blocks, document.verdicts, strict=True)}
    assert {reasons[line] for line in box} == {Reason.RELATED_LINKS}


def test_an_unended_paragraph_under_such_a_heading_is_no_headline() -> None:
    cut = "Les faits se seraient produits entre 2004 et 2019 et le juge a ouvert une enquête, même si la personne n'est pas encore visée"
    document = cleaned(*PROSE[:2], "À lire aussi", cut, PROSE[2])
    assert "teaser.box" not in {verdict.rule for verdict in document.verdicts}


def test_bullets_with_kickers_of_other_stories_go() -> None:
    bullets = ("- Port : un capitaine fait ses valises", "- Fête du canal : ces rues seront barrées samedi")
    bullets = tuple(line.replace(" :", ":") for line in bullets)
    assert kept(cleaned(*PROSE[:2], *bullets, PROSE[2])) == list(PROSE)


@pytest.mark.parametrize(
    "above", ["Le programme de la journée, heure par heure, tel que le donne la mairie du village :", "Programme"]
)
def test_bullets_that_a_line_introduces_stay(above: str) -> None:
    bullets = ["- Matin: ouverture de la vanne", "- Midi: soupe sur la place"]
    assert [line for line in kept(cleaned(*PROSE[:2], above, *bullets, PROSE[2])) if "soupe" in line]


def test_bullets_about_the_article_stay() -> None:
    bullets = ["- Moulin: les pales en chêne du village", "- Vanne: la clé de la famille"]
    assert len(kept(cleaned(*PROSE[:2], *bullets, PROSE[2]))) == 5


def test_links_between_paragraphs_make_no_cards_of_these() -> None:
    paragraphs = (
        "El ayuntamiento de Valdoria aprobó el martes por la noche la reforma del viejo mercado de abastos.",
        "Las obras empezarán en primavera y durarán dos años, según el plan que presentó la concejala de Obras.",
        "El coste asciende a 4,1 millones de euros. La región pone la mitad y el municipio el resto.",
        "Los vendedores lamentan que durante ese tiempo haya solo doce puestos en la plaza de la estación.",
        "Hasta entonces circula cada veinte minutos un autobús que rodea el casco antiguo.",
    )
    links = (
        "Lea también: La piscina vuelve a abrir en marzo",
        "Más información: Así se veían las grietas por dentro",
        "Lea también: Una línea nueva une la clínica con la estación",
    )
    dump = (paragraphs[0], paragraphs[1], links[0], paragraphs[2], links[1], paragraphs[3], links[2], paragraphs[4])
    raw = RawDocument("dump.txt", "text", "text/plain", "\n".join(dump).encode())
    assert [block.text for block in clean(segment(raw), load_ruleset()).kept] == list(paragraphs)


def test_seams_in_ascii_are_those_in_any_text() -> None:
    texts = (
        "Harbour closed untilBakers strike",
        "Who pays?Trains",
        "By 3Wer",
        "McDoe iPad USAir",
        "a_B cD. Ef;Gh",
        "ab!Cd ABc",
    )
    assert [teasers._ASCII_SEAM.split(text) for text in texts] == [teasers._SEAM.split(text) for text in texts]
    assert len(teasers._ASCII_SEAM.split(texts[0])) == 2


@pytest.mark.parametrize(
    "line",
    [
        "MÉTÉO: Brouillard jusqu'à dimancheSPORT: Les bleus perdent encoreFAITS DIVERS: Un cygne bloque la route",
        "ПОГОДА: Туман до воскресеньяСПОРТ: Команда снова проигралаГОРОД: Лебедь остановил движение",
        "ΚΑΙΡΟΣ: Ομίχλη ως την ΚυριακήΣΠΟΡ: Νέα ήττα της ομάδαςΠΟΛΗ: Κύκνος έκλεισε τον δρόμο",
    ],
)
def test_headlines_that_kickers_in_capitals_part_are_other_stories(line: str) -> None:
    assert kept(cleaned(PROSE[0], line, *PROSE[1:])) == list(PROSE)


def test_parts_of_the_story_behind_words_in_capitals_stay() -> None:
    line = "LE MOULIN: Le barrage de chêne emporté par la crueLA VANNE: La clé du meunier et la petite-fille du village"
    assert line in kept(cleaned(PROSE[0], line, *PROSE[1:]))


@pytest.mark.parametrize(
    "line",
    [
        "Le phare cherche un gardienDeux cygnes bloquent la routeUn boulanger gagne à la loterie.",
        "Le phare cherche un gardien     Deux cygnes bloquent la route     Un boulanger gagne à la loterie",
    ],
)
def test_headlines_in_one_line_behind_the_end_are_strangers_though_none_asks(line: str) -> None:
    assert kept(cleaned(*PROSE, line)) == list(PROSE)


@pytest.mark.parametrize(
    ("line", "pieces"),
    [
        ("Rain likely on Friday, says RMCTwo-day book fair to be held here nowCouncil meet: members stage walkout.Is your ward next?", 4),
        ("À suivrePont fermé jusqu'en mai prochainLa boulangère part en retraiteUn phare à vendre près de Valmer", 3),
        ("Brücke bis Mai gesperrt / Bäckerin geht nach elf Jahren / Leuchtturm bei Valmer zu verkaufen / Wer zahlt den Deich?", 4),
        ("Мост закрыт до конца мая · Пекарь уходит на пенсию · Продаётся маяк у деревни Валмер · Кто заплатит за дамбу?", 4),
    ],
)  # fmt: skip
def test_seams_behind_stops_and_abbreviations_and_signs_with_spaces(line: str, pieces: int) -> None:
    assert len(split_glued(line)) == pieces
    assert kept(cleaned("Le moulin tourne encore", "3 mai 2021", *PROSE, line)) == list(PROSE)


@pytest.mark.parametrize(
    "line",
    ["Wood / glass / brass, in the old way of the port", "The UNHCRs of this world and the FAOs met USAid people", "On hidden ground it stays. / He said it twice. / Nobody wrote it down."],
)  # fmt: skip
def test_what_has_the_signs_but_no_headlines_is_none(line: str) -> None:
    assert split_glued(line) == []


@pytest.mark.parametrize(
    "script",
    [
        "(function(){window.adq=window.adq||[];adq.push('mid-2')})();",
        "googletag.cmd.push(function() { googletag.display('div-2'); });",
        "var el = document.getElementById('teaser'); el.addEventListener('click', () => track(el));",
    ],
)
def test_calls_of_a_script_between_paragraphs_leave(script: str) -> None:
    assert kept(cleaned("Le moulin tourne encore", "3 mai 2021", *PROSE[:2], script, PROSE[2])) == list(PROSE)


def test_an_article_about_programs_keeps_its_code() -> None:
    code = "document.getElementById('rivière').addEventListener('click', () => ouvrir(vanne));"
    told = (
        *PROSE[:2],
        "Sur son site, le document réagit par addEventListener et getElementById : un click sur la rivière suffit à ouvrir la vanne du moulin.",
    )
    assert code in kept(cleaned("Le moulin tourne encore", "3 mai 2021", *told, code, PROSE[2]))


def test_bullets_between_paragraphs_leave_whatever_bullets_stand_behind_the_text() -> None:
    box = ("• Pont fermé jusqu'en mai", "• La boulangère part en retraite", "• Un phare à vendre près de Valmer")
    behind = ("• Voir la liste complète des tarifs", "• Le journal d'une pêcheuse")
    found = kept(cleaned("Le moulin tourne encore", "3 mai 2021", *PROSE[:2], *box, PROSE[2], *behind))
    assert not set(box) & set(found)
    assert set(PROSE) <= set(found)
