package edict.http;

import edict.document.Limits;
import edict.document.Names;
import edict.document.Place;
import edict.document.Problem;
import edict.document.Reading;
import edict.document.Texts;
import edict.rulebook.RulebookFiles;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Rule files that may come to hold, and the designs on which that is tried, as {@code multipart/form-data} carries them. The files of
 * rules and policies are known by their names from {@code rules/} or {@code policies/} on; without a text they are taken away.
 *
 * @param changed bytes by name
 * @param gone names
 */
record Proposal(
        Map<String, byte[]> changed,
        Set<String> gone,
        List<Reading.Document> designs,
        List<Reading.Document> answers,
        List<Reading.Document> waivers) {

    private static final String ANSWERS = "answers";
    private static final String WAIVERS = "waivers";
    private static final List<String> FOLDERS = List.of("rules/", "policies/");

    /** A pack has some tens of files, and may come in one piece. */
    private static final int MOST = 256;

    /** @throws Failure when the body is none, with all that is wrong with what comes along */
    static Proposal of(Context request) {
        if (!Form.isSent(request)) {
            request.header("Accept", Form.TYPE);
            throw Failure.wrongType("send `multipart/form-data`: rule files by their names from `rules/` or `policies/` on, and designs");
        }
        Map<String, byte[]> changed = new TreeMap<>();
        Set<String> gone = new TreeSet<>();
        List<Reading.Document> designs = new ArrayList<>();
        List<Reading.Document> answers = new ArrayList<>();
        List<Reading.Document> waivers = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Form.Part part : Form.parts(request, MOST)) {
            String file = part.file().orElse(part.name());
            boolean rules = isRules(part.name()) || isRules(file);
            String name = isRules(part.name()) ? part.name() : file;
            if (!names.add(name)) {
                throw Form.twice(name);
            }
            if (!rules) {
                read(
                        name,
                        part.bytes(),
                        switch (part.name()) {
                            case ANSWERS -> answers;
                            case WAIVERS -> waivers;
                            default -> designs;
                        },
                        problems);
            } else if (part.bytes().length == 0) {
                gone.add(name);
            } else {
                changed.put(expectRules(name), part.bytes());
            }
        }
        if (!problems.isEmpty()) {
            throw Failure.badDocument(problems);
        }
        if (changed.isEmpty() && gone.isEmpty()) {
            throw Failure.badRequest("no part is a rule file; send those proposed by their names, such as"
                    + " `policies/house/parameters/backup-test-period.yaml`");
        }
        if (!answers.isEmpty() && designs.size() != 1) {
            throw Failure.badRequest("answers are about one design, and " + (designs.isEmpty() ? "none" : Integer.toString(designs.size()))
                    + " came along; send each with its answers as a `kind: Request`");
        }
        return new Proposal(changed, gone, designs, answers, waivers);
    }

    private static boolean isRules(String name) {
        return FOLDERS.stream().anyMatch(name::startsWith);
    }

    private static String expectRules(String name) {
        boolean outside = Arrays.stream(name.split("/", -1)).anyMatch(step -> step.isEmpty() || step.startsWith("."));
        if (outside || !RulebookFiles.belongs(name)) {
            throw Failure.badRequest("nothing of a rulebook is called " + Names.quote(name) + "; expected `rules/….drl`,"
                    + " `policies/….yaml` or a text to link to, `policies/….md`" + (name.endsWith(".test.yaml") ? ": cases are no part of it" : ""));
        }
        return name;
    }

    private static void read(String name, byte[] bytes, List<Reading.Document> documents, List<Problem> problems) {
        Reading reading = Texts.read(name, bytes, Limits.DEFAULT);
        if (reading instanceof Reading.Document document) {
            documents.add(document);
        } else {
            problems.addAll(((Reading.Rejected) reading).problems());
        }
    }

    /**
     * The files of a rulebook with those proposed.
     *
     * @throws Failure when a file that is to go is not there, or nothing would read one that is to come
     */
    RulebookFiles in(RulebookFiles files) {
        for (String name : gone) {
            if (!files.texts().containsKey(name)) {
                throw Failure.badRequest("the part " + Names.quote(name) + " is empty, which takes the file away, but there is no such file"
                        + Names.didYouMean(name, files.texts().keySet()));
            }
        }
        RulebookFiles proposed = files.with(changed, gone);
        List<Problem> unread = changed.keySet().stream()
                .filter(name -> !proposed.reads(name))
                .map(name -> new Problem(
                        new Place(name, 1, 1),
                        "",
                        "nothing reads this file: rules stand in files `rules/….drl`, policies in `policies/….yaml`, and a text has to be one to"
                                + " which a policy links, as by `url: " + name + "`"))
                .toList();
        if (!unread.isEmpty()) {
            throw Failure.badRules(unread);
        }
        return proposed;
    }
}
