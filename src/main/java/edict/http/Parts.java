package edict.http;

import edict.document.Hash;
import edict.document.Limits;
import edict.document.Names;
import edict.document.Node;
import edict.document.Problem;
import edict.document.Reading;
import edict.document.Texts;
import edict.imports.Imports;
import edict.imports.Spreadsheet;
import edict.procurement.Beside;
import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A dossier and the files that it names, as {@code multipart/form-data} carries them: the dossier is the part {@code dossier}, the
 * others are known by the names of their files. Any other body is a dossier alone.
 *
 * @param sent the dossier as it came; nobody changes it
 * @param files by name; nobody changes them
 * @param read those that somebody asked for
 */
@SuppressWarnings("ArrayRecordComponent")
record Parts(Reading.Document dossier, byte[] sent, Map<String, byte[]> files, Set<String> read) implements Beside {

    private static final String DOSSIER = "dossier";
    private static final String DESIGN = "design";
    private static final String FORM = "form";
    private static final int MOST = 32;

    /** @throws Failure when there is no dossier, or the body is not what it says that it is */
    static Parts of(Context request) {
        return of(request, Bodies.NAME);
    }

    /** The same where a body that is no form has another name. */
    static Parts of(Context request, String name) {
        if (!Form.isSent(request)) {
            return new Parts(Bodies.read(request, name), Bodies.bytes(request), Map.of(), Set.of());
        }
        return of(Form.parts(request, MOST));
    }

    private static Parts of(List<Form.Part> sent) {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        for (Form.Part part : sent) {
            String name = part.name().equals(DOSSIER) ? DOSSIER : called(part);
            if (parts.put(name, part.bytes()) != null) {
                throw Form.twice(name);
            }
        }
        byte[] dossier = parts.remove(DOSSIER);
        if (dossier == null) {
            throw Failure.badRequest("no part is called `" + DOSSIER + "`; send the dossier as that, and what it names as files");
        }
        Reading reading = Texts.read(DOSSIER, dossier);
        if (reading instanceof Reading.Rejected rejected) {
            throw Failure.badDocument(rejected.problems());
        }
        return new Parts((Reading.Document) reading, dossier, parts, ConcurrentHashMap.newKeySet());
    }

    private static String called(Form.Part part) {
        return part.file().orElse(part.name());
    }

    /**
     * A form that was filled in, and what it is about.
     *
     * @param name of the form
     * @param form nobody changes it
     * @param about a dossier with its files; a design stands alone
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Filled(String name, byte[] form, Parts about) {}

    /** @throws Failure when there is no form, or nothing that it could be about, or the body is not what it says that it is */
    static Filled filled(Context request) {
        if (!Form.isSent(request)) {
            throw Failure.badRequest("send `multipart/form-data` with the parts `form` and `design`, or `dossier` with the files that it names");
        }
        List<Form.Part> sent = Form.parts(request, MOST);
        Form.Part form = only(sent, FORM).orElseThrow(() -> Failure.badRequest("no part is called `" + FORM + "`; send what was filled in as that"));
        List<Form.Part> others = sent.stream().filter(part -> !part.name().equals(FORM)).toList();
        Optional<Form.Part> design = only(others, DESIGN);
        if (design.isEmpty()) {
            return new Filled(called(form), form.bytes(), of(others));
        }
        others.stream().filter(part -> !part.name().equals(DESIGN)).findFirst().ifPresent(part -> {
            throw Failure.badRequest("beside a design and a form nothing is read; leave out the part " + Names.quote(part.name()));
        });
        String name = called(design.get());
        Reading reading = Imports.read(name, design.get().bytes(), Limits.DEFAULT, false);
        if (reading instanceof Reading.Rejected rejected) {
            throw Failure.badDocument(rejected.problems());
        }
        return new Filled(
                called(form), form.bytes(), new Parts((Reading.Document) reading, design.get().bytes(), Map.of(), Set.of()));
    }

    private static Optional<Form.Part> only(List<Form.Part> sent, String name) {
        List<Form.Part> so = sent.stream().filter(part -> part.name().equals(name)).toList();
        if (so.size() > 1) {
            throw Form.twice(name);
        }
        return so.stream().findFirst();
    }

    /** The SHA-256 of each document, by its name. */
    SortedMap<String, String> hashes() {
        Map<String, byte[]> all = new LinkedHashMap<>(files);
        all.put(DOSSIER, sent);
        return Hash.hex(all);
    }

    /** @throws Failure when a file was sent that the dossier doesn't name: whoever sends it takes it for read */
    void expectAllRead() {
        files.keySet().stream().filter(name -> !read.contains(name)).sorted().findFirst().ifPresent(name -> {
            throw Failure.badRequest("the dossier doesn't name the file " + Names.quote(name) + "; leave it out, or name it where it belongs");
        });
    }

    private Optional<byte[]> file(String name) {
        Optional<byte[]> bytes = Optional.ofNullable(files.get(name));
        bytes.ifPresent(found -> read.add(name));
        return bytes;
    }

    @Override
    public Reading document(String name, Node at) {
        byte[] bytes = file(name).orElse(null);
        return bytes == null ? new Reading.Rejected(List.of(missing(name, at))) : Texts.read(name, bytes, Limits.DEFAULT);
    }

    @Override
    public Spreadsheet.Outcome spreadsheet(String name, Node at) {
        byte[] bytes = file(name).orElse(null);
        return bytes == null ? new Spreadsheet.Rejected(List.of(missing(name, at))) : Spreadsheet.read(name, bytes);
    }

    private Problem missing(String name, Node at) {
        return new Problem(
                at.at(),
                at.pointer(),
                files.isEmpty()
                        ? "the server reads no files; send the dossier and " + Names.quote(name) + " as `multipart/form-data`"
                        : "no part has a file " + Names.quote(name) + Names.instead(name, files.keySet()));
    }
}
