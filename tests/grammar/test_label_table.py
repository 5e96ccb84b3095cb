"""Labels of dates are found by their first words as one regular expression of all of them would find them."""

from __future__ import annotations

import re

from pipeline import load_ruleset
from pipeline.grammar.labels import find_labels, labels_by_word
from pipeline.grammar.persons.agencies import agency, agency_index, agency_key
from pipeline.grammar.vocabulary import alternation, fold, vocabulary
from pipeline.packs.names import known_names

APART = ("{} 3 May", "{}: 3 May", "By Ana Roe | {}  {}", "({})")
GLUED = ("x{} 3 May", "{}s 3 May", "{}3 May")  # a label of a script without spaces is no first word there


def test_labels_are_found_as_by_one_pattern() -> None:
    words = vocabulary(load_ruleset().languages)
    modified = words.words("modified_labels")
    published = words.words("published_labels") - modified
    pattern = re.compile(
        rf"(?<![^\W\d_])(?:(?P<modified>{alternation(modified)})|(?P<published>{alternation(published)}))"
        rf"(?![^\W\d_\u3040-\u9fff])"
    )
    found = 0
    for label in sorted(modified | published):
        if not label[0].isalpha():
            continue  # an expression that begins elsewhere than at a word
        for text in (label, label.replace(" ", "  "), label.replace(" ", "\u00a0\t")):
            for form in (*APART, *GLUED) if max(label) < "\u3040" else APART:
                folded = fold(form.format(text, text))
                expected = [(m.start(), m.end(), m.lastgroup) for m in pattern.finditer(folded)]
                assert words.find_labels(folded) == expected, folded
                found += len(expected)
    assert found > len(published)


def test_the_longest_label_of_the_first_kind_counts_unless_a_word_goes_on() -> None:
    labels = labels_by_word({"late": ["up", "up to"], "early": ["up to date", "on"]})
    assert find_labels("up to date", labels) == [(0, 5, "late")]
    assert find_labels("up  together on it", labels) == [(0, 2, "late"), (13, 15, "early")]
    assert find_labels("upper onto", labels) == []


def test_every_form_of_an_agency_is_its_name() -> None:
    forms = [form for name, others in known_names().agencies.items() for form in (name, *others)]
    for form in forms:
        for text in (form, f"({form})", f" {form}.", form.upper(), form.lower(), f"the {form}"):
            assert agency(text) == agency_index().get(agency_key(text)), text
    assert sum(agency(form) is not None for form in forms) > len(forms) // 2
