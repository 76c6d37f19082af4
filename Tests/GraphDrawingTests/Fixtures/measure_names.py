#!/usr/bin/env python3
"""Writes names.tsv: names of many scripts with the widths at which Chromium sets them, regular and bold, at 100 pixels.

    apt-get install chromium fonts-liberation fonts-dejavu-core fonts-noto-core fonts-noto-cjk fonts-noto-color-emoji
    python3 measure_names.py > names.tsv
"""
import html
import itertools
import pathlib
import random
import re
import subprocess
import tempfile

FAMILY = "Arial,Helvetica,Liberation Sans,DejaVu Sans,Noto Sans,sans-serif"
# Script, how many, given names, family names.
SCRIPTS = [
    ("latin", 90, "Anna Ben Charlotte William Jürgen Zoë Nathaniel Ivy Åsa Björn François Inês João Łucja Žofie Dvořák "
     "Ngọc Thị Ægir Øystein Þóra Çağla İlkay Šárka Ștefan Gözde WILLIAM MARÍA", "Müller O’Brien Smith-Jones García "
     "Nguyễn Ibrahimović Kowalczyk Ólafsdóttir van_der_Berg da_Silva_Santos Wójcik Łukaszewicz Jørgensen Çelik Öztürk "
     "Oberstleutnant Wolfeschlegelsteinhausen LEFÈVRE Fitzgerald Illich Wang Popa Țurcanu"),
    ("greek", 25, "Ιωάννης Ελένη Γεώργιος Μαρία Χρήστος ΑΝΝΑ Ὀδυσσεύς", "Παπαδόπουλος Καραμανλής Αγγελόπουλος Ωνάσης "
     "ΜΗΤΣΟΤΆΚΗΣ"),
    ("cyrillic", 35, "Екатерина Юрий Анна Михаил Світлана Їжак Ђорђе ОЛЬГА Гүлнар", "Щербакова Достоевский Кличко Іваненко "
     "Живковић Петров ЖУКОВ Ұлықбек"),
    ("armenian", 10, "Արամ Անահիտ Հովհաննես", "Խաչատրյան Պետրոսյան Սարոյան ԲԱՂՐԱՄՅԱՆ"),
    ("georgian", 10, "მარიამ გიორგი ნინო ქეთევან", "შევარდნაძე ბერიძე ჯუღაშვილი"),
    ("hebrew", 30, "מרים דוד יצחק שלמה רבקה צִפּוֹרָה", "כהן לוי בן־גוריון שפירא מזרחי אברהמוביץ׳"),
    ("arabic", 45, "محمد فاطمة عبد_الرحمن علي حسين نور أحمد خديجة مُحَمَّد لؤي آمال", "الهاشمي بن_سعيد الخوارزمي حداد "
     "القذافي لاله الزهراء مبارك"),
    ("persian", 20, "پروین گلنار ژاله کیان چنگیز ندا", "آقاسلطان فردوسی تهرانی یوسفزی ہاشمی ٹیپو"),
    ("devanagari", 30, "अमिताभ प्रिया लक्ष्मी विश्वनाथ कृष्ण सत्यजित श्रीदेवी", "बच्चन शर्मा गांधी चट्टोपाध्याय त्रिपाठी वर्मा"),
    ("bengali", 12, "রবীন্দ্রনাথ প্রীতিলতা সত্যজিৎ", "ঠাকুর ওয়াদ্দেদার রায় চট্টোপাধ্যায়"),
    ("gurmukhi", 8, "ਗੁਰਪ੍ਰੀਤ ਹਰਜੀਤ ਮਨਮੋਹਨ", "ਸਿੰਘ ਕੌਰ ਢਿੱਲੋਂ"),
    ("gujarati", 8, "નરેન્દ્ર કસ્તૂરબા જિજ્ઞેશ", "મોદી પટેલ શાહ"),
    ("tamil", 12, "முத்துலட்சுமி இளையராஜா கண்ணன் ஸ்ரீனிவாசன்", "சுப்பிரமணியம் ரெட்டி ஐயர்"),
    ("telugu", 12, "సత్యనారాయణ వెంకటేశ్వర లక్ష్మి", "రావు రెడ్డి చౌదరి కృష్ణమూర్తి"),
    ("kannada", 8, "ವಿಶ್ವೇಶ್ವರಯ್ಯ ರಾಜ್ಕುಮಾರ್ ಲಕ್ಷ್ಮಿ", "ಗೌಡ ಶೆಟ್ಟಿ ಭಟ್"),
    ("malayalam", 8, "മമ്മൂട്ടി യേശുദാസ് ലക്ഷ്മി", "നായർ മേനോൻ നമ്പൂതിരി"),
    ("thai", 25, "สมชาย ภูมิพล ยิ่งลักษณ์ ปรียา น้ำฝน", "ใจดี ชินวัตร ศรีสุวรรณ กุลวงศ์ อดุลยเดช"),
    ("lao", 6, "ພູມີ ຄຳຕັນ", "ວົງວິຈິດ ສີພັນດອນ ແກ້ວ"),
    ("ethiopic", 8, "ተስፋዬ አበበ ኃይለ", "ገብረሥላሴ ቢቂላ መንግሥቱ"),
    ("chinese", 25, "秀英 小龍 伟 娜 志明 雨轩", "李 王 欧阳 司马 张 陳"),
    ("japanese", 25, "太郎 はなこ さくら マリア 健一 ｱﾝﾅ", "山田_ 佐々木_ 渡邉_ スミス・ 長谷川_"),
    ("korean", 20, "민준 서연 지훈 하은 영희", "김 이 박 최_ 남궁_"),
    ("emoji", 30, "👩‍👩‍👧‍👦 👍🏽 🇩🇪🇧🇷 ❤️ 🏴󠁧󠁢󠁳󠁣󠁴󠁿 1️⃣ 🧑🏿‍🚀 😀 🐙 🏳️‍🌈 👨🏻‍🦰 ☀️", "Ada 李 נועה 🎉 🤷🏽‍♀️"),
    ("mixed", 24, "Anna אנה John 李明 Юля 2PAC", "كريم Müller-山田 (משה) & Cie. „Zitat“ –_GmbH no.7"),
]


