"""What programs print around a text, known by its shape; and what looks like it and is the article's."""

import pytest

from pipeline import load_ruleset
from pipeline.cleaning import clean
from pipeline.model.block import Verdict
from pipeline.model.document import RawDocument
from pipeline.segment import segment

STORIES = {
    "en": [
        "The old ferry left the harbour of Marl at dawn with forty passengers and two lorries full of hay on board, the captain said.",
        "Nobody had told the lorries' owner that the bridge would be open again on Monday, and he paid for both of them in coins.",
        "The county wants to sell the ferry in the autumn, and a museum from Skell has asked for its funnel and for the captain's chair.",
    ],
    "fr": [
        "Le vieux bac a quitté le port de Marl à l'aube avec quarante passagers et deux camions de foin, a raconté son capitaine.",
        "Personne n'avait dit au propriétaire des camions que le pont rouvrirait lundi, et il a payé les deux passages en pièces.",
        "Le département veut vendre le bac à l'automne, et un musée de la région a demandé la cheminée et le fauteuil du capitaine.",
    ],
    "el": [
        "Το παλιό φέρι έφυγε από το λιμάνι της Μαρλ την αυγή με σαράντα επιβάτες και δύο φορτηγά γεμάτα σανό, είπε ο καπετάνιος.",
        "Κανείς δεν είχε πει στον ιδιοκτήτη των φορτηγών ότι η γέφυρα θα άνοιγε τη Δευτέρα, και πλήρωσε και τα δύο με κέρματα.",
        "Η περιφέρεια θέλει να πουλήσει το φέρι το φθινόπωρο, και ένα μουσείο ζήτησε το φουγάρο και την καρέκλα του καπετάνιου.",
    ],
}
BETWEEN = {
    "en": [
        ["Sorry, that clip would not start.", "(Error Code: PLAYER_ERR_TIMEOUT)"],
        ["Odds: Marl 6/4 – Draw 11/5 – Skell 2/1 | 18+ | Please gamble responsibly"],
    ],
    "fr": [
        ["Impossible de charger cette séquence.", "(Code d'erreur : MEDIA_ERR_SRC)"],
        ["Cotes : Marl 1,85 – N 3,20 – Vaucher 4,10 | +18 | Jouez avec modération"],
    ],
    "el": [
        ["Αυτό το κλιπ δεν ξεκίνησε.", "(Κωδικός σφάλματος: PLAYER_ERR_TIMEOUT)"],
        ["Αποδόσεις: Μαρλ 1,85 – Χ 3,20 – Σκελ 4,10 | 21+ | Παίξτε υπεύθυνα"],
    ],
}
STAMP = "FILE KEPT ON 04:17:52 Jun 21, 2014 AND FETCHED AGAIN ON 11:02:08 Feb 04, 2020."
BELOW = {
    "en": [
        [STAMP, "SCRIPT ADDED BY THE KEEPER."],
        ["playback timings (ms):", "captures_list: 118.402", "exclusion.robots: 0.211", "Loader3.datanode: 55.1 (4)"],
        ["0%", "25%", "50%", "75%", "100%"],
    ],
    "fr": [
        [
            "FICHIER STOCKÉ LE 03:12:44 avr. 14, 2013 ET RELU LE 10:20:01 juin 02, 2021.",
            "SCRIPT AJOUTÉ PAR LE GARDIEN.",
        ],
        ["temps de réponse (ms) :", "load_resource: 61.4", "exclusion.robots: 0.2"],
    ],
    "el": [
        ["ΑΡΧΕΙΟΘΕΤΗΘΗΚΕ ΣΤΙΣ 03:12:44 14/04/2013 ΚΑΙ ΑΝΑΚΤΗΘΗΚΕ ΣΤΙΣ 10:20:01 02/06/2021."],
        ["χρόνοι (ms):", "load_resource: 61.4", "captures_list: 12.8"],
    ],
}
# An article may explain a code, list shares, tell of a race to the second, and count what passengers paid.
OWN = (
    ["Two readers on board saw ERR_FERRY_GONE on the ticket machine.", "Reason given on board: ERR_FERRY_GONE"],
    ["The captain gave the share of seats that were taken on three days: 40%, 55% and 90%."],
    ["The race began at 10:02:08 and ended at 11:14:52, as the harbour's clock of 1902 shows."],
    ["Half of the 18+ passengers paid 1.85 or 2.10 for the ferry, and the rest of them paid nothing at all."],
    ["Food 65%", "Price 70%", "65%", "70%", "75%", "shop.example: 4.5", "trips.example: 4.1"],
)


def verdicts(lines: list[str]) -> tuple[Verdict, ...]:
    document = segment(RawDocument("a.txt", "text", "text/plain", "\n".join(lines).encode()))
    return tuple(clean(document, load_ruleset()).verdicts)


def kept(lines: list[str]) -> list[str]:
    return [line for line, verdict in zip(lines, verdicts(lines), strict=True) if verdict.keep]


@pytest.mark.parametrize("language", STORIES)
def test_what_programs_print_between_and_below_the_paragraphs_goes(language: str) -> None:
    one, two, three = STORIES[language]
    for box in BETWEEN[language]:
        assert kept([one, *box, two, three]) == [one, two, three]
    for box in BELOW[language]:
        assert kept([one, two, three, *box]) == [one, two, three]


@pytest.mark.parametrize("own", OWN)
def test_what_looks_alike_and_is_the_article_s_is_no_residue(own: list[str]) -> None:
    one, two, three = STORIES["en"]
    assert not [v for v in verdicts([one, *own, two, three]) if not v.keep and v.origin.family == "residue"]


def test_a_stamp_above_the_text_leaves_the_byline_to_its_rule() -> None:
    found = verdicts([STAMP, "Last ferry of Marl carries hay", "By Hester Cobbold", *STORIES["en"]])
    assert found[0].origin.family == "residue"
    assert found[2].captured_as == "byline"
