#!/usr/bin/env python3
"""Writes Sources/GraphDrawing/TextAdvances.swift and its tables: how wide the characters of real faces are.

    pip install fonttools uharfbuzz
    apt-get install fonts-liberation fonts-dejavu-core fonts-noto-core fonts-noto-cjk fonts-noto-color-emoji
    python3 make_font_metrics.py Sources/GraphDrawing [folder of fonts]

A character has the width of the first face of the stack that holds it: Liberation Sans, whose widths are those of Arial
and Helvetica, then DejaVu Sans, then the faces of Noto. Blocks in which names are mostly written are kept character by
character, others by the widest of each 128. Arabic letters are shaped, for their width depends on their neighbors.
Widths are thousandths of the size of the letters. Only numbers are taken from the faces.
"""
import pathlib
import sys
import unicodedata

import uharfbuzz
from fontTools.ttLib import TTFont

DESTINATION = pathlib.Path(sys.argv[1])
FOLDER = pathlib.Path(sys.argv[2] if len(sys.argv) > 2 else "/usr/share/fonts")
NOTO = [""] + sorted(
    path.name[len("NotoSans"):-len("-Regular.ttf")]
    for path in FOLDER.rglob("NotoSans?*-Regular.ttf")
    if not any(word in path.name for word in ("UI-", "Mono", "Display", "Symbols", "CJK")))

# First and last character of each block that is kept whole.
DENSE = [
    (0x20, 0x7F), (0xA0, 0x24F), (0x250, 0x2FF), (0x370, 0x52F), (0x531, 0x58F), (0x5BE, 0x5F4), (0x900, 0x97F),
    (0x980, 0x9FF), (0xA00, 0xA7F), (0xA80, 0xAFF), (0xB80, 0xBFF), (0xC00, 0xC7F), (0xC80, 0xCFF), (0xD00, 0xD7F),
    (0xE00, 0xE7F), (0xE80, 0xEFF), (0x10A0, 0x10FF), (0x1200, 0x137F), (0x1E00, 0x1EFF), (0x1F00, 0x1FFF),
    (0x2000, 0x20BF), (0x2100, 0x214F), (0x2190, 0x21FF), (0x2200, 0x226F),
]
ARABIC = (0x620, 0x6D5)


def path(name):
    found = sorted(FOLDER.rglob(name), key=lambda one: (len(one.parts), str(one)))
    return found[0] if found else None


