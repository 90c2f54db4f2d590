package edict.imports;

import static org.assertj.core.api.Assertions.assertThat;

import edict.document.Place;
import edict.document.Problem;
import edict.imports.Spreadsheet.Cell;
import edict.report.Xlsx;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables in the shapes in which buyers have them. */
class SpreadsheetTest {

    @Test
    void commas_semicolons_tabs_marks_and_quotes_are_read() {
        assertThat(texts("a,b\r\n1,\"x, \"\"y\"\"\"\r\n".getBytes(StandardCharsets.UTF_8))).containsExactly(List.of("a", "b"), List.of("1", "x, \"y\""));
        assertThat(texts("\uFEFFa;b\n1,5;2\n".getBytes(StandardCharsets.UTF_8))).containsExactly(List.of("a", "b"), List.of("1,5", "2"));
        assertThat(texts("sep=;\na;b\n".getBytes(StandardCharsets.UTF_8))).containsExactly(List.of("a", "b"));
        assertThat(texts("Offers, as of May, all\na;b;c\n1,5;2,5;\"x, y\"\n".getBytes(StandardCharsets.UTF_8)))
                .as("a title with commas above semicolons")
                .containsExactly(List.of("Offers, as of May, all"), List.of("a", "b", "c"), List.of("1,5", "2,5", "x, y"));
        assertThat(texts("a\tb\n".getBytes(StandardCharsets.UTF_16))).containsExactly(List.of("a", "b"));
        assertThat(texts("Prix (€);Société\n".getBytes(Charset.forName("windows-1252")))).containsExactly(List.of("Prix (€)", "Société"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"offers.xlsx", "offers.ODS"})
    void what_is_called_a_workbook_and_is_none_is_told(String file) {
        assertThat(Spreadsheet.read(file, "a;b\n".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOfSatisfying(Spreadsheet.Rejected.class, rejected -> assertThat(rejected.problems().get(0).toString())
                        .startsWith(file + ":1:1: expected a workbook (XLSX, ODS), found something else"));
    }

    @Test
    void a_row_of_several_lines_keeps_the_places_of_the_text() {
        Spreadsheet.Grid grid = grid("t.csv", "a,b\n\"one\ntwo\",2\n3,4\n".getBytes(StandardCharsets.UTF_8));

        assertThat(grid.rows().get(1).get(0).at().line()).isEqualTo(2);
        assertThat(grid.rows().get(3).get(1)).isEqualTo(new Cell("4", false, new Place("t.csv", 4, 2)));
    }

    @Test
    void a_workbook_is_read_cell_by_cell() {
        Spreadsheet.Grid grid = grid("t.xlsx", book("""
                <row r="2"><c r="A2" t="s"><v>0</v></c><c r="C2" t="inlineStr"><is><r><t>in </t></r><r><t>line</t></r></is></c></row>
                <row r="3"><c r="A3"><v>0.30000000000000004</v></c><c r="B3" s="1"><v>46388</v></c><c r="C3" t="b"><v>1</v></c>
                <c r="D3" t="str"><f>A3&amp;"x"</f><v>0.3x</v></c><c r="E3"><v>1E5</v></c></row>""", "<mergeCell ref=\"A2:B2\"/>"));

        assertThat(grid.name()).isEqualTo("Offers");
        assertThat(grid.cell(1, 0)).contains(new Cell("Société", false, new Place("t.xlsx#Offers", 2, 1)));
        assertThat(grid.cell(1, 1)).as("merged").map(Cell::text).contains("Société");
        assertThat(grid.cell(1, 2)).map(Cell::text).contains("in line");
        assertThat(grid.rows().get(2)).extracting(Cell::text).containsExactly("0.3", "2027-01-01", "true", "0.3x", "100000");
        assertThat(grid.rows().get(2)).extracting(Cell::number).containsExactly(true, true, false, false, true);
    }

    @Test
    void an_open_document_is_read_cell_by_cell() {
        Spreadsheet.Grid grid = grid("t.ods", open("""
                <table:table-row table:number-rows-repeated="1"><table:table-cell table:number-columns-repeated="3"/></table:table-row>
                <table:table-row>
                  <table:table-cell office:value-type="string" table:number-columns-spanned="2"><text:p>So<text:span>ci</text:span>été</text:p></table:table-cell>
                  <table:covered-table-cell/>
                  <table:table-cell office:value-type="string"><office:annotation><text:p>a note</text:p></office:annotation><text:p>two</text:p><text:p>lines<text:s text:c="2"/>.</text:p></table:table-cell>
                </table:table-row>
                <table:table-row table:number-rows-repeated="2">
                  <table:table-cell office:value-type="float" office:value="0.30000000000000004" table:number-columns-repeated="2"><text:p>0,30</text:p></table:table-cell>
                  <table:table-cell office:value-type="date" office:date-value="2027-01-01T00:00:00"><text:p>1.1.27</text:p></table:table-cell>
                  <table:table-cell office:value-type="boolean" office:boolean-value="true" table:formula="of:=TRUE()"><text:p>WAHR</text:p></table:table-cell>
                </table:table-row>
                <table:table-row table:number-rows-repeated="1048570"><table:table-cell table:number-columns-repeated="1024"/></table:table-row>"""));

        assertThat(grid.name()).isEqualTo("Offers");
        assertThat(grid.cell(1, 0)).contains(new Cell("Société", false, new Place("t.ods#Offers", 2, 1)));
        assertThat(grid.cell(1, 1)).as("merged").map(Cell::text).contains("Société");
        assertThat(grid.cell(1, 2)).map(Cell::text).contains("two\nlines  .");
        assertThat(grid.rows()).hasSize(4);
        assertThat(grid.rows().get(3)).extracting(Cell::text).containsExactly("0.3", "0.3", "2027-01-01", "true");
        assertThat(grid.rows().get(3)).extracting(Cell::number).containsExactly(true, true, true, false);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "<table:table-row><table:table-cell/><table:table-cell table:formula='of:=1+1'/></table:table-row>|:1:2: the cell holds a formula that nobody",
        "<table:table-row><table:table-cell table:formula='of:=A0' office:value-type='string'><text:p>#REF!</text:p></table:table-cell></table:table-row>|:1:1: the cell holds the error #REF!",
        "<table:table-row table:number-rows-repeated='99999'><table:table-cell><text:p>x</text:p></table:table-cell></table:table-row>| there is more here than is read",
        "<table:table-row><table:table-cell table:number-columns-repeated='9999'><text:p>x</text:p></table:table-cell></table:table-row>| there is more here than is read",
        "<table:table-row><table:table-cell><text:p>x<text:s text:c='99999'/>x</text:p></table:table-cell></table:table-row>| characters",
        "<table:table-row>| is no XML",
    })
    void what_cannot_be_read_of_an_open_document_is_told_with_its_place(String said) {
        String[] parts = said.split("\\|", 2);

        assertThat(wrong(open(parts[0]))).contains(parts[1].strip());
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "<row r='1'><c r='B1'><f>1+1</f></c></row>| t.xlsx#Offers:1:2: the cell holds a formula that nobody has computed",
        "<row r='1'><c r='B1' t='e'><v>#REF!</v></c></row>| t.xlsx#Offers:1:2: the cell holds the error #REF!",
        "<row r='1'><c r='ZZZ1'><v>1</v></c></row>| there is more here than is read",
        "<row r='999999'><c r='A999999'><v>1</v></c></row>| there is more here than is read",
        "<row r='1'><c r='A1'><v>1</c></row>| is no XML",
    })
    void what_cannot_be_read_is_told_with_its_place(String said) {
        String[] parts = said.split("\\|", 2);

        assertThat(wrong(book(parts[0], ""))).contains(parts[1].strip());
    }

    @Test
    void hostile_files_end_in_a_problem() throws IOException {
        byte[] zeros = new byte[1_000_000];
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bomb)) {
            for (int i = 0; i < 100; i++) {
                zip.putNextEntry(new ZipEntry("xl/worksheets/sheet" + i + ".xml"));
                zip.write(zeros);
            }
        }
        String entity = "<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><workbook><sheets><sheet name='&a;' id='1'/></sheets></workbook>";

