package edict.cli;

import edict.Edict;
import edict.Request;
import edict.document.Problem;
import edict.document.Reading;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which design is judged, with which answers, and how. */
final class DesignOptions {

    private final Given<String> file;
    private final Given<List<String>> answers;
    private final ProfileOptions profile;

    DesignOptions(Syntax syntax) {
        this(syntax, "The design, or DESIGN#OPTION as it would be with an option that it offers");
    }

    /** @param what the file holds */
    DesignOptions(Syntax syntax, String what) {
        file = syntax.parameter("FILE", what + ", YAML or JSON; - reads standard input.");
        answers = syntax.options("--answers", "FILE", "Answers to questions; may be given several times, later ones win.");
        profile = new ProfileOptions(syntax);
    }

    /** As the line names it, with what it names in the file. */
    String named() {
        return file.get();
    }

    String file() {
        return Anchored.of(named()).file();
    }

    /** What the line names in the file. */
    Optional<String> place() {
        return Anchored.of(named()).anchor();
    }

    List<String> answers() {
        return answers.get();
    }

    String profile() {
        return profile.id();
    }

    /** The profile once more, for a command that goes on; nothing where it is the usual one. */
    String profileAgain() {
        return profile.again();
    }

    /** The design with its answers. @throws WrongInput when one of the files is wrong */
    Request request(Terminal terminal, LocalDate asOf, Optional<LocalDate> knownOn) {
        return request(terminal, answers(), List.of(), asOf, knownOn);
    }

    /** The same, and what was read of it. @param seen gets each file, by its name */
    Request request(Terminal terminal, LocalDate asOf, Optional<LocalDate> knownOn, Map<String, byte[]> seen) {
        return request(terminal, answers(), List.of(), asOf, knownOn, seen);
    }

    /** The design as somebody wants it judged. @throws WrongInput when one of the files is wrong */
    Request request(Terminal terminal, WaiverOptions waivers, ProposalOptions proposals, DateOptions dates) {
        return request(terminal, answers(), waivers.files(), dates.asOf(terminal.clock()), dates.knownOn()).including(proposals.forces());
    }

    /** The design with other answers than those named here, and with waivers. @throws WrongInput when one of the files is wrong */
    Request request(
            Terminal terminal,
            List<String> answered,
            List<String> waivers,
            LocalDate asOf,
            Optional<LocalDate> knownOn) {
        return request(terminal, answered, waivers, asOf, knownOn, new HashMap<>());
    }

    private Request request(
            Terminal terminal,
            List<String> answered,
            List<String> waivers,
            LocalDate asOf,
            Optional<LocalDate> knownOn,
            Map<String, byte[]> seen) {
        List<Problem> problems = new ArrayList<>();
        List<Reading.Document> designs = read(List.of(file()), terminal, problems, seen);
        List<Reading.Document> overlays = read(answered, terminal, problems, seen);
        List<Reading.Document> waived = read(waivers, terminal, problems, seen);
        if (!problems.isEmpty()) {
            throw new WrongInput(problems);
        }
        return new Request(designs.get(0), overlays, waived, profile(), asOf, knownOn, Set.of(), false).taking(Anchored.of(named()).options());
    }

    /** A design on its own, which was read already. */
    Request request(Reading.Document document, LocalDate asOf, Optional<LocalDate> knownOn) {
        return new Request(document, List.of(), List.of(), profile(), asOf, knownOn, Set.of(), false);
    }

    /** @param problems gets what is wrong with them */
    static List<Reading.Document> read(List<String> files, Terminal terminal, List<Problem> problems) {
        return read(files, terminal, problems, new HashMap<>());
    }

    private static List<Reading.Document> read(
            List<String> files, Terminal terminal, List<Problem> problems, Map<String, byte[]> seen) {
        List<Reading.Document> documents = new ArrayList<>();
        for (String name : files) {
            Reading reading = Inputs.read(name, terminal, seen);
            if (reading instanceof Reading.Document document) {
                documents.add(document);
            } else {
                problems.addAll(((Reading.Rejected) reading).problems());
            }
        }
        return documents;
    }

    /** The rulebook, which has the profile. */
    Edict edict(RulebookOptions rulebook) {
        return profile.edict(rulebook, "");
    }
}
