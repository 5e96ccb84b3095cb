"""Pieces that generated documents are put together from; all sentences are our own."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Language:
    """What a generated article in one language can hold."""

    code: str
    title: str
    date: str
    byline: str
    paragraphs: tuple[str, ...]
    menu: tuple[str, ...]
    footer: tuple[str, ...]


ENGLISH = Language(
    "en",
    "Old harbour bridge reopens after two years of repairs",
    "12 March 2021",
    "By Nora Whitfield",
    (
        "The bridge over the old harbour was opened to traffic again on Friday morning, two years after an inspection "
        "found cracks in forty of its steel beams.",
        "Engineers replaced the damaged parts one by one, so that pedestrians could cross during most of the work. The "
        "city paid for it out of its reserve fund.",
        "“We are glad to have it back,” said the head of the ferry company, whose boats carried commuters across for "
        "free while the road was closed.",
        "Comments from shopkeepers on both banks were mixed: some had lost half of their customers, others had gained "
        "new ones from the ferry landing.",
        "The next inspection is planned for the autumn of next year, the council said in a short statement.",
    ),
    ("Home", "World", "Business", "Sport", "Culture", "Opinion"),
    ("Follow us on Facebook", "Subscribe to our newsletter", "© 2021 The Harbour Herald. All rights reserved."),
)
GERMAN = Language(
    "de",
    "Alte Hafenbrücke nach zwei Jahren wieder offen",
    "12. März 2021",
    "Von Henrike Vollmer",
    (
        "Die Brücke über den alten Hafen ist seit Freitagmorgen wieder für den Verkehr freigegeben, zwei Jahre nachdem "
        "Prüfer in vierzig Stahlträgern Risse gefunden hatten.",
        "Die beschädigten Teile wurden nacheinander ersetzt, sodass Fußgänger die meiste Zeit hinüber konnten. Bezahlt "
        "hat die Stadt die Arbeiten aus ihrer Rücklage.",
        "„Wir sind froh, dass wir sie wiederhaben“, sagte die Leiterin der Fährgesellschaft, deren Boote Pendler in "
        "dieser Zeit kostenlos übersetzten.",
        "Die nächste Prüfung ist für den Herbst des kommenden Jahres geplant, teilte der Stadtrat mit.",
    ),
    ("Startseite", "Politik", "Wirtschaft", "Sport", "Kultur"),
    ("Newsletter abonnieren", "© 2021 Hafenbote. Alle Rechte vorbehalten.", "Impressum", "Datenschutz"),
)
FRENCH = Language(
    "fr",
    "Le vieux pont du port rouvre après deux ans de travaux",
    "12 mars 2021",
    "Par Élodie Marchand",
    (
        "Le pont qui enjambe le vieux port a été rouvert à la circulation vendredi matin, deux ans après la découverte "
        "de fissures dans quarante de ses poutres d’acier.",
        "Les ingénieurs ont remplacé les pièces abîmées l’une après l’autre, et les piétons ont pu traverser pendant la "
        "plus grande partie du chantier.",
        "« Nous sommes heureux de le retrouver », a déclaré la directrice de la compagnie des bacs, dont les bateaux "
        "ont transporté gratuitement les voyageurs.",
    ),
    ("Accueil", "Monde", "Économie", "Sports", "Culture"),
    ("Suivez-nous sur Facebook", "© 2021 Le Courrier du Port. Tous droits réservés.", "Mentions légales"),
)
SPANISH = Language(
    "es",
    "Reabre el viejo puente del puerto tras dos años de obras",
    "12 de marzo de 2021",
    "Por Inés Robledo",
    (
        "El puente sobre el viejo puerto se abrió de nuevo al tráfico el viernes por la mañana, dos años después de que "
        "una inspección encontrara grietas en cuarenta vigas.",
        "Los ingenieros sustituyeron las piezas dañadas una por una, de modo que los peatones pudieron cruzar durante "
        "casi toda la obra, que el ayuntamiento pagó con sus reservas.",
        "«Nos alegra tenerlo de vuelta», dijo la directora de la compañía de transbordadores, cuyos barcos llevaron "
        "gratis a los viajeros mientras estuvo cerrado.",
    ),
    ("Inicio", "Mundo", "Economía", "Deportes", "Cultura"),
    ("Síguenos en Facebook", "© 2021 El Correo del Puerto. Todos los derechos reservados.", "Aviso legal"),
)
PORTUGUESE = Language(
    "pt",
    "Velha ponte do porto reabre depois de dois anos de obras",
    "12 de março de 2021",
    "Por Inês Carvalhal",
    (
        "A ponte sobre o velho porto voltou a abrir ao trânsito na sexta-feira de manhã, dois anos depois de uma "
        "inspeção ter encontrado fissuras em quarenta vigas de aço.",
        "Os engenheiros substituíram as peças danificadas uma a uma, e os peões puderam atravessar durante quase toda a "
        "obra, que a câmara pagou com as suas reservas.",
    ),
    ("Início", "Mundo", "Economia", "Desporto", "Cultura"),
    ("Siga-nos no Facebook", "© 2021 Correio do Porto Velho. Todos os direitos reservados.", "Política de privacidade"),
)
ITALIAN = Language(
    "it",
    "Riapre il vecchio ponte del porto dopo due anni di lavori",
    "12 marzo 2021",
    "Di Caterina Bellandi",
    (
        "Il ponte sul vecchio porto è stato riaperto al traffico venerdì mattina, due anni dopo che un controllo aveva "
        "trovato crepe in quaranta delle sue travi d’acciaio.",
        "Gli ingegneri hanno sostituito i pezzi danneggiati uno alla volta, così che i pedoni hanno potuto attraversare "
        "per quasi tutta la durata dei lavori.",
    ),
    ("Home", "Mondo", "Economia", "Sport", "Cultura"),
    ("Seguici su Facebook", "© 2021 Il Corriere del Porto. Tutti i diritti riservati.", "Informativa sulla privacy"),
)
TURKISH = Language(
    "tr",
    "Eski liman köprüsü iki yıllık onarımın ardından açıldı",
    "12 Mart 2021",
    "Deniz Aksoylu",
    (
        "Eski limanın üzerindeki köprü, denetimde kırk çelik kirişinde çatlak bulunmasından iki yıl sonra cuma sabahı "
        "yeniden trafiğe açıldı.",
        "Mühendisler hasarlı parçaları birer birer değiştirdi ve yayalar çalışmaların büyük bölümünde köprüden "
        "geçebildi; masrafı belediye yedek akçesinden karşıladı.",
    ),
    ("Ana Sayfa", "Dünya", "Ekonomi", "Spor", "Kültür"),
    ("Bizi takip edin", "© 2021 Liman Postası. Tüm hakları saklıdır."),
)
RUSSIAN = Language(
    "ru",
    "Старый мост через гавань открыли после двух лет ремонта",
    "12 марта 2021",
    "Вера Лугинина",
    (
        "Мост через старую гавань снова открыли для движения в пятницу утром, через два года после того, как проверка "
        "обнаружила трещины в сорока стальных балках.",
        "Инженеры заменяли повреждённые части одну за другой, так что пешеходы могли переходить мост почти всё время "
        "работ, а город оплатил их из своего резерва.",
    ),
    ("Главная", "Мир", "Экономика", "Спорт", "Культура"),
    ("Подпишитесь на рассылку", "© 2021 Портовый вестник. Все права защищены."),
)
ARABIC = Language(
    "ar",
    "إعادة فتح جسر الميناء القديم بعد عامين من الإصلاح",
    "12 مارس 2021",
    "سلمى الخوري",
    (
        "أعيد فتح الجسر فوق الميناء القديم أمام حركة المرور صباح الجمعة، بعد عامين من اكتشاف شقوق في أربعين من عوارضه "
        "الفولاذية خلال فحص دوري.",
        "استبدل المهندسون الأجزاء المتضررة واحدا تلو الآخر، بحيث تمكن المشاة من العبور معظم الوقت، ودفعت المدينة تكاليف "
        "العمل من صندوقها الاحتياطي.",
    ),
    ("الرئيسية", "العالم", "اقتصاد", "رياضة", "ثقافة"),
    ("تابعونا على فيسبوك", "جميع الحقوق محفوظة © 2021 بريد الميناء"),
)
LANGUAGES = (ENGLISH, GERMAN, FRENCH, SPANISH, PORTUGUESE, ITALIAN, TURKISH, RUSSIAN, ARABIC)

# Lines that trip naive code: look-alikes of boilerplate, markup in a dump, invisible and combining characters.
ODD_LINES = (
    "Comments made by the minister on Tuesday indicate that the plan will not be changed before the vote.",
    "READ: What the inspection of the old bridge found",
    "(Photo: Harbour Herald)",
    "Source: Harbour Herald",
    "Published on 12/03/2021 at 14:05",
    "10:45 am",
    "***",
    "…",
    "1,234",
    "https://example.org/news/harbour-bridge?id=17#top",
    "<b>not markup</b> &amp; not an entity",
    "\u200bzero width\u200d and\u00a0no-break\u00a0spaces\u2028and a line separator",
    "e\u0301crit a\u0300 la main, décomposé",
    "\u202eright to left override\u202c",
    "👩‍👩‍👧‍👦 family 🏳️‍🌈 flag",
    "a" * 400,
    "\ufeffa byte order mark inside",
    "NUL\x00 and bell\x07",
)
