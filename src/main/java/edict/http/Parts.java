package edict.http;

import edict.document.Limits;
import edict.document.Names;
import edict.document.Node;
import edict.document.Problem;
import edict.document.Reading;
import edict.document.Texts;
import edict.imports.Spreadsheet;
import edict.procurement.Beside;
import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A dossier and the files that it names, as {@code multipart/form-data} carries them: the dossier is the part {@code dossier}, the
 * others are known by the names of their files. Any other body is a dossier alone.
 */
record Parts(Reading.Document dossier, Map<String, byte[]> files) implements Beside {

    private static final String DOSSIER = "dossier";
    private static final int MOST = 32;

    /** @throws Failure when there is no dossier, or the body is not what it says that it is */
    static Parts of(Context request) {
        if (!Form.isSent(request)) {
            return new Parts(Bodies.read(request), Map.of());
        }
        Map<String, byte[]> parts = new LinkedHashMap<>();
        for (Form.Part part : Form.parts(request, MOST)) {
            String name = part.name().equals(DOSSIER) ? DOSSIER : part.file().orElse(part.name());
            if (parts.put(name, part.bytes()) != null) {
                throw Form.twice(name);
            }
        }
        byte[] dossier = parts.remove(DOSSIER);
        if (dossier == null) {
            throw Failure.badRequest("no part is called `" + DOSSIER + "`; send the dossier as that, and what it names as files");
        }
        Reading reading = Texts.read(Bodies.NAME, dossier);
        if (reading instanceof Reading.Rejected rejected) {
            throw Failure.badDocument(rejected.problems());
        }
        return new Parts((Reading.Document) reading, parts);
    }

    @Override
    public Reading document(String name, Node at) {
        byte[] bytes = files.get(name);
        return bytes == null ? new Reading.Rejected(List.of(missing(name, at))) : Texts.read(name, bytes, Limits.DEFAULT);
    }

    @Override
    public Spreadsheet.Outcome spreadsheet(String name, Node at) {
        byte[] bytes = files.get(name);
        return bytes == null ? new Spreadsheet.Rejected(List.of(missing(name, at))) : Spreadsheet.read(name, bytes);
    }

    private Problem missing(String name, Node at) {
        return new Problem(
                at.at(),
                at.pointer(),
                files.isEmpty()
                        ? "the server reads no files; write it in the place of " + Names.quote(name) + ", or send both as `multipart/form-data`"
                        : "no part has a file " + Names.quote(name) + Names.instead(name, files.keySet()));
    }
}
