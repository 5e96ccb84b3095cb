"""Organisations in the place of an author: told by a word of their name, in scripts without spaces by how it begins or ends."""

import pytest

from pipeline.grammar.persons.kind import NameKind, name_kind


@pytest.mark.parametrize(
    "name",
    [
        "Waterschap Vechtmond",
        "Komenda Powiatowa Policji",
        "Gazdasági Rovat",
        "Ufficio Stampa",
        "Corpo de Bombeiros",
        "Freiwillige Feuerwehr",
        "Lokalredaktion",
        "Спілка човнярів",
        "Γραφείο Τύπου",
        "بلدية الساحل",
        "شهرداری کرانه",
        "नगर निगम",
        "নদীপাড় পৌরসভা",
        "港町観光協会",
        "県漁業協同組合",
        "市场监管总局",
        "나루터보존회의회",
        "해양경찰청",
        "สมาคมชาวประมง",
        "សមាគមអ្នកនេសាទ",
        "ສະມາຄົມຊາວປະມົງ",
        "नदी घाटी मंच",
        "নদী বাঁচাও আন্দোলন",
        "ਕੰਢਾ ਬਚਾਓ ਮੋਰਚਾ",
        "منتدى الساحل",
        "Hareketi Sahil Platformu",
        "Hnutí Za Řeku",
        "Рух за берег",
        "Jaringan Nelayan Muara",
        "Moviment Pel Riu",
        "เครือข่ายชาวประมง",
    ],
)
def test_an_organisation_is_no_person(name: str) -> None:
    assert name_kind(name) is NameKind.ORGANISATION


@pytest.mark.parametrize(
    "name",
    [
        "Tim Albers",
        "Marco Politi",
        "Rada Vuković",
        "James Bondarenko",
        "Đoàn Thu Hà",
        "司徒若兰",
        "松田美紀",
        "พิมพ์ชนก วรรณวิจิตร",
        "ពៅ វណ្ណារី",
        "සුනිල් පෙරේරා",
    ],
)
def test_a_person_is_no_organisation(name: str) -> None:
    assert name_kind(name) in (NameKind.PERSON, NameKind.MONONYM)
