"""Wire agencies: the forms in which they are credited, and the name a record gives them."""

from __future__ import annotations

import re
from functools import lru_cache

# Facts: agency -> the other forms (abbreviations, own-language names) that bylines and credits use.
AGENCIES: dict[str, tuple[str, ...]] = {
    "Associated Press": ("AP", "The Associated Press", "AP News", "Associated Press Writer"),
    "Reuters": ("Thomson Reuters", "Reuters News Agency", "رويترز", "Рейтер", "ロイター", "路透社", "로이터"),
    "Agence France-Presse": ("AFP", "Agence France Presse", "France Presse", "ا ف ب", "أ ف ب", "فرانس برس", "法新社"),
    "Deutsche Presse-Agentur": ("dpa", "Deutsche Presse Agentur", "dpa-infocom", "dpa-AFX", "dpa/lno", "dpa/lsw"),
    "Anadolu Agency": ("AA", "Anadolu", "Anadolu Ajansı", "Anadolu Ajansi", "وكالة الأناضول", "الأناضول"),
    "ANSA": ("Agenzia ANSA", "Redazione ANSA"),
    "Adnkronos": ("AdnKronos",),
    "AGI": ("Agenzia Italia", "Agenzia Giornalistica Italia"),
    "LaPresse": (),
    "EFE": ("Agencia EFE", "Agencia Efe", "EFE News"),
    "Europa Press": (),
    "Notimex": (),
    "Télam": ("Telam", "Agencia Télam"),
    "Prensa Latina": (),
    "Agência Brasil": ("Agencia Brasil",),
    "Estadão Conteúdo": ("Estadao Conteudo",),
    "Folhapress": (),
    "Lusa": ("Agência Lusa", "Agencia Lusa"),
    "Belga": ("Agence Belga", "Belga News Agency"),
    "ANP": ("Algemeen Nederlands Persbureau",),
    "APA": ("Austria Presse Agentur", "apa.at"),
    "Keystone-SDA": ("sda", "Keystone SDA", "ATS", "Keystone-ATS", "awp"),
    "SID": ("Sport-Informations-Dienst", "Sport Informations Dienst"),
    "epd": ("Evangelischer Pressedienst",),
    "KNA": ("Katholische Nachrichten-Agentur",),
    "Ritzau": ("Ritzaus Bureau",),
    "NTB": ("Norsk Telegrambyrå", "©NTB"),
    "TT": ("TT Nyhetsbyrån", "Tidningarnas Telegrambyrå"),
    "STT": ("Suomen Tietotoimisto", "STT-Lehtikuva"),
    "BNS": ("Baltic News Service",),
    "LETA": (),
    "PAP": ("Polska Agencja Prasowa",),
    "ČTK": ("CTK", "Česká tisková kancelář"),
    "TASR": (),
    "SITA": (),
    "MTI": ("Magyar Távirati Iroda",),
    "Agerpres": ("AGERPRES",),
    "Mediafax": (),
    "HINA": (),
    "Tanjug": ("Танјуг",),
    "Beta": ("Novinska agencija Beta",),
    "Fonet": ("FoNet",),
    "MINA": (),
    "BTA": ("БТА", "Bulgarian News Agency"),
    "AMNA": ("ΑΠΕ-ΜΠΕ", "ANA-MPA"),
    "TASS": ("ТАСС", "ITAR-TASS", "ИТАР-ТАСС"),
    "RIA Novosti": ("РИА Новости", "РИА «Новости»"),
    "Interfax": ("Интерфакс",),
    "Sputnik": ("Спутник", "سبوتنيك"),
    "Ukrinform": ("Укрінформ", "Укринформ"),
    "UNIAN": ("УНІАН", "УНИАН"),
    "Interfax-Ukraine": ("Інтерфакс-Україна", "Интерфакс-Украина"),
    "BelTA": ("БелТА", "БЕЛТА"),
    "Kazinform": ("Казинформ",),
    "Trend": (),
    "IHA": ("İHA", "İhlas Haber Ajansı"),
    "DHA": ("Demirören Haber Ajansı", "Doğan Haber Ajansı"),
    "ANKA": ("ANKA Haber Ajansı",),
    "WAFA": ("وفا", "وكالة وفا"),
    "SANA": ("سانا",),
    "SPA": ("Saudi Press Agency", "واس"),
    "WAM": ("Emirates News Agency", "وام"),
    "KUNA": ("كونا", "Kuwait News Agency"),
    "QNA": ("قنا", "Qatar News Agency"),
    "MENA": ("Middle East News Agency", "أ ش أ"),
    "Petra": ("Jordan News Agency", "بترا"),
    "NNA": ("National News Agency",),
    "MAP": ("Maghreb Arabe Presse", "و م ع"),
    "TAP": ("Tunis Afrique Presse", "وات"),
    "APS": ("Algérie Presse Service", "وأج", "Agence de Presse Sénégalaise"),
    "IRNA": ("ایرنا", "إرنا", "Islamic Republic News Agency"),
    "ISNA": ("ایسنا",),
    "Fars News Agency": ("Fars", "Fars News", "فارس", "خبرگزاری فارس"),
    "Mehr News Agency": ("Mehr News", "مهر", "خبرگزاری مهر"),
    "Tasnim": ("تسنیم", "Tasnim News Agency"),
    "PTI": ("Press Trust of India",),
    "ANI": ("Asian News International",),
    "IANS": ("Indo-Asian News Service", "Indo Asian News Service"),
    "UNI": ("United News of India",),
    "APP": ("Associated Press of Pakistan",),
    "BSS": ("Bangladesh Sangbad Sangstha",),
    "UNB": ("United News of Bangladesh",),
    "Xinhua": ("新华社", "新華社", "Xinhua News Agency", "新华网"),
    "China News Service": ("中新社", "中国新闻社", "中新网"),
    "Central News Agency": ("中央社", "CNA Taiwan"),
    "Kyodo News": ("Kyodo", "共同通信", "共同", "共同通信社"),
    "Jiji Press": ("Jiji", "時事通信", "時事", "時事通信社"),
    "Yonhap": ("Yonhap News Agency", "연합뉴스"),
    "Newsis": ("뉴시스",),
    "News1": ("뉴스1",),
    "KCNA": ("조선중앙통신", "朝鲜中央通讯社"),
    "Antara": ("ANTARA", "Antara News"),
    "Bernama": ("BERNAMA",),
    "Vietnam News Agency": ("VNA", "TTXVN"),
    "Philippine News Agency": ("PNA",),
    "Australian Associated Press": ("AAP",),
    "PA Media": ("Press Association", "PA", "PA Reporter", "Press Association Reporter"),
    "Canadian Press": ("The Canadian Press", "La Presse Canadienne", "Presse Canadienne", "CP"),
    "United Press International": ("UPI",),
    "Bloomberg": ("Bloomberg News",),
    "Dow Jones Newswires": ("Dow Jones",),
    "PR Newswire": ("PRNewswire", "Cision PR Newswire"),
    "Business Wire": ("BUSINESS WIRE",),
    "GlobeNewswire": ("Globe Newswire", "GLOBE NEWSWIRE"),
    "Inter Press Service": ("IPS",),
    "Pan African News Agency": ("PANA", "Panapress"),
    "Kenya News Agency": ("KNA Kenya",),
    "News Agency of Nigeria": ("NAN",),
    "SAnews": ("South African Government News Agency",),
    "Tribune News Service": ("TNS", "Tribune Content Agency"),
    "City News Service": (),
    "States News Service": (),
    "The Conversation": (),
}


def agency_key(text: str) -> str:
    """The folded form in which agencies are looked up: letters and digits only, case kept for abbreviations.

    Up to five Latin capitals are an abbreviation and must be written as one ("AP", not "Ap" or "ap").
    """
    squeezed = re.sub(r"[\W_]+", " ", text).strip()
    return squeezed if len(squeezed) <= 4 and squeezed.isascii() else squeezed.casefold()


@lru_cache(maxsize=1)
def agency_index() -> dict[str, str]:
    """Folded form -> the agency's name."""
    forms = {agency_key(form): name for name, others in AGENCIES.items() for form in (name, *others)}
    return {key: name for key, name in forms.items() if key}


def agency(text: str) -> str | None:
    """The agency that this text names, whole; None if it names none."""
    return agency_index().get(agency_key(text))