class Face:
    def __init__(self, file, number=-1):
        self.file = file
        self.font = TTFont(file, fontNumber=number, lazy=True)
        self.map = self.font.getBestCmap()
        self.advances = self.font["hmtx"].metrics
        self.scale = 1000 / self.font["head"].unitsPerEm

    def width(self, code):
        name = self.map.get(code)
        if name is None:
            return None
        # Rounded up, but not for what is a whole thousandth already.
        return int(-(-self.advances[name][0] * self.scale // 1))


def stack(weight):
    names = [f"LiberationSans-{weight}.ttf", "DejaVuSans.ttf" if weight == "Regular" else "DejaVuSans-Bold.ttf"]
    names += [f"NotoSans{script}-{weight}.ttf" for script in NOTO]
    names += [f"NotoSansSymbols-{weight}.ttf", "NotoSansSymbols2-Regular.ttf"]
    faces = [Face(found) for found in map(path, names) if found]
    cjk = path(f"NotoSansCJK-{weight}.ttc")
    if cjk:
        faces.append(Face(cjk, 0))
    return faces


def is_mark(code):
    return unicodedata.category(chr(code)) in ("Mn", "Me", "Cf", "Cc", "Cs")


def width(faces, code):
    # A few signs of southern India are called marks, but stand beside their letters.
    if is_mark(code) and code not in (0xB82, 0xC3E, 0xC4A, 0xC4B, 0xC4C, 0xCCD, 0xD41, 0xD42, 0xD43, 0xD44):
        return 0
    for face in faces:
        found = face.width(code)
        if found is not None:
            return found
    return None


def constants(regular, bold):
    """Runs of 128 characters with their greatest widths, rounded up to fiftieths, equal neighbors joined."""
    runs = []
    for start in list(range(0x500, 0x10000, 128)) + list(range(0x10000, 0x20000, 128)):
        if 0xAC00 <= start < 0xD780 or 0xD800 <= start < 0xF900:
            continue
        values = []
        for faces in (regular, bold):
            widths = [found for code in range(start, start + 128)
                      if unicodedata.category(chr(code)) != "Cn" and (found := width(faces, code)) is not None]
            values.append(-(-max(widths) // 20) * 20 if widths and max(widths) else None)
        if values[0] is None:
            continue
        values[1] = values[1] or values[0]
        if runs and runs[-1][1] == start and runs[-1][2:] == tuple(values):
            runs[-1] = (runs[-1][0], start + 128, *values)
        else:
            runs.append((start, start + 128, *values))
    hangul = [max(width(faces, code) for code in range(0xAC00, 0xD7A4, 97)) for faces in (regular, bold)]
    runs.append((0xAC00, 0xD7A4, *hangul))
    runs.append((0x20000, 0x323B0, 1000, 1000))
    # Half of the forms in this block fill half a square only.
    runs = [run for run in runs if run[0] not in (0xFF00, 0xFF80)]
    runs += [(0xFF00, 0xFF61, 1000, 1000), (0xFF61, 0xFFE0, 500, 500), (0xFFE0, 0xFFE8, 1000, 1000)]
    runs += [(0xFFE8, 0xFFF0, 500, 500), (0xFFF0, 0x10000, 1040, 1120)]
    return sorted(runs)


def shaped(font, text):
    buffer = uharfbuzz.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    uharfbuzz.shape(font, buffer, {"kern": False, "liga": False, "rlig": False})
    return [(info.codepoint, position.x_advance)
            for info, position in zip(buffer.glyph_infos, buffer.glyph_positions) if position.x_advance]


def arabic(faces):
    """For each letter its class and its widths alone, at the beginning, in the middle, at the end."""
    joiner = "\u200d"
    fonts = {}
    rows, classes = [], ""
    for code in range(ARABIC[0], ARABIC[1] + 1):
        face = next((one for one in faces if code in one.map), None)
        if is_mark(code) or face is None:
            rows.append([0] * 4)
            classes += "T" if is_mark(code) else "U"
            continue
        if face.file not in fonts:
            made = uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(face.file)))
            fonts[face.file] = uharfbuzz.Font(made)
        letter = chr(code)
        forms = [shaped(fonts[face.file], text) for text in (
            letter, letter + joiner, joiner + letter + joiner, joiner + letter)]
        glyphs = [[glyph for glyph, _ in form] for form in forms]
        joins_next, joins_last = glyphs[1] != glyphs[0], glyphs[3] != glyphs[0]
        classes += "C" if code == 0x640 else "D" if joins_next else "R" if joins_last else "U"
        rows.append([int(-(-sum(advance for _, advance in form) * face.scale // 1)) for form in forms])
    return classes, rows


def lines(values, indent="    "):
    out, line = [], indent
    for value in values:
        text = f"{value}, "
        if len(line) + len(text) > 120:
            out.append(line.rstrip())
            line = indent
        line += text
    return "\n".join(out + [line.rstrip()])


ORIGIN = "// Written by Tests/GraphDrawingTests/Fixtures/make_font_metrics.py, which says what the numbers are.\n\n"


def table(name, values):
    return f"  // swift-format-ignore\n  static let {name}: [UInt16] = [\n{lines(values)}\n  ]\n"


def main():
    faces = {"regular": stack("Regular"), "bold": stack("Bold")}
    out = ORIGIN + "/// The widths of characters, in thousandths of the size of the letters.\nenum TextAdvances {\n"
    out += "  /// The blocks whose characters are kept one by one, and where each begins in the tables.\n"
    out += "  static let blocks: [(first: UInt32, count: UInt32, place: Int)] = [\n"
    place = 0
    for first, last in DENSE:
        out += f"    (0x{first:04X}, {last - first + 1}, {place}),\n"
        place += last - first + 1
    out += "  ]\n\n  /// Elsewhere the widest of all between `first` and `end`.\n  // swift-format-ignore\n"
    out += "  static let ranges: [(first: UInt32, end: UInt32, regular: UInt16, bold: UInt16)] = [\n"
    out += lines([f"(0x{first:X}, 0x{end:X}, {one}, {two})" for first, end, one, two in constants(*faces.values())])
    out += f"\n  ]\n\n  static let firstArabic: UInt32 = 0x{ARABIC[0]:X}\n\n"
    shapes = {name: arabic(list_of) for name, list_of in faces.items()}
    classes = shapes["regular"][0]
    half = len(classes) // 2
    out += "  /// D joins both neighbors, R the one before, C both without a shape of its own, T is a mark, U joins none.\n"
    out += f'  static let arabicJoining =\n    "{classes[:half]}"\n    + "{classes[half:]}"\n\n'
    out += "  /// For each letter its widths alone, at the beginning of a joined run, within it and at its end.\n"
    out += table("arabicRegular", [one for row in shapes["regular"][1] for one in row]) + "\n"
    out += table("arabicBold", [one for row in shapes["bold"][1] for one in row]) + "}\n"
    (DESTINATION / "TextAdvances.swift").write_text(out)
    out = ORIGIN + "/// The widths of the blocks, one after the other.\nextension TextAdvances {\n"
    tables = []
    for name, list_of in faces.items():
        values = [width(list_of, code) or 0 for first, last in DENSE for code in range(first, last + 1)]
        tables.append(table(name, values))
    (DESTINATION / "TextAdvances+Blocks.swift").write_text(out + "\n".join(tables) + "}\n")


main()
