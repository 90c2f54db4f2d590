package edict.report;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Tables as a workbook (XLSX, ECMA-376). Every cell is a text, or a number, so nothing in it is computed; equal tables give equal
 * bytes.
 */
public final class Xlsx {

    private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006/";

    /** What a cell may hold. */
    private static final int CHARACTERS = 32_767;

    private Xlsx() {}

    /** @param sheets rows by name, the headings first, in the order of the map */
    public static byte[] of(Map<String, List<List<String>>> sheets) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            StringBuilder types = new StringBuilder();
            StringBuilder names = new StringBuilder();
            StringBuilder links = new StringBuilder();
            List<String> written = new ArrayList<>();
            for (Map.Entry<String, List<List<String>>> sheet : sheets.entrySet()) {
                written.add(sheet(sheet.getValue()));
                int n = written.size();
                types.append("<Override PartName=\"/xl/worksheets/sheet").append(n)
                        .append(".xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/>");
                names.append("<sheet name=\"").append(escaped(name(sheet.getKey()))).append("\" sheetId=\"").append(n)
                        .append("\" r:id=\"rId").append(n).append("\"/>");
                links.append("<Relationship Id=\"rId").append(n).append("\" Type=\"").append(OFFICE)
                        .append("/worksheet\" Target=\"worksheets/sheet").append(n).append(".xml\"/>");
            }
            put(zip, "[Content_Types].xml", "<Types xmlns=\"" + PACKAGE + "content-types\"><Default Extension=\"rels\""
                    + " ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\""
                    + " ContentType=\"application/xml\"/><Override PartName=\"/xl/workbook.xml\""
                    + " ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/>" + types + "</Types>");
            put(zip, "_rels/.rels", "<Relationships xmlns=\"" + PACKAGE + "relationships\"><Relationship Id=\"rId1\" Type=\"" + OFFICE
                    + "/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
            put(zip, "xl/workbook.xml", "<workbook xmlns=\"" + MAIN + "\" xmlns:r=\"" + OFFICE + "\"><sheets>" + names + "</sheets></workbook>");
            put(zip, "xl/_rels/workbook.xml.rels", "<Relationships xmlns=\"" + PACKAGE + "relationships\">" + links + "</Relationships>");
            for (int i = 0; i < written.size(); i++) {
                put(zip, "xl/worksheets/sheet" + (i + 1) + ".xml", written.get(i));
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }

    private static void put(ZipOutputStream zip, String name, String xml) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        // Neither the day nor the zone of whoever writes it.
        entry.setTimeLocal(LocalDateTime.of(1980, 1, 1, 0, 0));
        zip.putNextEntry(entry);
        zip.write((HEAD + xml).getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }

    private static String sheet(List<List<String>> rows) {
        StringBuilder xml = new StringBuilder("<worksheet xmlns=\"" + MAIN + "\"><sheetViews><sheetView workbookViewId=\"0\">"
                + "<pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/></sheetView></sheetViews><sheetData>");
        for (int r = 0; r < rows.size(); r++) {
            xml.append("<row r=\"").append(r + 1).append("\">");
            for (int c = 0; c < rows.get(r).size(); c++) {
                cell(xml, column(c) + (r + 1), rows.get(r).get(c));
            }
            xml.append("</row>");
        }
        return xml.append("</sheetData></worksheet>").toString();
    }

    private static void cell(StringBuilder xml, String name, String text) {
        if (text.matches("-?(0|[1-9][0-9]{0,14})([.][0-9]{1,10})?")) {
            xml.append("<c r=\"").append(name).append("\"><v>").append(text).append("</v></c>");
        } else if (!text.isEmpty()) {
            xml.append("<c r=\"").append(name).append("\" t=\"inlineStr\"><is><t xml:space=\"preserve\">")
                    .append(escaped(text.length() > CHARACTERS ? text.substring(0, CHARACTERS) : text))
                    .append("</t></is></c>");
        }
    }

    /** {@code AB} for 27. */
    private static String column(int index) {
        String rest = index >= 26 ? column(index / 26 - 1) : "";
        return rest + (char) ('A' + index % 26);
    }

    /** Spreadsheets take 31 characters, and not all. */
    private static String name(String wanted) {
        String name = wanted.replaceAll("[\\\\/?*\\[\\]:']", " ").strip();
        return name.isEmpty() ? "Sheet" : name.length() > 31 ? name.substring(0, 31) : name;
    }

    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\n', '\t' -> escaped.append((char) c);
                default -> {
                    // XML has no other control characters, and no halves of pairs.
                    boolean sayable = c >= 0x20 && c != 0xFFFE && c != 0xFFFF && !(c >= 0xD800 && c <= 0xDFFF);
                    escaped.appendCodePoint(sayable ? c : ' ');
                }
            }
        });
        return escaped.toString();
    }
}