def names():
    generator = random.Random(5)
    for script, count, given, family in SCRIPTS:
        pairs = list(itertools.product(given.split(), family.split()))
        generator.shuffle(pairs)
        glue = "" if script in ("chinese", "korean") else " "
        for first, last in pairs[:count]:
            parts = (last, first) if script in ("chinese", "japanese", "korean") else (first, last)
            yield script, glue.join(parts).replace("_ ", " ").replace("_", " ").replace("・ ", "・")


def measured(texts):
    rows = "".join(
        f'<text style="font-size:100px;font-weight:{weight}">{html.escape(text)}</text>'
        for text in texts for weight in (400, 700))
    page = f"""<!doctype html><meta charset="utf-8">
<svg style="font-family:{FAMILY};text-rendering:geometricPrecision">{rows}</svg><pre></pre><script>
document.querySelector("pre").textContent =
  [...document.querySelectorAll("text")].map(text => text.getComputedTextLength().toFixed(1)).join(" ")</script>"""
    with tempfile.TemporaryDirectory() as folder:
        file = pathlib.Path(folder, "page.html")
        file.write_text(page)
        shown = subprocess.run(
            ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--dump-dom", file.as_uri()],
            capture_output=True, text=True, check=True).stdout
    return re.search(r"<pre>(.*?)</pre>", shown).group(1).split()


def main():
    listed = list(names())
    widths = measured([name for _, name in listed])
    for (script, name), regular, bold in zip(listed, widths[::2], widths[1::2]):
        print(script, name, regular, bold, sep="\t")


main()
