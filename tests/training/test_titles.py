"""The trainer of the choice of headlines, on dumps and pages written here; and the model that ships."""

import gzip
import json
from pathlib import Path

import numpy as np
import pytest

from lab.training import titles
from lab.training.choices import Case, answer, cross_validate, fit, reliability, shares_at
from lab.training.renderings import RENDERERS
from lab.training.texts import Text, read_texts
from pipeline.learned.choice import ChoiceModel, load_choice
from pipeline.packs.shipped import TITLE_MODEL, shipped_model
from tests.training.test_text import PLACES

MENU = ("Start", "Weather today", "Most read", "Contact us")
OTHERS = ("Ferry fares rise again in spring", "Three new bakeries open their doors", "Rowing club wins at the lake")


def headline(place: str) -> str:
    return f"The harbour of {place} closes for repairs"


def prose(place: str) -> list[str]:
    return [
        f"The harbour of {place} closes on the {day}th of March for repairs to the long pier, the council decided, and"
        f" no boat may land there until the work on the harbour wall is done."
        for day in range(4, 8)
    ]


def page(place: str) -> str:
    menu = "".join(f"<li>{entry}</li>" for entry in MENU)
    others = "".join(f"<h3>{other}</h3>" for other in OTHERS)
    body = "".join(f"<p>{paragraph}</p>" for paragraph in prose(place))
    head = f"<title>{headline(place)} | The {place} Post</title><script>var hidden = 'Secret words'</script>"
    return f"<html><head>{head}</head><body><ul>{menu}</ul>{others}<h1>{headline(place)}</h1><p>March 3, 2021</p>{body}</body></html>"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    (tmp_path / "flat").mkdir()
    (tmp_path / "pages" / "html").mkdir(parents=True)
    golds, rows = [], []
    for place in PLACES:
        url, name = f"https://{place.lower()}.example/harbour", f"html/{place}.html.gz"
        (tmp_path / "pages" / name).write_bytes(gzip.compress(page(place).encode(), mtime=0))
        gold = {"id": place, "url": url, "domain": f"{place.lower()}.example", "source": "made-up", "html": name}
        golds.append({**gold, "title": headline(place), "authors": None})
        lines = [{"text": line} for line in (*MENU, *OTHERS, headline(place), "March 3, 2021", *prose(place))]
        rows.append({"id": f"{place}#wet", "url": url, "flattener": "wet", "lines": lines})
    (tmp_path / "pages" / "gold.jsonl").write_text("".join(json.dumps(gold) + "\n" for gold in golds), "utf-8")
    with gzip.open(tmp_path / "flat" / "dev.jsonl.gz", "wt", encoding="utf-8") as handle:
        handle.writelines(json.dumps(row) + "\n" for row in (*rows, {**rows[0], "flattener": "full_ht"}))
    return tmp_path


@pytest.mark.parametrize("kind", RENDERERS)
def test_every_rendering_has_the_lines_of_the_page_and_no_script(kind: str) -> None:
    lines = [line.strip("#* ") for line in RENDERERS[kind](page("Lindby")).splitlines()]
    assert {*MENU, *OTHERS, headline("Lindby"), *prose("Lindby")} <= set(lines)
    assert not any("Secret" in line for line in lines)
    assert (lines[0] == f"{headline('Lindby')} | The Lindby Post") is (kind in ("titled", "html_text", "strings"))


def test_dumps_are_the_labelled_flattenings_and_three_renderings_of_a_page_of_each_domain(data: Path) -> None:
    texts = list(read_texts(data))
    assert len(texts) == len(PLACES) * (1 + 3)
    assert {text.title for text in texts} == set(map(headline, PLACES))
    kinds = [text.kind for text in texts if text.domain == "lindby.example"]
    assert kinds[:3] == ["wet", "html_text", "blocks"]
    assert kinds[3] in RENDERERS


def test_pages_of_unknown_domains_are_domains_of_their_own(data: Path) -> None:
    file = data / "pages" / "gold.jsonl"
    golds = [json.loads(line) for line in file.read_text("utf-8").splitlines()]
    golds[0]["domain"] = golds[1]["domain"] = golds[2]["domain"] = golds[1]["url"] = golds[2]["url"] = None
    file.write_text("".join(json.dumps(gold) + "\n" for gold in golds), "utf-8")
    domains = [text.domain for text in read_texts(data)]
    assert [domains.count(name) for name in (golds[0]["url"], PLACES[1], PLACES[2])] == [4, 3, 3]


