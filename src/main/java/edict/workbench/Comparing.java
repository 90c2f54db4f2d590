package edict.workbench;

import edict.drl.Rule;
import edict.findings.Ceiling;
import edict.findings.Conclusions;
import edict.findings.Finding;
import edict.rulebook.Coded;
import edict.rulebook.Provision;
import edict.rulebook.Rulebook;
import edict.rulebook.Sanction;
import edict.rulebook.Status;
import edict.rulebook.Timing;
import edict.vocabulary.EntityType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Holds what was found against what a case expects.
 *
 * <p>Where some case of the group names a status, the findings of the group's provision are compared in full; what is
 * shown only on request counts where the case names its status. In groups that name derived facts alone, those that the
 * provision derives are compared in full for the types and subjects named anywhere in the group; in others the facts named
 * must be there.
 */
final class Comparing {

    private static final Set<Status> ON_REQUEST =
            EnumSet.of(Status.COMPLIANT, Status.NOT_APPLICABLE, Status.NOT_TRIGGERED);

    /** What a case says of a finding that stands on no contested reading. */
    private static final String UNDISPUTED = "none";

    private final Rulebook rulebook;
    private final CaseFile.Group group;
    private final Provision.Kind kind;
    private final boolean namesStatus;
    private final Set<Status> statuses = EnumSet.noneOf(Status.class);
    private final Set<String> types = new TreeSet<>();
    private final Set<List<String>> subjects = new HashSet<>();
    private boolean lapsed;

    Comparing(Rulebook rulebook, CaseFile.Group group) {
        this.rulebook = rulebook;
        this.group = group;
        this.kind = Optional.ofNullable(rulebook.provisions().get(group.provision()))
                .orElseThrow()
                .kind();
        for (CaseFile.Case one : group.cases()) {
            for (Expected expected : one.expect()) {
                if (expected instanceof Expected.OfFinding finding) {
                    statuses.add(finding.status());
                    lapsed |= finding.timing().filter(Timing.LAPSED::equals).isPresent();
                } else if (expected instanceof Expected.OfFact fact) {
                    types.add(fact.type());
                    first(fact.type())
                            .flatMap(name -> Optional.ofNullable(fact.arguments().get(name)))
                            .ifPresent(subject -> subjects.add(List.of(fact.type(), subject)));
                }
            }
        }
        namesStatus = !statuses.isEmpty() || types.isEmpty();
    }

    /** Derived types that the group names. */
    Set<String> types() {
        return types;
    }

    /** Whether facts count whichever provision derives them. */
    boolean isMixed() {
        return namesStatus && !types.isEmpty();
    }

    /** Derived types that are compared in a case. */
    Set<String> types(CaseFile.Case one) {
        return namesStatus
                ? one.expect().stream()
                        .flatMap(expected -> expected instanceof Expected.OfFact fact ? Stream.of(fact.type()) : Stream.of())
                        .collect(Collectors.toCollection(TreeSet::new))
                : types;
    }

    /** Whether what is shown only on request has to be asked for: where findings are looked at, and it may be one of them. */
    boolean everything() {
        return namesStatus
                && (lapsed
                        || isAboutClasses()
                        || statuses.stream().anyMatch(ON_REQUEST::contains)
                        || statuses.contains(Status.SATISFIED));
    }

