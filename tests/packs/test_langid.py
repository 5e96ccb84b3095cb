"""The language model's copy in the cache: the same answers, and no trouble without it."""

from pathlib import Path

import pytest
from py3langid.langid import MODEL_FILE, LanguageIdentifier

from pipeline.packs import langid
from pipeline.packs.langid import cached_model, load_identifier, model

TEXTS = [
    "The ferry was late again, and nobody on the quay was surprised.",
    "Die Fähre kam wieder zu spät, und niemand am Kai war überrascht.",
    "الحافلة تأخرت مرة أخرى ولم يفاجأ أحد في المحطة",
    "渡し船はまた遅れたが、桟橋の誰も驚かなかった。",
]


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return cached_model()


def answers() -> list[tuple[str, float]]:
    model.cache_clear()  # as another process would
    identifier = load_identifier()
    return [identifier.classify(text) for text in TEXTS]


def test_the_copy_answers_as_the_package_does(cache: Path) -> None:
    package = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    expected = [package.classify(text) for text in TEXTS]
    assert [code for code, _ in expected] == ["en", "de", "ar", "ja"]
    assert answers() == expected
    assert cache.exists()
    assert answers() == expected


def test_the_copy_is_read_row_by_row_and_few_rows_are_kept(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither of the two arrays that make up the 68 MB comes into memory, and the answers stay when rows are forgotten."""
    expected = answers()
    sizes: list[int] = []
    read = langid._Copy.read

    def counted(self: langid._Copy, start: int, size: int) -> bytes:
        sizes.append(size)
        return read(self, start, size)

    monkeypatch.setattr(langid, "REMEMBERED_ROWS", 8)
    monkeypatch.setattr(langid._Copy, "read", counted)
    assert answers() == expected
    assert sum(sizes) < cache.stat().st_size / 20
    identifier = load_identifier()
    identifier.classify(TEXTS[0])
    for rows in (identifier.nb_ptc, identifier.tk_nextmove):
        assert 0 < len(rows._known) + len(rows._before) <= 16


def test_a_copy_that_is_cut_off_while_in_use_is_an_error(cache: Path) -> None:
    """Not a signal that ends the process, as with a mapped file."""
    answers()
    model.cache_clear()
    identifier = load_identifier()
    with cache.open("r+b") as file:
        file.truncate(4096)
    with pytest.raises(OSError, match="cut off"):
        identifier.classify(TEXTS[0])


def test_a_damaged_copy_is_replaced(cache: Path) -> None:
    expected = answers()
    whole = cache.read_bytes()
    for damaged in (b"", whole[: len(whole) // 2], whole[:-20] + bytes(20)):
        cache.write_bytes(damaged)
        assert answers() == expected
        assert cache.read_bytes() == whole


def test_a_copy_that_was_found_whole_is_not_read_again(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = answers()
    read: list[int] = []
    monkeypatch.setattr("pipeline.packs.langid.zlib.crc32", lambda part, _sum: read.append(len(part)) or 0)
    assert answers() == expected
    assert read == []


def test_a_byte_that_changes_in_a_copy_that_was_whole_is_seen(cache: Path) -> None:
    expected = answers()
    whole = cache.read_bytes()
    with cache.open("r+b") as file:
        file.seek(len(whole) // 2)
        file.write(bytes([whole[len(whole) // 2] ^ 1]))
    assert answers() == expected
    assert cache.read_bytes() == whole


def test_a_cache_that_cannot_be_written_is_no_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("not a folder")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    assert [code for code, _ in answers()] == ["en", "de", "ar", "ja"]


def test_a_copy_that_cannot_be_finished_leaves_nothing_behind(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_self: Path, _target: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    assert [code for code, _ in answers()] == ["en", "de", "ar", "ja"]
    assert list(cache.parent.iterdir()) == []