def test_the_lines_of_a_dump_are_measured_and_the_gold_is_known_among_them() -> None:
    lines = (*MENU, headline("Torp"), "March 3, 2021", *prose("Torp"))
    text = Text("a", "torp.example", "made-up", "wet", "\n".join(lines), headline("Torp"), ())
    case = titles.measure(text)
    assert case is not None
    assert [said for said, right in zip(case.says, case.right, strict=True) if right] == [headline("Torp").lower()]
    assert case.rows.shape == (len(case.says), len(case.names))
    assert case.weight == 1
    unsaid = Text("a", "torp.example", "made-up", "wet", text.text, "Nothing of the kind", ())
    assert titles.measure(unsaid) is None
    sentence = f"{headline('Torp')}."  # no line of these may be a headline
    none = titles.measure(
        Text("a", "torp.example", "made-up", "wet", f"{sentence}\n{prose('Torp')[0]}", headline("Torp"), ())
    )
    assert none is not None and len(none.rows) == 0


def test_a_headline_that_only_the_title_line_words_like_the_gold_is_taught_by_its_words() -> None:
    printed = "Torp harbour closes for long repairs"
    lines = (f"{headline('Torp')} | The Torp Post", *MENU, printed, "March 3, 2021", *prose("Torp"))
    case = titles.measure(Text("a", "torp.example", "fundus", "wet", "\n".join(lines), headline("Torp"), ()))
    assert case is not None and case.weight == 2
    place = case.says.index(printed.lower())
    assert case.taught[place] and not case.right[place]


def test_the_trainer_writes_the_same_model_twice_and_a_card_of_it(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files = [tmp_path / "one.json", tmp_path / "two.json"]
    for file in files:
        command = ["--data", str(data), "--out", str(file), "--card", str(tmp_path / "card.md"), "--processes", "1"]
        assert titles.main(command) == 0
    assert files[0].read_bytes() == files[1].read_bytes()
    report = json.loads(capsys.readouterr().out.split("\n}\n")[0] + "\n}")
    model = ChoiceModel.from_json(files[0].read_text("utf-8"))
    assert report["figures"]["all"] == model.measured
    assert model.measured["dumps"] == 4 * len(PLACES)
    assert model.measured["0.5"]["right"] > 0.9
    card = (tmp_path / "card.md").read_text("utf-8")
    assert f"{4 * len(PLACES)} dumps of {len(PLACES)} domains" in card
    assert f"share {model.weights['share']:+.2f}" in card


def case(domain: str, rows: list[list[float]], right: list[bool], says: str = "abcdef") -> Case:
    flags = np.array(right, np.bool_)
    return Case(
        domain, "wet", "made-up", ("good", "bad", "never"), np.array(rows), tuple(says[: len(rows)]), flags, flags
    )


CASES = [case(f"{n}.example", [[0, 1, 0], [1, 0, 0], [0, 0, 0]], [False, True, False]) for n in range(20)]
NONE = [case(f"{n}.org", [[0, 1, 0], [0, 0, 0]], [False, False]) for n in range(10)]


def test_what_is_right_gets_weight_and_what_no_document_shows_keeps_what_was_said_of_it() -> None:
    model = fit([*CASES, *NONE], CASES[0].names, {"never": -4.0})
    assert model.weights["good"] > 1 > 0 > model.weights["bad"]
    assert model.weights["never"] == -4.0
    given = answer(CASES[0], model)
    assert (given.right, given.place) == (True, 1)
    assert given.share > 0.5 > answer(NONE[0], model).share
    assert answer(case("x", [], []), model).place is None


def test_candidates_that_say_the_same_speak_for_one_another() -> None:
    model = ChoiceModel({"good": 1.0, "bad": -1.0, "never": 0.0}, 0.0)
    twice = case("a", [[0.9, 0, 0], [1, 0, 0], [0.9, 0, 0]], [True, False, True], "aba")
    assert answer(twice, model).place == 0
    assert answer(twice, model).share == pytest.approx(sum(model.shares([0.9, 1, 0.9])[::2]))


def test_the_folds_are_of_domains_and_the_shares_count_all_documents() -> None:
    answers = cross_validate([*CASES, *NONE], CASES[0].names)
    assert shares_at(answers, 0.5) == {"right": round(20 / 30, 4), "wrong": 0.0}
    assert shares_at(answers, 0.0)["wrong"] == pytest.approx(1 / 3, abs=1e-4)
    assert sum(count for _, _, count, _ in reliability(answers, (0.0, 0.5))) == 30


def test_a_model_is_the_same_behind_its_file_and_another_format_is_refused() -> None:
    model = ChoiceModel({"a": 1.5}, -0.5, {"dumps": 3})
    assert ChoiceModel.from_json(model.to_json()) == model
    assert sum(model.shares([1.0, 900.0])) <= 1
    with pytest.raises(KeyError):
        model.score({"b": 1.0})
    with pytest.raises(ValueError, match="train it anew"):
        ChoiceModel.from_json(model.to_json().replace('"format": 1', '"format": 0'))


def test_the_model_that_ships_knows_every_measure_and_no_other() -> None:
    lines = (*MENU, headline("Torp"), "March 3, 2021", *prose("Torp"))
    case = titles.measure(Text("a", "torp.example", "made-up", "wet", "\n".join(lines), headline("Torp"), ()))
    assert case is not None
    assert set(case.names) == load_choice(shipped_model(TITLE_MODEL)).weights.keys()
