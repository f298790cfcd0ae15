"""Documents as they come: encodings, Word files, and what is no plan at all."""

from __future__ import annotations

import copy
import io
import sys
import zipfile

import pytest

from targetcheck.draft import DraftError, document, draft, read_document

TEXT = "东山县2025年工作要点\n建档率达到90%。"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030", "gbk"])
def test_encodings(encoding: str) -> None:
    assert read_document(TEXT.encode(encoding), "plan.txt") == TEXT


def word_file(document: str = "word/document.xml", content: str = "<broken") -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as file:
        file.writestr(document, content)
    return data.getvalue()


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "the file is empty"),
        (b" \r\n ", "the file is empty"),
        ("\ufeff \n".encode(), "the document has no text"),
        (b"Annual health plan: coverage of at least 90%.", "no Chinese text was found (33 letters of another script)"),
        (b"1,2,3\n4,5,6", "no Chinese text was found (no letters at all)"),
        ("年次計画：ワクチンのカバー率はきゅうじゅうパーセントです。".encode(), "this looks Japanese"),
        (("An English page about targets. " * 20 + "中文").encode(), "letters are Chinese"),
        (b"%PDF-1.7 \xe4\xb8", "this is a PDF file"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "an old Word file (.doc)"),
        (b"{\\rtf1 }", "an RTF file"),
        (b"a\0b\0", "this is no text file"),
        (b"\xff\xfe\x00\xd8\x00", "begins as utf-16, but does not go on so"),
        (b"\x80\xff\xff\xff", "neither UTF-8 nor GB18030"),
        (b"PK\x03\x04broken", "a damaged .docx or zip file"),
        (word_file("xl/workbook.xml"), "a zip or Office file without a Word document in it"),
    ],
)
def test_what_is_no_plan_is_refused_with_what_was_found(data: bytes, message: str) -> None:
    with pytest.raises(DraftError) as error:
        read_document(data, "plan.txt")
    assert message in str(error.value)


def test_what_is_only_named_a_word_file() -> None:
    with pytest.raises(DraftError, match=r"named \.docx, but it is no Word file"):
        read_document(TEXT.encode(), "plan.docx")


def test_a_word_file_without_the_extra_names_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "docx", None)
    with pytest.raises(DraftError, match=r'pip install "targetcheck\[docx\]"'):
        read_document(word_file(), "plan.docx")


def test_a_word_file_that_is_damaged(monkeypatch: pytest.MonkeyPatch) -> None:
    class Docx:
        @staticmethod
        def Document(file: object) -> object:
            raise KeyError("no relationship")

    monkeypatch.setitem(sys.modules, "docx", Docx)
    with pytest.raises(DraftError, match=r"the Word file cannot be read \(KeyError\)"):
        read_document(word_file(), "plan.docx")


def test_a_word_file_that_unpacks_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(document, "LARGEST_UNPACKED", 2**20)
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("word/media/picture.png", bytes(2**20))
        file.writestr("word/document.xml", "<broken")
    with pytest.raises(DraftError, match="unpacked it has more than 1 MB"):
        read_document(data.getvalue(), "plan.docx")


def test_a_word_file_of_many_tags(monkeypatch: pytest.MonkeyPatch) -> None:
    """The tree of its texts takes some twenty times their size, so they are held to less than its pictures."""
    monkeypatch.setattr(document, "LARGEST_XML", 2**20)
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("word/document.xml", "<a/>" * 2**18 + "<a/>")
    with pytest.raises(DraftError, match="its text and tags have more than 1 MB unpacked"):
        read_document(data.getvalue(), "plan.docx")


def test_a_word_file_of_more_tags_than_a_plan_has(monkeypatch: pytest.MonkeyPatch) -> None:
    """An empty paragraph has six bytes, and its node some hundreds."""
    monkeypatch.setattr(document, "MOST_TAGS", 100)
    with pytest.raises(DraftError, match="it has more than 100 tags"):
        read_document(word_file("word/document.xml", "<w:p/>" * 101), "plan.docx")


