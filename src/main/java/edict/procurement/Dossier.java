package edict.procurement;

import edict.document.Node;
import edict.document.Problem;
import edict.document.Reading;
import edict.imports.Unread;
import edict.rulebook.Rulebook;
import edict.vocabulary.Text;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A purchase as a buyer writes it down: {@code kind: Procurement}. Immutable.
 *
 * @param design where what is bought would stand
 * @param components ids of the components that would run it
 * @param leaving ids of what goes with today's product: its contract, its certificates
 * @param naming what else in the design names today's supplier
 * @param term how long the contract would run
 * @param scenarios ids of the losses of access that count; empty for all that concern the design
 * @param weights by criterion, positive
 * @param unread columns of its spreadsheets that no mapping knows
 */
public record Dossier(
        Optional<String> title,
        DesignSource design,
        List<String> components,
        List<String> leaving,
        List<Naming> naming,
        Optional<Term> term,
        List<Candidate> candidates,
        List<Minimum> minimums,
        List<String> scenarios,
        Map<String, BigDecimal> weights,
        List<Unread> unread,
        Reading.Document document) {

    public static final String KIND = "Procurement";

    /** Criteria of which the program knows how to tell the value; the others are frameworks, and the buyer's own. */
    public static final String PRICE = "price";

    public static final String EXIT_DAYS = "exit-days";
    public static final String EXIT_COST = "exit-cost";
    public static final String CONTINUITY = "continuity";

    /** Where the design is. */
    public sealed interface DesignSource {}

    /** In a file beside the dossier. @param file as written */
    public record Named(String file, Node at) implements DesignSource {}

    /**
     * In the dossier itself.
     *
     * @param unlisted ids of organisations of whose certificates nobody has spoken; the design lists those of the others
     */
    public record Written(Node.Mapping design, Set<String> unlisted) implements DesignSource {}

    /**
     * Something of the design that names today's supplier.
     *
     * @param of its id
     * @param supplier attributes that would name the new supplier
     * @param unknown attributes that would have to be found out anew
     */
    public record Naming(String of, List<String> supplier, List<String> unknown, Node at) {}

    /** Who knows the headings of spreadsheets. */
    public static final Text MAPPING = new Text("the mapping", "la table de correspondance");

    /** Both days included. */
    public record Term(LocalDate from, LocalDate until) {}

    /** What came of reading: a dossier, or everything that is wrong. */
    public sealed interface Outcome {}

    public record Accepted(Dossier dossier) implements Outcome {}

    /**
     * @param problems at least one, sorted
     * @param legible what can be read of it all the same, so that it can be held against the design; empty where it names none
     */
    public record Rejected(List<Problem> problems, Optional<Dossier> legible) implements Outcome {}

    /** Whether a document says that it is one. */
    public static boolean isOne(Reading.Document document) {
        return document.root().get("kind").orElse(null) instanceof Node.Scalar kind && kind.text().equals(KIND);
    }

    /**
     * Reads a dossier with what the spreadsheets that it names say of its candidates; what it says of its design is checked when that
     * is read.
     */
    public static Outcome read(Reading.Document document, Rulebook rulebook, Beside files) {
        SheetReader sheets = new SheetReader(rulebook, files);
        Reading.Document whole = sheets.merged(document);
        return new DossierReader(whole, rulebook, true, sheets.problems()).read(sheets.unread());
    }

    /** The same for somebody who still looks for candidates: it needs neither those nor weights. */
    public static Outcome readPlace(Reading.Document document, Rulebook rulebook) {
        return new DossierReader(document, rulebook, false, List.of()).read(List.of());
    }

    /** The place of one component, where everything else is to stay as it is. */
    public static Dossier of(Reading.Document design, String component) {
        return new Dossier(
                Optional.empty(), new Written(design.root(), Set.of()), List.of(component), List.of(), List.of(), Optional.empty(), List.of(),
                List.of(), List.of(), Map.of(), List.of(), design);
    }

    /** Where a candidate says what it asks by a criterion of which the least is the best. */
    public static String key(String criterion) {
        return criterion.replace("exit-", "exit.");
    }

    /** Whether there is no design yet, only what it would be for. */
    public boolean isNeed() {
        return document.root().get(DossierReader.NEED).isPresent();
    }

    /** The same with other candidates. */
    public Dossier with(List<Candidate> others) {
        return new Dossier(
                title, design, components, leaving, naming, term, others, minimums, scenarios, weights, unread, document);
    }

    /** The same with what another asks of everybody, for how long. */
    public Dossier asking(Dossier other) {
        return new Dossier(
                title, design, components, leaving, naming, other.term, candidates, other.minimums, scenarios, weights, unread, document);
    }
}
