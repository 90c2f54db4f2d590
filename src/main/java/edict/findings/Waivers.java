package edict.findings;

import edict.document.Fields;
import edict.document.Names;
import edict.document.Node;
import edict.document.Problem;
import edict.document.Problems;
import edict.document.Reading;
import edict.rulebook.Provision;
import edict.vocabulary.Literals;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads {@code kind: Waivers} documents. */
public final class Waivers {

    private Waivers() {}

    /** What came of reading: waivers, or everything that is wrong. */
    public sealed interface Outcome {}

    public record Accepted(List<Waiver> waivers) implements Outcome {}

    /** @param problems at least one, sorted */
    public record Rejected(List<Problem> problems) implements Outcome {}

    /** @param provisions that may be named */
    public static Outcome read(List<Reading.Document> documents, Map<String, Provision> provisions) {
        Problems problems = new Problems();
        List<Waiver> waivers = new ArrayList<>();
        for (Reading.Document document : documents) {
            Fields fields = Fields.of(document.root(), problems);
            fields.require("kind", "waivers");
            fields.choice("kind", List.of("Waivers"));
            for (Fields waiver : fields.objects("waivers")) {
                read(waiver, provisions, problems).ifPresent(waivers::add);
            }
            fields.text("title");
            // For editors, which complete and check while one types.
            fields.text("$schema");
            fields.close();
        }
        return problems.isEmpty() ? new Accepted(List.copyOf(waivers)) : new Rejected(problems.sorted());
    }

    private static Optional<Waiver> read(Fields fields, Map<String, Provision> provisions, Problems problems) {
        fields.require("provision", "scope", "reason", "owner", "approver", "expires");
        Optional<String> provision = fields.text("provision").filter(id -> {
            if (!provisions.containsKey(id)) {
                fields.problem(
                        "provision",
                        "there is no provision " + Names.quote(id) + problems.didYouMean(id, provisions.keySet()));
            } else if (isBeyondWaiving(provisions.get(id))) {
                fields.problem(
                        "provision", Names.quote(id) + " is a prohibition with force of law and can't be waived");
            }
            return provisions.containsKey(id);
        });
        List<String> scope = fields.texts("scope");
        if (fields.node("scope").orElse(null) instanceof Node.Sequence list && list.items().isEmpty()) {
            fields.problem("scope", "the list is empty; name the subjects by their ids");
        }
        Optional<String> reason = said(fields, "reason");
        Optional<String> owner = said(fields, "owner");
        Optional<String> approver = said(fields, "approver").map(String::strip);
        approver.filter(name -> !seen(name).isEmpty() && owner.map(Waivers::seen).filter(seen(name)::equalsIgnoreCase).isPresent())
                .ifPresent(name -> fields.problem(
                        "approver",
                        Names.quote(name) + " owns what is waived; somebody else has to allow it"));
        Optional<LocalDate> expires = fields.scalar("expires").flatMap(scalar -> {
            Optional<LocalDate> day = Literals.date(scalar.text());
            if (day.isEmpty()) {
                problems.add(scalar, Literals.noDate(((Node) scalar).described(), scalar.text()));
            }
            return day;
        });
        fields.close();
        return provision.isPresent()
                        && reason.isPresent()
                        && owner.isPresent()
                        && approver.isPresent()
                        && expires.isPresent()
                ? Optional.of(new Waiver(
                        provision.get(),
                        scope,
                        reason.get(),
                        owner.get(),
                        approver.get(),
                        expires.get(),
                        fields.mapping().at()))
                : Optional.empty();
    }

    /** Years later somebody asks who allowed it, and why. */
    private static Optional<String> said(Fields fields, String key) {
        Optional<String> text = fields.text(key);
        text.filter(String::isBlank)
                .ifPresent(blank -> fields.problem(key, "the text is empty; a waiver says why, who owns it, and who has allowed it"));
        return text;
    }

    /** Whether nobody may accept that it is not kept. */
    static boolean isBeyondWaiving(Provision provision) {
        return provision.kind() == Provision.Kind.PROHIBITION && provision.force() == Provision.Force.LAW;
    }

    /** A name as people read it: with spaces of any kind once, and without what isn't seen. */
    private static String seen(String name) {
        String plain = Normalizer.normalize(name, Normalizer.Form.NFKC);
        return plain.replaceAll("[\\p{Cf}\\p{Cc}]", "").replaceAll("[\\s\\p{Z}]+", " ").strip();
    }
}