def test_a_text_that_is_longer_than_any_plan(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(document, "LONGEST_TEXT", 2 * 10**6)
    assert len(read_document("一、".encode() * 10**6, "plan.txt")) == 2 * 10**6
    with pytest.raises(DraftError, match="its text has more than 2 million characters"):
        read_document("一、".encode() * 10**6 + b".", "plan.txt")


@pytest.mark.parametrize("number", ["9" * 5000, "x" + "F" * 5000, "99999999", "x1000000"])
def test_a_number_of_a_page_that_is_no_character(number: str) -> None:
    page = f"<p>发病率低于40/10万。&#{number};&#30334;</p>"
    assert read_document(page.encode(), "plan.html") == "发病率低于40/10万。百"


def test_cells_merged_over_columns_and_rows() -> None:
    """Also over a thousand million columns, and over thousands of rows."""
    docx = pytest.importorskip("docx")
    written = docx.Document()
    written.add_paragraph("东山县2025年工作要点")
    table = written.add_table(rows=3, cols=3)
    for row, texts in zip(table.rows, ("甲 乙 丙", "丁 戊 己", "庚 辛 壬"), strict=True):
        for cell, text in zip(row.cells, texts.split(), strict=True):
            cell.text = text
    table.cell(0, 0).merge(table.cell(0, 1))
    table.cell(0, 2).merge(table.cell(2, 2))
    table.add_row().cells[0]._tc.grid_span = 10**9
    merged = table.add_row().cells[0]._tc
    merged.vMerge = "restart"
    row = table.add_row()
    row.cells[0]._tc.vMerge = "continue"
    for _ in range(2999):
        table._tbl.append(copy.deepcopy(row._tr))
    data = io.BytesIO()
    written.save(data)
    lines = read_document(data.getvalue(), "plan.docx").split("\n")
    assert lines[1:4] == ["甲 乙\t丙 己 壬", "丁\t戊\t丙 己 壬", "庚\t辛\t丙 己 壬"]
    assert len(lines) == 3006


def test_paragraphs_and_tables_of_a_word_file() -> None:
    docx = pytest.importorskip("docx")
    written = docx.Document()
    written.add_paragraph("东山县2025年工作要点")
    table = written.add_table(rows=1, cols=2)
    table.rows[0].cells[0].text, table.rows[0].cells[1].text = "建档率", "90%"
    written.add_paragraph("签约率达到75%。")
    data = io.BytesIO()
    written.save(data)
    assert read_document(data.getvalue(), "plan.docx") == "东山县2025年工作要点\n建档率\t90%\n签约率达到75%。"


def test_a_table_in_a_cell_of_a_word_file_is_read() -> None:
    docx = pytest.importorskip("docx")
    document = docx.Document()
    cell = document.add_table(1, 1).cell(0, 0)
    cell.text = "床位达到3个。"
    for text in ("发病率低于40/10万。", "签约率达到95%。"):
        cell = cell.add_table(1, 1).cell(0, 0)
        cell.text = text
    data = io.BytesIO()
    document.save(data)
    read = read_document(data.getvalue(), "plan.docx")
    assert all(text in read for text in ("床位达到3个。", "发病率低于40/10万。", "签约率达到95%。"))


def test_a_number_too_long_to_be_read_is_told() -> None:
    found = draft("床位数达到100000000007个。")
    assert [unread.text for unread in found.unread] == ["床位数达到100000000007个"]


@pytest.mark.parametrize(
    "five",
    [
        '<w:ins w:id="1" w:author="a"><w:r><w:t>5</w:t></w:r></w:ins>',
        '<w:moveTo w:id="1"><w:r><w:t>5</w:t></w:r></w:moveTo>',
        "<w:smartTag><w:r><w:t>5</w:t></w:r></w:smartTag>",
        "<w:sdt><w:sdtPr/><w:sdtContent><w:r><w:t>5</w:t></w:r></w:sdtContent></w:sdt>",
        '<w:fldSimple w:instr="X"><w:r><w:t>5</w:t></w:r></w:fldSimple>',
        "<w:r><w:ruby><w:rt><w:r><w:t>x</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>5</w:t></w:r></w:rubyBase></w:ruby></w:r>",
        '<w:del w:id="1"><w:r><w:delText>9</w:delText></w:r></w:del><w:r><w:t>5</w:t></w:r>',
        '<w:moveFrom w:id="1"><w:r><w:t>9</w:t></w:r></w:moveFrom><w:r><w:t>5</w:t></w:r>',
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>9</w:t></w:r><w:r><w:t>5</w:t></w:r>",
        '<w:r><w:rPr><w:strike/></w:rPr><w:t>9</w:t></w:r><w:r><w:rPr><w:strike w:val="0"/></w:rPr><w:t>5</w:t></w:r>',
        '<w:r><w:sym w:font="Symbol" w:char="F035"/></w:r>',
        '<m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"><m:r><m:t>5</m:t></m:r></m:oMath>',
    ],
)
def test_a_word_file_says_what_a_reader_sees(five: str) -> None:
    """Tracked changes as accepted; what stands in fields and content controls; nothing that is deleted, hidden or struck through."""
    docx = pytest.importorskip("docx")
    document = docx.Document()
    paragraph = document.add_paragraph("发病率控制在4")
    name = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    for part in docx.oxml.parse_xml(f'<w:p xmlns:w="{name}">{five}</w:p>'):
        paragraph._p.append(part)
    paragraph.add_run("/10万以内。")
    data = io.BytesIO()
    document.save(data)
    assert read_document(data.getvalue(), "plan.docx").strip() == "发病率控制在45/10万以内。"