    /** What differs, in words; nothing when the case holds. */
    List<String> differences(CaseFile.Case one, Bench.Found found) {
        List<String> differences = new ArrayList<>();
        List<Finding> findings = found.findings().stream()
                .filter(finding -> finding.provision().equals(group.provision()))
                .toList();
        Set<Finding> wanted = new HashSet<>();
        Set<Bench.Fact> facts = new HashSet<>();
        Set<Bench.Rungs> rungs = new HashSet<>();
        for (Expected expected : one.expect()) {
            if (expected instanceof Expected.OfFinding finding) {
                List<Finding> agreeing =
                        findings.stream().filter(actual -> agree(finding, actual)).toList();
                wanted.addAll(agreeing);
                if (agreeing.isEmpty()) {
                    differences.add("expected " + finding);
                }
            } else if (expected instanceof Expected.OfFact fact) {
                List<Bench.Fact> agreeing =
                        found.facts().stream().filter(actual -> agree(rulebook, fact, actual)).toList();
                facts.addAll(agreeing);
                if (agreeing.isEmpty()) {
                    differences.add("expected " + fact);
                }
            } else if (expected instanceof Expected.OfRungs of) {
                List<Bench.Rungs> agreeing =
                        found.rungs().stream().filter(actual -> agree(of, actual)).toList();
                rungs.addAll(agreeing);
                if (agreeing.isEmpty()) {
                    differences.add("expected " + of);
                }
            }
        }
        found.rungs().stream()
                .filter(actual -> !rungs.contains(actual))
                .forEach(actual -> differences.add("found scored " + actual.subject() + ", " + actual.criterion() + " "
                        + actual.rungs() + (actual.possible() ? ", possible" : "")
                        + (actual.asks().isEmpty() ? "" : ", asks: " + actual.asks())));
        if (namesStatus) {
            findings.stream()
                    .filter(actual -> !wanted.contains(actual) && counts(actual))
                    .forEach(actual -> differences.add("found " + words(actual)));
        } else {
            found.facts().stream()
                    .filter(actual -> !facts.contains(actual) && counts(actual))
                    .forEach(actual -> differences.add("found " + words(rulebook, actual)));
        }
        return differences;
    }

    private boolean counts(Finding finding) {
        if (finding.timing() == Timing.LAPSED || ON_REQUEST.contains(finding.status())) {
            return false;
        }
        return isAboutClasses()
                ? finding.standing().holds().containsKey(Rule.Verb.EXEMPT)
                : !finding.standing().onlyOnRequest();
    }

    /** Then its findings are all shown on request; those that exempt are compared, derived facts have a form of their own. */
    private boolean isAboutClasses() {
        return kind == Provision.Kind.EXEMPTION || kind == Provision.Kind.CLASSIFICATION;
    }

    private boolean counts(Bench.Fact fact) {
        boolean ours = fact.provisions().isEmpty() || fact.provisions().contains(group.provision());
        return ours
                && types.contains(fact.type())
                && fact.arguments().get(0)
                        .filter(subject -> subjects.contains(List.of(fact.type(), subject)))
                        .isPresent();
    }

    static boolean agree(Expected.OfFinding expected, Finding actual) {
        Timing timing = expected.timing().orElse(expected.upcoming().isPresent() ? Timing.UPCOMING : Timing.IN_FORCE);
        return expected.status() == actual.status()
                && expected.subject().equals(actual.subject().pointer())
                && timing == actual.timing()
                && said(expected.who(), actual.who().organisation())
                && said(expected.role(), actual.who().role())
                && said(expected.upcoming(), actual.appliesFrom())
                && said(expected.appliesFrom(), actual.appliesFrom())
                && said(expected.due(), due(actual))
                && said(expected.text(), actual.text())
                && said(expected.contested(), Optional.of(contested(actual).orElse(UNDISPUTED)))
                && expected.sanction().map(sanction -> agree(sanction, sanction(actual))).orElse(true)
                && expected.exceptedBy()
                        .map(id -> actual.exceptions().stream()
                                .anyMatch(relief -> relief.provision().equals(id)))
                        .orElse(true)
                && expected.asks().map(asks(actual)::equals).orElse(true);
    }

    private static boolean agree(Expected.OfSanction expected, Expected.OfSanction actual) {
        return said(expected.code(), actual.code())
                && expected.atLeast().equals(actual.atLeast())
                && expected.atMost().equals(actual.atMost())
                && expected.from().equals(actual.from())
                && said(expected.hangsOn(), actual.hangsOn());
    }

