package edict;

import edict.decision.Verdict;
import edict.document.Fields;
import edict.document.Names;
import edict.document.Node;
import edict.document.Problems;
import edict.document.Reading;
import edict.findings.Finding;
import edict.rulebook.Coded;
import edict.rulebook.Effect;
import edict.rulebook.Provision;
import edict.rulebook.Severity;
import edict.rulebook.Status;
import edict.rulebook.Timing;
import edict.vocabulary.Literals;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What stood in a report of an earlier evaluation that was kept. Immutable.
 *
 * @param file under which name the report was read
 * @param documents what was judged then: SHA-256 by file, the design first
 * @param findings by fingerprint, in the order of the report
 */
public record Baseline(
        String file,
        Verdict decision,
        LocalDate asOf,
        LocalDate knownOn,
        String rulebook,
        String profile,
        Map<String, String> documents,
        Map<String, Entry> findings) {

    /** What every report has. */
    private static final List<String> KEYS =
            List.of("decision", "asOf", "knownOn", "rulebook", "profile", "documents", "findings");

    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    private static final Pattern COUNT = Pattern.compile("[1-9][0-9]{0,8}");

    private static final Pattern FINGERPRINT = Pattern.compile("[0-9a-f]{32}:[1-9][0-9]{0,8}");

    /**
     * A finding as it stood.
     *
     * @param title in the language of the report
     * @param reasons for how many it was violated; empty where the report doesn't say
     */
    public record Entry(
            String fingerprint,
            String provision,
            String title,
            Finding.Subject subject,
            Provision.Kind kind,
            Status status,
            Timing timing,
            Severity severity,
            Effect effect,
            Optional<Integer> reasons) {}

    /**
     * Reads a report as {@code check --format json} writes it. What else stands in it is of no interest.
     *
     * @param problems gets what is wrong with it
     */
    public static Optional<Baseline> read(Reading.Document report, Problems problems) {
        Fields fields = Fields.of(report.root(), problems);
        for (String key : KEYS) {
            fields.require(
                    key, () -> Names.quote(key) + " is missing; expected a report that `check --format json` wrote");
        }
        if (!problems.isEmpty()) {
            return Optional.empty();
        }
        Optional<Verdict> decision = code(fields, "decision", Verdict.values());
        Optional<LocalDate> asOf = day(fields, "asOf");
        Optional<LocalDate> knownOn = day(fields, "knownOn");
        Optional<String> profile = fields.text("profile");
        Optional<String> rulebook = fields.object("rulebook").flatMap(of -> required(of, "hash", HASH));
        Map<String, String> documents = new LinkedHashMap<>();
        for (Fields document : fields.objects("documents")) {
            Optional<String> file = required(document, "file");
            required(document, "hash", HASH).ifPresent(hash -> file.ifPresent(name -> documents.put(name, hash)));
        }
        Map<String, Entry> findings = new LinkedHashMap<>();
        for (Fields finding : fields.objects("findings")) {
            if (!finding.has("fingerprint")) {
                // So has each of the others.
                finding.require(
                        "fingerprint",
                        () -> "`fingerprint` is missing, by which findings are known again; an earlier version wrote the report: write it"
                                + " anew");
                break;
            }
            entry(finding).ifPresent(entry -> {
                if (findings.putIfAbsent(entry.fingerprint(), entry) != null) {
                    finding.problem("fingerprint", "two findings have the fingerprint " + Names.quote(entry.fingerprint()));
                }
            });
        }
        return problems.isEmpty()
                ? Optional.of(new Baseline(
                        report.file(),
                        decision.orElseThrow(),
                        asOf.orElseThrow(),
                        knownOn.orElseThrow(),
                        rulebook.orElseThrow(),
                        profile.orElseThrow(),
                        Collections.unmodifiableMap(documents),
                        Collections.unmodifiableMap(findings)))
                : Optional.empty();
    }

    private static Optional<Entry> entry(Fields finding) {
        Optional<String> fingerprint = required(finding, "fingerprint", FINGERPRINT);
        Optional<String> provision = required(finding, "provision");
        Optional<String> title = required(finding, "title");
        Optional<Finding.Subject> subject = finding.require("subject").object("subject").flatMap(Baseline::subject);
        Optional<Provision.Kind> kind = code(finding, "kind", Provision.Kind.values());
        Optional<Status> status = code(finding, "status", Status.values());
        Optional<Timing> timing = code(finding, "timing", Timing.values());
        Optional<Severity> severity = code(finding, "severity", Severity.values());
        Optional<Effect> effect = code(finding, "effect", Effect.values());
        Optional<Integer> reasons = formed(finding, "reasons", COUNT, finding.scalar("reasons").map(Node.Scalar::text)).map(Integer::valueOf);
        boolean whole = Stream.of(fingerprint, provision, title, subject, kind, status, timing, severity, effect)
                .allMatch(Optional::isPresent);
        return whole
                ? Optional.of(new Entry(
                        fingerprint.orElseThrow(),
                        provision.orElseThrow(),
                        title.orElseThrow(),
                        subject.orElseThrow(),
                        kind.orElseThrow(),
                        status.orElseThrow(),
                        timing.orElseThrow(),
                        severity.orElseThrow(),
                        effect.orElseThrow(),
                        reasons))
                : Optional.empty();
    }

    private static Optional<Finding.Subject> subject(Fields subject) {
        Optional<String> type = required(subject, "type");
        Optional<String> pointer = required(subject, "pointer");
        Optional<String> id = subject.text("id");
        return type.isPresent() && pointer.isPresent()
                ? Optional.of(new Finding.Subject(type.get(), id, pointer.get()))
                : Optional.empty();
    }

    private static Optional<String> required(Fields fields, String key) {
        return fields.require(key).text(key);
    }

    private static Optional<String> required(Fields fields, String key, Pattern form) {
        return formed(fields, key, form, required(fields, key));
    }

    private static Optional<String> formed(Fields fields, String key, Pattern form, Optional<String> text) {
        text.filter(found -> !form.matcher(found).matches())
                .ifPresent(found -> fields.problem(
                        key, Names.quote(found) + " is none that `check --format json` writes; expected " + Names.quote(form.pattern())));
        return text.filter(found -> form.matcher(found).matches());
    }

    private static <T extends Enum<T> & Coded> Optional<T> code(Fields fields, String key, T[] all) {
        Optional<String> code = fields.require(key).choice(key, Arrays.stream(all).map(Coded::code).toList());
        return code.flatMap(found -> Arrays.stream(all).filter(one -> one.code().equals(found)).findFirst());
    }

    private static Optional<LocalDate> day(Fields fields, String key) {
        return fields.text(key).flatMap(text -> {
            Optional<LocalDate> day = Literals.date(text);
            if (day.isEmpty()) {
                fields.problem(key, Literals.noDate(Names.quote(text), text));
            }
            return day;
        });
    }
}
