"""Which texts are not in English: other languages are told, and no text in English is taken for one of them."""

import os
import string
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.reading import KEPT_ASIDE, OWN
from ourterms.terms.rules.english import in_english
from ourterms.terms.rules.replies import to_have_in_writing
from ourterms.terms.rules.report import as_data, as_text, unread

# The same small advert, in the languages of people who are asked.
OTHERS = {
    "Welsh": "Rydym yn chwilio am bedwar o bobl sydd â phrofiad byw o wasanaethau iechyd meddwl i ymuno â'n panel "
    "newydd. Byddwn yn cyfarfod unwaith y mis am ddwy awr yn y llyfrgell yn y dref, ac mae cinio ar gael. "
    "Byddwn yn talu £20 yr awr ac yn ad-dalu costau teithio. Anfonwch e-bost atom erbyn dydd Gwener.",
    "Welsh, in two sentences": "Rydym yn chwilio am bobl sydd â phrofiad byw o wasanaethau iechyd meddwl i rannu eu "
    "stori yn ein cynhadledd. Byddwn yn talu costau teithio yn unig.",
    "French": "Nous cherchons quatre personnes qui ont vécu des soins en psychiatrie pour rejoindre notre groupe de "
    "travail. Les réunions ont lieu une fois par mois, le mardi, de 14 h à 16 h, dans les locaux de "
    "l'hôpital. Nous payons 20 € de l'heure et nous remboursons les frais de transport. Merci de nous "
    "écrire avant le 5 mars.",
    "Arabic": "نبحث عن أربعة أشخاص لديهم تجربة مع خدمات الصحة النفسية للانضمام إلى مجموعتنا. نلتقي مرة كل شهر لمدة "
    "ساعتين في المكتبة. ندفع ٢٠ جنيهاً في الساعة ونغطي تكاليف السفر.",
    "German": "Wir suchen vier Menschen mit eigener Erfahrung in der Psychiatrie für unseren neuen Beirat. Wir "
    "treffen uns einmal im Monat für zwei Stunden in der Bücherei. Wir zahlen 20 € die Stunde und "
    "erstatten die Fahrt. Schreiben Sie uns bis zum 5. März, wenn Sie dabei sein wollen.",
    "Polish": "Szukamy czterech osób z własnym doświadczeniem w psychiatrii do nowej grupy. Spotykamy się raz w "
    "miesiącu na dwie godziny w bibliotece. Płacimy 20 funtów za godzinę i zwracamy koszty dojazdu. "
    "Prosimy o wiadomość do 5 marca, jeśli ktoś z was chce do nas dołączyć.",
    "Spanish": "Buscamos a cuatro personas que hayan pasado por los servicios de salud mental para formar parte de "
    "nuestro grupo. Nos reunimos una vez al mes, dos horas, en la biblioteca del barrio. Pagamos 20 € por "
    "hora y los gastos de viaje. Escríbanos antes del 5 de marzo.",
    "Portuguese": "Procuramos quatro pessoas com experiência própria dos serviços de saúde mental para o nosso grupo. "
    "Reunimos uma vez por mês, durante duas horas, na biblioteca. Pagamos 20 € por hora e as despesas de "
    "viagem. Escreva para nós até ao dia 5 de março.",
    "Italian": "Cerchiamo quattro persone che hanno vissuto i servizi di salute mentale per il nostro gruppo. Ci "
    "vediamo una volta al mese per due ore in biblioteca. Paghiamo 20 € all'ora e le spese di viaggio. "
    "Scriveteci entro il 5 marzo se vi va di venire.",
    "Dutch": "Wij zoeken vier mensen met eigen ervaring in de psychiatrie voor onze nieuwe groep. We komen een "
    "keer per maand twee uur bij elkaar in de bibliotheek. We betalen 20 euro per uur en de reiskosten. "
    "Schrijf ons voor 5 maart of bel ons als je mee wilt doen.",
    "Irish": "Táimid ag lorg ceathrar a bhfuil taithí acu ar na seirbhísí meabhairshláinte chun páirt a ghlacadh "
    "sa ghrúpa nua. Buailimid le chéile uair sa mhí ar feadh dhá uair an chloig sa leabharlann. Íocaimid "
    "€20 san uair agus na costais taistil. Scríobh chugainn roimh an 5 Márta.",
    "Somali": "Waxaan raadineynaa afar qof oo khibrad u leh adeegyada caafimaadka maskaxda si ay uga mid noqdaan "
    "kooxdeena. Waxaan kulannaa hal mar bishii laba saacadood oo ku taal maktabadda. Waxaan bixinaa 20 "
    "ginni saacaddii iyo kharashka safarka. Fadlan noo soo qor ka hor 5ta Maarso.",
    "Romanian": "Căutăm patru persoane care au trecut prin serviciile de sănătate mintală pentru a face parte din "
    "grupul nostru. Ne întâlnim o dată pe lună, două ore, la bibliotecă. Plătim 20 de lire pe oră și "
    "cheltuielile de drum. Vă rugăm să ne scrieți până la 5 martie.",
    "Turkish": "Yeni grubumuz için ruh sağlığı hizmetlerini kendi yaşamış dört kişi arıyoruz. Ayda bir kez iki saat "
    "kütüphanede buluşuyoruz. Saat başına 20 sterlin ve yol parası ödüyoruz. Bize 5 Mart gününe kadar "
    "yazın ve bu iş için ne zaman boş olduğunuzu da söyleyin.",
    "Ukrainian": "Ми шукаємо чотирьох людей із власним досвідом психіатрії для нашої нової групи. Зустрічаємося раз на "
    "місяць на дві години в бібліотеці. Платимо 20 фунтів за годину і дорогу.",
    "Chinese": "我们正在寻找四位有精神健康服务亲身经历的人加入我们的小组。我们每月在图书馆见面一"
    "次，每次两小时。我们每小时支付二十英镑，并支付交通费。请在三月五日之前写信给我们。",
    "Urdu": "ہم چار ایسے لوگ ڈھونڈ رہے ہیں جنہیں ذہنی صحت کی خدمات کا ذاتی تجربہ ہو۔ ہم مہینے میں ایک بار دو "
    "گھنٹے کے لیے لائبریری میں ملتے ہیں۔ ہم فی گھنٹہ بیس پاؤنڈ دیتے ہیں۔",
    "Punjabi": "ਅਸੀਂ ਚਾਰ ਲੋਕਾਂ ਦੀ ਭਾਲ ਕਰ ਰਹੇ ਹਾਂ ਜਿਨ੍ਹਾਂ ਨੂੰ ਮਾਨਸਿਕ ਸਿਹਤ ਸੇਵਾਵਾਂ ਦਾ ਆਪਣਾ ਤਜਰਬਾ ਹੈ। ਅਸੀਂ ਮਹੀਨੇ ਵਿੱਚ "
    "ਇੱਕ ਵਾਰ ਦੋ ਘੰਟੇ ਲਈ ਮਿਲਦੇ ਹਾਂ।",
    "Bengali": "আমরা চারজন মানুষ খুঁজছি যাঁদের মানসিক স্বাস্থ্য সেবার নিজের অভিজ্ঞতা আছে। আমরা মাসে একবার দুই ঘণ্টার জন্য গ্রন্থাগারে দেখা করি।",
    "Vietnamese": "Chúng tôi đang tìm bốn người có kinh nghiệm với các dịch vụ sức khỏe tâm thần để tham gia nhóm mới. "
    "Chúng tôi gặp nhau mỗi tháng một lần trong hai giờ ở thư viện. Chúng tôi trả 20 bảng một giờ và tiền "
    "đi lại. Hãy viết cho chúng tôi trước ngày 5 tháng 3.",
    "Tagalog": "Naghahanap kami ng apat na tao na may sariling karanasan sa mga serbisyo sa kalusugan ng isip para "
    "sa aming bagong grupo. Nagkikita kami minsan sa isang buwan nang dalawang oras sa aklatan. "
    "Nagbabayad kami ng 20 libra kada oras at ang gastos sa biyahe.",
    "Swahili": "Tunatafuta watu wanne wenye uzoefu wao wenyewe wa huduma za afya ya akili ili wajiunge na kikundi "
    "chetu kipya. Tunakutana mara moja kwa mwezi kwa saa mbili katika maktaba. Tunalipa pauni 20 kwa saa "
    "na gharama za safari.",
    "Māori": "Kei te rapu mātou i ngā tāngata tokowhā kua pā ki ngā ratonga hauora hinengaro kia uru mai ki tō "
    "mātou rōpū hou. Ka tūtaki mātou kotahi i te marama mō ngā hāora e rua ki te whare pukapuka. Ka utu "
    "mātou i te $50 mō te hāora me ngā utu hāereere.",
    "Hungarian": "Négy embert keresünk az új csoportunkba, akinek saját tapasztalata van a pszichiátriáról. Havonta "
    "egyszer két órára találkozunk a könyvtárban, és az ebéd is a miénk. Óránként 20 fontot fizetünk és "
    "az utat is. Írjon nekünk március 5. előtt, ha van kedve és ideje.",
    "Finnish": "Etsimme neljää ihmistä, joilla on omaa kokemusta mielenterveyspalveluista, uuteen ryhmäämme. "
    "Tapaamme kerran kuussa kahden tunnin ajan kirjastossa. Maksamme 20 puntaa tunnilta ja matkat. "
    "Kirjoita meille ennen 5. maaliskuuta, jos se sopii ja jos aikaa on.",
    "Danish": "Vi søger fire mennesker med egne erfaringer fra psykiatrien til vores nye gruppe. Vi mødes en gang "
    "om måneden i to timer på biblioteket. Vi betaler 20 pund i timen og rejsen. Skriv til os inden den "
    "5. marts, hvis du har lyst til at være med.",
}
STAY = {
    "nothing": "",
    "one word": "Bore da",
    "a line of Welsh": "Rydym yn chwilio am bobl sydd â phrofiad byw.",
    "a name in other letters": "محمد الأمين",
    "names":
    "Ash Brook, Cass Dean, Eli Frost, Gwen Hale, Ifan Jones, Kit Lowe, Mar Nye, Ode Park, Quin Rees, "
    "Siân Tudor",
    "names from everywhere":
    "Ana de la Cruz, Jan van der Berg, Ngaio Te Rangi, Maria da Silva e Souza, Ali ibn Omar, Zofia z "
    "Gdyni",
    "a list":
    "tea\nmilk\nbread\njam\nrice\nsoap\nsalt\noats\neggs\nham\ncod\nfig\nyam\nnut\nbun\npie\nrye\nbin "
    "bags\ncandles\npaper",
    "figures":
    "Mon 2pm £25 | Tue 3pm £25 | Wed 4pm £30 | Thu 5pm £30 | Fri 2pm £25 | Mon 2pm £25 | Tue 3pm £25 | "
    "Wed 4pm £30",
    "notes":
    "mtg wed 2pm nhs hq, £25 ph + bus, 2 hrs, pls bring id, tea ok, dm me, thx. mtg thu 3pm nhs hq, £25 "
    "ph + bus, dm me",
    "shouted":
    "WE PAY TWENTY POUNDS FOR AN HOUR AND THE TRAVEL. WRITE TO US BEFORE FRIDAY. WE MEET IN THE LIBRARY "
    "ON MONDAYS.",
    "English with words in Māori":
    "Kia ora koutou. We are looking for tāngata whaiora for a rōpū that meets at the marae, with kai, "
    "and starts with karakia and mihi. You bring your whānau if you want. We pay a koha of $80. Ngā mihi nui.",
    "English with a French name":
    "Join the Conseil de la vie sociale, the board of users, at the Hôpital de la Côte in Geneva. "
    "You meet once a month, and they pay 30 francs an hour.",
    "both, as in Wales": OTHERS["Welsh"] + "\n\nWe are looking for four people who have lived through mental "
    "health services to "
    "join our new panel. We meet once a month for two hours in the library in town, and there is lunch. We "
    "pay £20 an hour, "
    "and travel. Please e-mail us by Friday.",
}  # fmt: skip