    private static Expected.OfSanction sanction(Finding finding) {
        Optional<Ceiling> ceiling = finding.ceiling();
        return new Expected.OfSanction(
                finding.sanction().flatMap(Sanction::code),
                ceiling.flatMap(Ceiling::atLeast).map(BigDecimal::stripTrailingZeros),
                ceiling.flatMap(Ceiling::atMost).map(BigDecimal::stripTrailingZeros),
                ceiling.flatMap(Ceiling::from),
                ceiling.map(cap -> new TreeSet<>(cap.hangsOn())));
    }

    static boolean agree(Rulebook rulebook, Expected.OfFact expected, Bench.Fact actual) {
        return expected.type().equals(actual.type())
                && expected.possible() == actual.possible()
                && expected.upcoming().equals(actual.upcoming())
                && expected.asks().map(actual.asks()::equals).orElse(true)
                && expected.arguments().entrySet().stream()
                        .allMatch(argument -> actual.arguments()
                                .get(names(rulebook, expected.type()).indexOf(argument.getKey()))
                                .filter(argument.getValue()::equals)
                                .isPresent());
    }

    private static boolean agree(Expected.OfRungs expected, Bench.Rungs actual) {
        return expected.subject().equals(actual.subject())
                && expected.criterion().equals(actual.criterion())
                && expected.rungs().equals(actual.rungs())
                && expected.possible() == actual.possible()
                && expected.asks().map(actual.asks()::equals).orElse(true);
    }

    private static <T> boolean said(Optional<T> expected, Optional<T> actual) {
        return expected.isEmpty() || expected.equals(actual);
    }

    private static Optional<String> due(Finding finding) {
        return finding.due().map(due -> due.date().map(Object::toString).orElse("unknown"));
    }

    private static Optional<String> contested(Finding finding) {
        return finding.interpretation()
                .filter(Finding.Interpretation::contested)
                .map(reading -> reading.of().orElse(finding.provision()));
    }

    private static NavigableSet<String> asks(Finding finding) {
        return finding.questions().stream()
                .map(Conclusions.Asked::pointer)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<String> names(Rulebook rulebook, String type) {
        return rulebook.type(type)
                .map(EntityType::attributes)
                .map(Map::keySet)
                .<List<String>>map(List::copyOf)
                .orElse(List.of());
    }

    private Optional<String> first(String type) {
        return names(rulebook, type).stream().findFirst();
    }

    static String words(Finding finding) {
        Set<String> words = new LinkedHashSet<>();
        words.add(finding.status().code() + " " + finding.subject().pointer());
        words.add("who: " + finding.who().organisation().orElse("not known"));
        finding.who().role().ifPresent(role -> words.add("role: " + role));
        if (finding.timing() == Timing.UPCOMING) {
            finding.appliesFrom().ifPresent(day -> words.add("upcoming: " + day));
        } else if (finding.timing() == Timing.LAPSED) {
            words.add("timing: " + ((Coded) finding.timing()).code());
        } else {
            finding.appliesFrom().ifPresent(day -> words.add("appliesFrom: " + day));
        }
        due(finding).ifPresent(day -> words.add("due: " + day));
        finding.text().ifPresent(id -> words.add("text: " + id));
        contested(finding).ifPresent(id -> words.add("contested: " + id));
        finding.sanction().ifPresent(some -> words.add("sanction: " + sanction(finding)));
        finding.exceptions().forEach(relief -> words.add("exceptedBy: " + relief.provision()));
        if (!finding.questions().isEmpty()) {
            words.add("asks: " + asks(finding));
        }
        return String.join(", ", words);
    }

    static String words(Rulebook rulebook, Bench.Fact fact) {
        List<String> words = new ArrayList<>(List.of(fact.type()));
        List<String> names = names(rulebook, fact.type());
        for (int i = 0; i < names.size(); i++) {
            words.add(names.get(i) + ": " + fact.arguments().get(i).orElse("not known"));
        }
        if (fact.possible()) {
            words.add("possible");
        }
        fact.upcoming().ifPresent(day -> words.add("upcoming: " + day));
        if (!fact.asks().isEmpty()) {
            words.add("asks: " + fact.asks());
        }
        words.add("by " + fact.provisions());
        return String.join(", ", words);
    }
}
