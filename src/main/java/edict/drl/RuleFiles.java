package edict.drl;

import edict.document.Place;
import edict.document.Problem;
import edict.document.Refused;
import edict.vocabulary.Vocabulary;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;

/**
 * Rule files into checked rules. A file is untrusted: it is decoded and measured before anything parses it, read whole
 * by Edict's own reader, and read again by Drools' parser, with which the first reading must agree.
 */
public final class RuleFiles {

    /** Rules in one file. */
    static final int RULES = 1_000;

    /** Rules in all files. */
    static final int ALL_RULES = 5_000;

    /** Bytes of all files. */
    static final int ALL_BYTES = 8_000_000;

    private static final int PROBLEMS = 100;

    private RuleFiles() {}

    /**
     * What came of reading.
     *
     * @param rules those with which nothing is wrong, in the order of the files and of their texts
     * @param problems of all files, up to 100 of them
     * @param broken provisions of rules that are there and wrong
     * @param whole whether each rule of the files is one of {@code rules} or is counted in {@code broken}
     */
    public record Outcome(List<Rule> rules, List<Problem> problems, Set<String> broken, boolean whole) {}

    /**
     * All rules, in the order of the files and of their texts.
     *
     * @throws Refused with the problems of all files, up to 100 of them, when there is one
     */
    public static List<Rule> read(List<RuleFile> files, Vocabulary vocabulary, Parameters parameters) {
        Outcome outcome = check(files, vocabulary, parameters);
        if (!outcome.problems().isEmpty()) {
            throw new Refused(outcome.problems());
        }
        return outcome.rules();
    }

    /** Reads all rules; one that is wrong doesn't hide the others. */
    public static Outcome check(List<RuleFile> files, Vocabulary vocabulary, Parameters parameters) {
        Texts all = texts(files);
        List<Problem> problems = new ArrayList<>(all.problems());
        List<Rule> rules = new ArrayList<>();
        Set<String> broken = new TreeSet<>();
        boolean whole = all.whole();
        for (Syntax.RuleText text : all.texts()) {
            Optional<Rule> rule = Checker.check(text, vocabulary, parameters, problems);
            rule.ifPresent(rules::add);
            if (rule.isEmpty()) {
                Matcher name = RuleReader.RULE_NAME.matcher(text.name().unquoted());
                if (name.matches()) {
                    broken.add(name.group(1));
                } else {
                    whole = false;
                }
            }
        }
        problems.addAll(Strata.problems(vocabulary, rules));
        problems.addAll(Exemptions.problems(rules));
        return new Outcome(
                List.copyOf(rules),
                problems.isEmpty() ? List.of() : shown(problems),
                Collections.unmodifiableSet(broken),
                whole);
    }

    /** What is wrong with the texts alone, whatever the names in them mean. */
    public static List<Problem> textProblems(List<RuleFile> files) {
        return shown(texts(files).problems());
    }

    private record Texts(List<Syntax.RuleText> texts, List<Problem> problems, boolean whole) {}

    private static Texts texts(List<RuleFile> files) {
        List<Problem> problems = new ArrayList<>();
        List<Syntax.RuleText> texts = new ArrayList<>();
        // Files know nothing of each other, and reading them is most of the work: on as many processors as there are.
        Agreement agreement = new Agreement();
        List<Read> read = within(files, problems).parallelStream()
                .map(file -> read(file, agreement))
                .toList();
        boolean whole = read.size() == files.size();
        for (Read file : read) {
            problems.addAll(file.problems());
            texts.addAll(file.texts());
            whole &= file.whole();
            if (texts.size() > ALL_RULES) {
                problems.add(new Problem(
                        new Place(file.name(), 1, 1),
                        "",
                        "there are more than %d rules with this file; later files were not read".formatted(ALL_RULES)));
                whole = false;
                break;
            }
        }
        unique(texts, problems);
        return new Texts(texts, problems, whole);
    }

    /** The files up to the one with which they become too long. */
    private static List<RuleFile> within(List<RuleFile> files, List<Problem> problems) {
        long bytes = 0;
        for (int i = 0; i < files.size(); i++) {
            bytes += files.get(i).bytes().length;
            if (bytes > ALL_BYTES) {
                problems.add(new Problem(
                        new Place(files.get(i).name(), 1, 1),
                        "",
                        "the files up to this one have more than %d bytes; later files were not read"
                                .formatted(ALL_BYTES)));
                return files.subList(0, i);
            }
        }
        return files;
    }

    /** @param whole whether every rule of the file is among the texts, if only in part */
    private record Read(String name, List<Syntax.RuleText> texts, List<Problem> problems, boolean whole) {}

    private static Read read(RuleFile file, Agreement agreement) {
        List<Problem> own = new ArrayList<>();
        List<Syntax.RuleText> texts = List.of();
        boolean whole = false;
        try {
            String text = Characters.decode(file);
            own.addAll(Characters.problems(file.name(), text));
            if (own.isEmpty()) {
                Lexer.Cut cut = Lexer.cut(file.name(), text);
                count(file, cut.tokens());
                texts = RuleReader.read(cut.tokens(), own);
                whole = own.isEmpty() || texts.size() == words(cut.tokens());
                if (own.isEmpty()) {
                    own.addAll(agreement.problems(file.name(), cut.all(), texts));
                }
            }
        } catch (Refusal refusal) {
            own.add(refusal.problem());
        }
        return new Read(file.name(), texts, own, whole);
    }

    private static long words(List<Token> tokens) {
        return tokens.stream().filter(token -> token.isWord("rule")).count();
    }

    private static void count(RuleFile file, List<Token> tokens) {
        long rules = words(tokens);
        if (rules > RULES) {
            throw new Refusal(
                    new Place(file.name(), 1, 1),
                    "the file has %d rules, more than the %d allowed; split it".formatted(rules, RULES));
        }
    }

    private static void unique(List<Syntax.RuleText> texts, List<Problem> problems) {
        Map<String, Token> names = new HashMap<>();
        for (Syntax.RuleText text : texts) {
            Token name = text.name();
            Token before = names.putIfAbsent(name.unquoted(), name);
            if (before != null) {
                problems.add(new Problem(
                        name.at(),
                        "",
                        "rule `%s` stands already at %s; a further branch is named `%s # branch`"
                                .formatted(
                                        name.unquoted(),
                                        before.at(),
                                        name.unquoted().replaceFirst(" #.*", ""))));
            }
        }
    }

    private static List<Problem> shown(List<Problem> problems) {
        List<Problem> sorted = problems.stream().distinct().sorted().toList();
        if (sorted.size() <= PROBLEMS) {
            return sorted;
        }
        List<Problem> shown = new ArrayList<>(sorted.subList(0, PROBLEMS));
        shown.add(new Problem(
                sorted.get(PROBLEMS).at(),
                "",
                "this and %d more problems are not shown".formatted(sorted.size() - PROBLEMS - 1)));
        return List.copyOf(shown);
    }
}