def adverts() -> list[Path]:
    """Our own, and the real ones where they are at hand, but for those that nobody looks at."""
    aside = set(KEPT_ASIDE.read_text("utf-8").split())
    given = os.environ.get("OURTERMS_CASES")
    real = sorted((Path(given) / "adverts").glob("*.txt")) if given else []
    return [*sorted(OWN.glob("*.txt")), *(path for path in real if path.stem not in aside)]


@pytest.mark.parametrize("text", OTHERS.values(), ids=OTHERS)
def test_another_language_is_told(text: str) -> None:
    assert not in_english(text)


@pytest.mark.parametrize("text", STAY.values(), ids=STAY)
def test_what_is_short_or_a_list_or_partly_english_stays_as_it_is(text: str) -> None:
    assert in_english(text)


def test_no_advert_in_english_is_taken_for_another_language() -> None:
    assert [path.name for path in adverts() if not in_english(path.read_text("utf-8"))] == []


@pytest.mark.parametrize("words", [20, 40, 80])
def test_nor_is_any_piece_of_one(words: int) -> None:
    wrong = []
    for path in adverts():
        text = path.read_text("utf-8").split()
        pieces = (text[start : start + words] for start in range(0, len(text), words))
        wrong += [f"{path.name}: {piece}" for piece in map(" ".join, pieces) if not in_english(piece)]
    assert wrong == []


@given(st.lists(st.text(string.ascii_lowercase, min_size=4), max_size=80), st.sampled_from([" ", ", ", "\n"]))
def test_no_list_of_long_words_is(words: list[str], between: str) -> None:
    assert in_english(between.join(words))


@given(st.lists(st.text(string.ascii_lowercase, min_size=1).map(str.capitalize), max_size=80))
def test_no_list_of_names_is(names: list[str]) -> None:
    assert in_english(", ".join(names))


@given(st.text())
def test_any_text_gets_an_answer(text: str) -> None:
    assert in_english(text) in (True, False)


def test_of_a_text_that_nobody_read_nothing_is_said() -> None:
    made = unread(("Something else.",))
    assert made.notes == (
        "This reads English only, for now. We can't tell from this text what they offer.",
        "Something else.",
    )
    said = as_data(made)
    assert (said["three"], said["findings"], said["read"]) == ([], [], {})
    assert as_text(made).startswith("We can't tell what they offer.\n\nA reply\n  Hello,\n")
    assert len(to_have_in_writing(made.findings)) == 7
    for reply in made.replies:
        assert len(reply.text.split()) < 60
        assert "in writing" not in reply.text  # it may be in writing already
    assert "neither a yes nor a no" in made.replies[0].text