        assertThat(wrong(bomb.toByteArray())).contains("unpacks to more than");
        assertThat(wrong(zip(Map.of("xl/workbook.xml", entity)))).contains("is no XML");
        assertThat(wrong(zip(Map.of("word/document.xml", "<w/>")))).contains("no workbook");
        String sheet = "<workbook><sheets><sheet name='Answers' id='r1'/></sheets></workbook>";
        String target = "<Relationships><Relationship Id='r1' Target='worksheets/sheet1.xml'/></Relationships>";
        assertThat(wrong(zip(Map.of("xl/workbook.xml", sheet, "xl/_rels/workbook.xml.rels", target))))
                .contains("the sheet `Answers` of the workbook is not in the file: the file is broken; save it anew");
        assertThat(wrong(new byte[] {'P', 'K', 3, 4, 9, 9, 9})).contains("workbook");
        assertThat(wrong(new byte[Spreadsheet.BYTES + 1])).contains("at most");
        assertThat(((Spreadsheet.Rejected) Spreadsheet.read("t.csv", "a,\"b".getBytes(StandardCharsets.UTF_8))).problems().get(0).toString())
                .contains("never closed");
    }

    @Test
    void what_is_written_is_read_again() {
        List<List<String>> rows = List.of(List.of("a", "=1+1", "<&>"), List.of("-12.5", "007", "line\nline"));

        assertThat(texts(Xlsx.of(Map.of("A/B", rows)))).isEqualTo(rows);
    }

    private static List<List<String>> texts(byte[] bytes) {
        return grid("t", bytes).rows().stream().map(row -> row.stream().map(Cell::text).toList()).toList();
    }

    @Test
    void a_percentage_is_what_people_see() {
        Spreadsheet.Grid book = grid(
                "t.xlsx",
                book("<row r='1'><c r='A1' s='2'><v>0.92000000000000004</v></c><c r='B1' s='3'><v>0.125</v></c><c r='C1'><v>0.92</v></c></row>", ""));
        Spreadsheet.Grid open = grid(
                "t.ods",
                open("<table:table-row><table:table-cell office:value-type='percentage' office:value='0.92'><text:p>92%</text:p></table:table-cell></table:table-row>"));

        assertThat(book.rows().get(0)).extracting(Spreadsheet.Cell::text).containsExactly("92 %", "12.5 %", "0.92");
        assertThat(book.rows().get(0)).extracting(Spreadsheet.Cell::number).containsExactly(true, true, true);
        assertThat(open.rows().get(0)).extracting(Spreadsheet.Cell::text).containsExactly("92 %");
    }

    @Test
    void an_amount_of_another_currency_says_so() {
        Spreadsheet.Grid book = grid(
                "t.xlsx", book("<row r='1'><c r='A1' s='4'><v>200</v></c><c r='B1' s='5'><v>300</v></c><c r='C1'><v>400</v></c></row>", ""));
        Spreadsheet.Grid open = grid(
                "t.ods",
                open("<table:table-row><table:table-cell office:value-type='currency' office:currency='CHF' office:value='200'><text:p>CHF 200</text:p></table:table-cell>"
                        + "<table:table-cell office:value-type='currency' office:currency='EUR' office:value='300'><text:p>300 €</text:p></table:table-cell></table:table-row>"));

        assertThat(book.rows().get(0)).extracting(Spreadsheet.Cell::text).containsExactly("200 $", "300", "400");
        assertThat(open.rows().get(0)).extracting(Spreadsheet.Cell::text).containsExactly("200 CHF", "300");
    }

    private static Spreadsheet.Grid grid(String file, byte[] bytes) {
        return grids(file, bytes).get(0);
    }

    private static List<Spreadsheet.Grid> grids(String file, byte[] bytes) {
        Spreadsheet.Outcome outcome = Spreadsheet.read(file, bytes);
        assertThat(outcome).isInstanceOf(Spreadsheet.Accepted.class);
        return ((Spreadsheet.Accepted) outcome).spreadsheet().grids();
    }

    private static String wrong(byte[] bytes) {
        List<Problem> problems = Spreadsheet.read("t.xlsx", bytes) instanceof Spreadsheet.Rejected rejected
                ? rejected.problems()
                : grid("t.xlsx", bytes).problems();
        return problems.get(0).toString();
    }

    @Test
    void cells_that_say_nothing_are_told_of_their_sheet_all_at_once() {
        List<Spreadsheet.Grid> book = grids("t.xlsx", zip(Map.of(
                "xl/workbook.xml",
                "<workbook xmlns:r='r'><sheets><sheet name='Offers' r:id='r1'/><sheet name='Notes' r:id='r2'/></sheets></workbook>",
                "xl/_rels/workbook.xml.rels",
                "<Relationships><Relationship Id='r1' Target='a.xml'/><Relationship Id='r2' Target='b.xml'/></Relationships>",
                "xl/a.xml",
                "<worksheet><sheetData><row r='1'><c r='A1'><v>1</v></c></row></sheetData></worksheet>",
                "xl/b.xml",
                "<worksheet><sheetData><row r='1'><c r='A1' t='e'><v>#REF!</v></c><c r='B1'><f>1+1</f></c></row></sheetData></worksheet>")));
        Spreadsheet.Grid open = grid(
                "t.ods",
                open("<table:table-row><table:table-cell table:formula='of:=1+1'/><table:table-cell table:formula='of:=1+1'/>"
                        + "<table:table-cell><text:p>x</text:p></table:table-cell></table:table-row>"));

        assertThat(book.get(0).problems()).isEmpty();
        assertThat(book.get(1).problems()).extracting(problem -> problem.at().toString()).containsExactly("t.xlsx#Notes:1:1", "t.xlsx#Notes:1:2");
        assertThat(open.problems()).extracting(problem -> problem.at().toString()).containsExactly("t.ods#Offers:1:1", "t.ods#Offers:1:2");
        assertThat(open.cell(0, 2)).map(Cell::text).contains("x");
    }

    @Test
    void what_is_put_together_of_many_pieces_is_read_in_time_and_within_limits() {
        String pieces = "<t>a</t>".repeat(1_000_000);
        Map<String, String> parts = new TreeMap<>(Map.of(
                "xl/workbook.xml",
                "<workbook xmlns:r='r'><sheets><sheet name='Offers' sheetId='1' r:id='rId1'/></sheets></workbook>",
                "xl/_rels/workbook.xml.rels",
                "<Relationships><Relationship Id='rId1' Target='worksheets/sheet1.xml'/></Relationships>",
                "xl/sharedStrings.xml",
                "<sst><si>" + pieces + "</si></sst>",
                "xl/styles.xml",
                "<styleSheet><numFmts><numFmt numFmtId='164' formatCode='" + "[$".repeat(100_000) + "'/></numFmts>"
                        + "<cellXfs><xf numFmtId='164'/></cellXfs></styleSheet>",
                "xl/worksheets/sheet1.xml",
                "<worksheet><sheetData><row r='1'><c r='A1' s='0'><v>1</v></c><c r='B1' t='str'>" + pieces.replace('t', 'v') + "</c></row></sheetData></worksheet>"));

        assertThat(Spreadsheet.read("t.xlsx", zip(parts)))
                .isInstanceOfSatisfying(Spreadsheet.Rejected.class, rejected -> assertThat(rejected.problems().get(0).toString())
                        .isEqualTo("t.xlsx#Offers:1:2: the cell has more than 32767 characters"));
    }

    @Test
    void a_number_says_what_its_format_shows_beside_it() {
        Spreadsheet.Grid book = grid(
                "t.xlsx", book("<row r='1'><c r='A1' s='6'><v>100</v></c><c r='B1' s='7'><v>8</v></c><c r='C1' s='8'><v>400</v></c></row>", ""));

        assertThat(book.rows().get(0)).extracting(Spreadsheet.Cell::text).containsExactly("100 k€", "8 semaines", "400");
    }

    private static byte[] book(String rows, String merged) {
        return zip(new TreeMap<>(Map.of(
                "xl/workbook.xml",
                "<workbook xmlns:r='r'><sheets><sheet name='Offers' sheetId='1' r:id='rId1'/></sheets></workbook>",
                "xl/_rels/workbook.xml.rels",
                "<Relationships><Relationship Id='rId1' Target='worksheets/sheet1.xml'/></Relationships>",
                "xl/sharedStrings.xml",
                "<sst><si><r><t>Soci</t></r><r><t>été</t></r><rPh><t>no</t></rPh></si></sst>",
                "xl/styles.xml",
                "<styleSheet><numFmts><numFmt numFmtId='164' formatCode='dd/mm/yyyy'/><numFmt numFmtId='165' formatCode='0.0\\ %'/><numFmt numFmtId='166' formatCode='[$$-409]#,##0.00'/><numFmt numFmtId='167' formatCode='#,##0.00 [$€-407]'/>"
                        + "<numFmt numFmtId='168' formatCode='#,##0&quot; k€&quot;;-#,##0&quot; k€&quot;'/><numFmt numFmtId='169' formatCode='0&quot; semaines&quot;'/><numFmt numFmtId='170' formatCode='_-* #,##0\\ &quot;€&quot;_-;;&quot;none&quot;'/></numFmts><cellStyleXfs><xf numFmtId='0'/></cellStyleXfs>"
                        + "<cellXfs><xf numFmtId='0'/><xf numFmtId='164'/><xf numFmtId='9'/><xf numFmtId='165'/><xf numFmtId='166'/><xf numFmtId='167'/><xf numFmtId='168'/><xf numFmtId='169'/><xf numFmtId='170'/></cellXfs></styleSheet>",
                "xl/worksheets/sheet1.xml",
                "<worksheet><sheetData>" + rows + "</sheetData><mergeCells>" + merged + "</mergeCells></worksheet>")));
    }

    private static byte[] open(String rows) {
        return zip(Map.of(
                "content.xml",
                "<office:document-content xmlns:office='o' xmlns:table='t' xmlns:text='x'><office:body><office:spreadsheet>"
                        + "<table:table table:name='Offers'>" + rows + "</table:table></office:spreadsheet></office:body></office:document-content>"));
    }

    private static byte[] zip(Map<String, String> parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, String> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
