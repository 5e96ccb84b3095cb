"""Bytes to text: marks, declarations, UTF-8, detection, and what is refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model.reasons import QuarantineCode, WarningCode
from pipeline.segment.decode import decode, stated_charset
from pipeline.segment.errors import SegmentError

GERMAN = "Am Öden Hügel bei Schönwörth läuten die Glocken auch für Gäste, die längst müde sind. " * 3
RUSSIAN = "Рыбаки собрались у здания администрации и потребовали открыть порт до конца года. " * 3
CURLY = "He said “we are done” – and left for the café. It’s over, the mayor’s office said. " * 3


@pytest.mark.parametrize("name", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_decides(name: str) -> None:
    decoded = decode(GERMAN.encode(name), declared="koi8-r")
    assert decoded.text == GERMAN
    assert decoded.warnings == ()


def test_plain_utf8_needs_no_guess() -> None:
    assert decode(GERMAN.encode()) == decode(GERMAN.encode(), "utf-8")
    assert decode(GERMAN.encode()).warnings == ()


def test_a_declared_charset_is_believed() -> None:
    decoded = decode(RUSSIAN.encode("koi8-r"), "KOI8-R")
    assert (decoded.text, decoded.charset, decoded.warnings) == (RUSSIAN, "koi8-r", ())


def test_latin_1_is_read_as_browsers_do() -> None:
    assert decode(CURLY.encode("cp1252"), "iso-8859-1").text == CURLY


def test_utf8_wins_over_a_wrong_single_byte_declaration() -> None:
    assert decode(GERMAN.encode(), "iso-8859-1").text == GERMAN


@pytest.mark.parametrize(
    ("text", "name"), [(GERMAN, "latin-1"), (CURLY, "cp1252"), (RUSSIAN, "cp1251"), (RUSSIAN, "koi8-r")]
)
def test_an_undeclared_charset_is_detected_with_a_warning(text: str, name: str) -> None:
    decoded = decode(text.encode(name))
    assert decoded.text == text
    assert WarningCode.CHARSET_GUESSED in decoded.warnings


def test_of_equal_readings_the_common_name_is_given() -> None:
    assert decode(GERMAN.encode("latin-1")).charset == "cp1252"


def test_an_unknown_declaration_is_passed_over() -> None:
    assert decode(GERMAN.encode(), "no-such-charset").text == GERMAN


def test_utf8_cut_within_a_character_is_still_utf8() -> None:
    decoded = decode((GERMAN + "für").encode()[:-2])
    assert decoded.charset == "utf-8"
    assert decoded.warnings == (WarningCode.CHARSET_REPLACED,)


def test_nul_bytes_and_controls_become_spaces() -> None:
    assert decode(b"The ferry\x00 left\x07 at noon.").text == "The ferry  left  at noon."


@pytest.mark.parametrize("control", ["\0", "\x1f", "\x0b", "\x7f", "\ufffe"])
@pytest.mark.parametrize("size", [0, 20_000])
def test_controls_are_found_in_texts_of_any_size(control: str, size: int) -> None:
    text = "The ferry left.\tAt noon，\n" * (size // 25 + 1) + f"the{control}end é"
    assert decode(text.encode()).text == text.replace(control, " ")


def test_line_ends_are_unified() -> None:
    assert decode(b"one\r\ntwo\rthree\n").text == "one\ntwo\nthree\n"


@pytest.mark.parametrize("content", [b"", b" \r\n\t", b"\0\0\0", b"\xef\xbb\xbf", b"\xff\xfe"])
def test_nothing_is_empty_input(content: bytes) -> None:
    with pytest.raises(SegmentError) as caught:
        decode(content)
    assert caught.value.code is QuarantineCode.EMPTY_INPUT


@pytest.mark.parametrize(
    ("content", "what"),
    [(b"%PDF-1.7\n1 0 obj", "PDF"), (b"\x1f\x8b\x08\0\0", ".gz"), (bytes(range(1, 32)) * 9, "binary")],
)
def test_binary_data_is_refused_with_what_to_do(content: bytes, what: str) -> None:
    with pytest.raises(SegmentError) as caught:
        decode(content)
    assert caught.value.code is QuarantineCode.UNDECODABLE
    assert what in caught.value.message
    assert "remove the file" in caught.value.message


@given(st.binary(max_size=300), st.sampled_from([None, "utf-8", "latin-1", "utf-16", "shift_jis", "idna", "hex", ""]))
def test_any_bytes_decode_or_are_refused(content: bytes, declared: str | None) -> None:
    try:
        decoded = decode(content, declared)
    except SegmentError:
        return
    assert decoded == decode(content, declared)
    decoded.text.encode()


@pytest.mark.parametrize(
    ("page", "charset"),
    [
        (b'<html><head><meta charset="windows-1251"><title>x</title>', "windows-1251"),
        (b'<meta http-equiv="Content-Type" content="text/html; charset=ISO-8859-2">', "ISO-8859-2"),
        (b"<?xml version='1.0' encoding='koi8-r'?><html>", "koi8-r"),
        (b"<p>charset=utf-8 is what he wrote</p>", None),
    ],
)
def test_a_page_states_its_charset(page: bytes, charset: str | None) -> None:
    assert stated_charset(page) == charset


@pytest.mark.parametrize("text", [GERMAN, GERMAN.encode("ascii", "ignore").decode()])
@pytest.mark.parametrize("name", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("declared", [None, "utf-8", "latin-1"])
def test_utf16_without_a_mark_is_no_utf8_though_its_bytes_may_be(text: str, name: str, declared: str | None) -> None:
    decoded = decode(text.encode(name), declared)
    assert (decoded.text, decoded.charset, decoded.warnings) == (text, name, (WarningCode.CHARSET_GUESSED,))


def test_bytes_of_which_many_are_nul_at_any_place_are_no_utf16() -> None:
    padded = CURLY.encode() + b"\0" * 500
    assert decode(padded).charset == "utf-8"


@pytest.mark.parametrize("name", ["utf-8", "utf-16", "utf-32"])
def test_several_marks_are_no_text(name: str) -> None:
    assert decode(("\ufeff\ufeff" + GERMAN).encode(name)).text == GERMAN


@pytest.mark.parametrize("name", ["utf-16", "UTF-16LE", "utf-16be"])
def test_a_page_in_ascii_that_declares_utf16_is_read_as_it_is(name: str) -> None:
    found = decode(b"Plain words, an even number of bytes", name)
    assert (found.text, found.charset) == ("Plain words, an even number of bytes", "utf-8")


@pytest.mark.parametrize(
    "name", ["rot13", "utf-7", "punycode", "idna", "hex", "unicode_escape", "undefined", "mbcs", "replacement", "zlib"]
)
def test_names_that_no_browser_knows_mean_nothing(name: str) -> None:
    assert decode(b"Uryyb +AGE- \\u0041 xn--a", name).text == "Uryyb +AGE- \\u0041 xn--a"
    assert decode(CURLY.encode("cp1252"), name).charset != name


@pytest.mark.parametrize(
    ("label", "codec"),
    [
        ("x-sjis", "cp932"),
        ("ks_c_5601-1987", "cp949"),
        ("gb2312", "gb18030"),
        ("cseucpkdfmtjapanese", "euc_jp"),
        ("x-gbk", "gb18030"),
    ],
)
def test_labels_of_the_web_are_known(label: str, codec: str) -> None:
    text = {
        "cp932": "新聞の記事です。橋",
        "cp949": "신문 기사입니다 다리",
        "gb18030": "报纸的文章。桥",
        "euc_jp": "新聞の記事です。橋",
    }[codec]
    assert decode(text.encode(codec), label).text == text
