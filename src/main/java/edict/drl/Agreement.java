package edict.drl;

import edict.document.Names;
import edict.document.Place;
import edict.document.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.antlr.runtime.CommonTokenStream;
import org.antlr.runtime.RecognitionException;
import org.antlr.runtime.TokenSource;
import org.drools.drl.ast.descr.AccumulateDescr;
import org.drools.drl.ast.descr.AndDescr;
import org.drools.drl.ast.descr.AtomicExprDescr;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.BindingDescr;
import org.drools.drl.ast.descr.ConnectiveType;
import org.drools.drl.ast.descr.ConstraintConnectiveDescr;
import org.drools.drl.ast.descr.ExistsDescr;
import org.drools.drl.ast.descr.ExprConstraintDescr;
import org.drools.drl.ast.descr.ForallDescr;
import org.drools.drl.ast.descr.NotDescr;
import org.drools.drl.ast.descr.OrDescr;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.ast.descr.PatternDescr;
import org.drools.drl.ast.descr.RelationalExprDescr;
import org.drools.drl.ast.descr.RuleDescr;
import org.drools.drl.parser.DRLFactory;
import org.drools.drl.parser.DrlExprParser;
import org.drools.drl.parser.DrlExprParserFactory;
import org.drools.drl.parser.lang.DRLParser;

/**
 * Reads a file a second time with Drools' own parsers, which only ever see text that Edict's reader consumed whole.
 * Both trees are written in one normal form ({@code in} expanded, {@code !} pushed inwards) and must be equal: a rule
 * then means to a reader of DRL what it means to Edict. Safe to share between threads.
 */
final class Agreement {

    /** Constraints that were read already, by their text: the same joins stand in many rules. */
    private final Map<String, String> known = new ConcurrentHashMap<>();

    /**
     * What keeps Drools from reading {@code rules} as Edict did.
     *
     * @param tokens of the file {@code file}, used up by this
     */
    List<Problem> problems(String file, TokenSource tokens, List<Syntax.RuleText> rules) {
        List<Problem> problems = new ArrayList<>();
        DRLParser parser = DRLFactory.getDRLParser(new CommonTokenStream(tokens), Lexer.LEVEL);
        Optional<PackageDescr> read;
        try {
            read = Optional.ofNullable(parser.compilationUnit());
        } catch (RecognitionException | RuntimeException e) {
            read = Optional.empty();
        }
        if (read.isEmpty() || parser.hasErrors()) {
            problems.add(new Problem(
                    place(file, parser),
                    "",
                    "Drools' own parser does not accept the file from here on; write the rule in a simpler form"));
            return problems;
        }
        PackageDescr found = read.get();
        if (found.getRules().size() != rules.size() || !holdsOnlyRules(found)) {
            problems.add(new Problem(
                    new Place(file, 1, 1), "", "Drools' own parser finds other statements in the file than "
                            + "these rules"));
            return problems;
        }
        for (int i = 0; i < rules.size(); i++) {
            Syntax.RuleText rule = rules.get(i);
            RuleDescr descr = found.getRules().get(i);
            String ours = ours(rule);
            String theirs = theirs(descr);
            if (!ours.equals(theirs)) {
                int same = 0;
                while (same < Math.min(ours.length(), theirs.length()) && ours.charAt(same) == theirs.charAt(same)) {
                    same++;
                }
                int from = Math.max(0, same - 20);
                problems.add(new Problem(
                        rule.name().at(),
                        "",
                        "Drools' own parser reads %s where the profile reads %s; write the rule in a simpler form"
                                .formatted(
                                        Names.quote(theirs.substring(from)), Names.quote(ours.substring(from)))));
            }
        }
        return problems;
    }

    private static Place place(String file, DRLParser parser) {
        return parser.getErrors().stream()
                .filter(error -> error.getLineNumber() > 0)
                .map(error -> new Place(file, error.getLineNumber(), Math.max(1, error.getColumn() + 1)))
                .findFirst()
                .orElse(new Place(file, 1, 1));
    }

    private static boolean holdsOnlyRules(PackageDescr found) {
        return found.getImports().isEmpty()
                && found.getFunctionImports().isEmpty()
                && found.getAccumulateImports().isEmpty()
                && found.getGlobals().isEmpty()
                && found.getAttributes().isEmpty()
                && found.getFunctions().isEmpty()
                && found.getTypeDeclarations().isEmpty()
                && found.getEnumDeclarations().isEmpty()
                && found.getEntryPointDeclarations().isEmpty()
                && found.getWindowDeclarations().isEmpty();
    }

    // ---- Edict's tree in normal form

    private static String ours(Syntax.RuleText rule) {
        return rule.name().unquoted()
                + " when "
                + joined("and", rule.when().stream().map(Agreement::ours).toList())
                + " then "
                + rule.consequence().stream().map(Token::text).collect(Collectors.joining());
    }

    private static String ours(Syntax.Condition condition) {
        if (condition instanceof Syntax.Pattern pattern) {
            return pattern(
                    pattern.variable().map(Token::text).orElse(""),
                    pattern.type().text(),
                    pattern.constraints().stream().map(c -> ours(c, false)).toList());
        } else if (condition instanceof Syntax.And and) {
            return joined("and", and.parts().stream().map(Agreement::ours).toList());
        } else if (condition instanceof Syntax.Or or) {
            return joined("or", or.parts().stream().map(Agreement::ours).toList());
        } else if (condition instanceof Syntax.Not not) {
            return "not(" + ours(not.of()) + ")";
        } else if (condition instanceof Syntax.Exists exists) {
            return "exists(" + ours(exists.of()) + ")";
        } else if (condition instanceof Syntax.Forall forall) {
            return "forall"
                    + forall.patterns().stream().map(Agreement::ours).toList();
        } else {
            Syntax.Accumulate accumulate = (Syntax.Accumulate) condition;
            return accumulate(
                    joined("and", accumulate.source().stream().map(Agreement::ours).toList()),
                    accumulate.results().stream()
                            .map(result -> result.variable().text() + ":"
                                    + result.function().name().toLowerCase(Locale.ROOT)
                                    + result.of().map(of -> List.of(of.text())).orElse(List.of()))
                            .toList(),
                    accumulate.constraints().stream().map(c -> ours(c, false)).toList());
        }
    }

    private static String ours(Syntax.Constraint constraint, boolean negated) {
        if (constraint instanceof Syntax.Binding binding) {
            return binding(binding.at().text(), binding.attribute().text());
        } else if (constraint instanceof Syntax.All all) {
            return joined(
                    negated ? "or" : "and",
                    all.parts().stream().map(part -> ours(part, negated)).toList());
        } else if (constraint instanceof Syntax.Any any) {
            return joined(
                    negated ? "and" : "or",
                    any.parts().stream().map(part -> ours(part, negated)).toList());
        } else if (constraint instanceof Syntax.Negation negation) {
            return ours(negation.of(), !negated);
        } else if (constraint instanceof Syntax.Call call) {
            return (negated ? "!" : "")
                    + call.at().text()
                    + call.arguments().stream()
                            .map(Agreement::ours)
                            .collect(Collectors.joining(",", "(", ")"));
        } else {
            return ours((Syntax.Comparison) constraint, negated);
        }
    }

    private static String ours(Syntax.Comparison comparison, boolean negated) {
        String left = ours(comparison.left());
        return switch (comparison.operator()) {
            case IN -> joined(negated ? "and" : "or", each(left, "==", negated, comparison.right()));
            case NOT_IN -> joined(negated ? "or" : "and", each(left, "!=", negated, comparison.right()));
            case NOT_CONTAINS -> literal(left, "contains", !negated, ours(comparison.right()));
            case NOT_MEMBER_OF -> literal(left, "memberOf", !negated, ours(comparison.right()));
            case EQUAL, NOT_EQUAL, LESS, GREATER, AT_MOST, AT_LEAST, CONTAINS, MEMBER_OF ->
                literal(left, comparison.operator().symbol(), negated, ours(comparison.right()));
        };
    }

    private static List<String> each(String left, String operator, boolean negated, Syntax.Operand values) {
        return ((Syntax.Values) values)
                .values().stream()
                        .map(value -> literal(left, operator, negated, ours(value)))
                        .toList();
    }

    private static String ours(Syntax.Operand operand) {
        if (operand instanceof Syntax.Literal literal) {
            return (literal.negative() ? "-" : "") + literal.at().text();
        } else if (operand instanceof Syntax.Parameter parameter) {
            return "parameter(" + parameter.id().text() + ")";
        }
        return operand.at().text();
    }

    // ---- Drools' tree in normal form

    private String theirs(RuleDescr rule) {
        boolean plain = rule.getAttributes().isEmpty()
                && rule.getAnnotations().isEmpty()
                && rule.getNamedConsequences().isEmpty()
                && !rule.hasParent();
        return rule.getName()
                + " when "
                + (plain ? "" : "more: ")
                + joined("and", rule.getLhs().getDescrs().stream().map(this::theirs).toList())
                + " then "
                + compact(String.valueOf(rule.getConsequence()));
    }

    private String theirs(BaseDescr descr) {
        if (descr instanceof PatternDescr pattern) {
            return theirs(pattern);
        } else if (descr instanceof AndDescr and) {
            return joined("and", and.getDescrs().stream().map(this::theirs).toList());
        } else if (descr instanceof OrDescr or) {
            return joined("or", or.getDescrs().stream().map(this::theirs).toList());
        } else if (descr instanceof NotDescr not) {
            return "not(" + joined("and", parts(not.getDescrs())) + ")";
        } else if (descr instanceof ExistsDescr exists) {
            return "exists("
                    + joined("and", parts(exists.getDescrs()))
                    + ")";
        } else if (descr instanceof ForallDescr forall) {
            return "forall" + forall.getDescrs().stream().map(this::theirs).toList();
        }
        return descr.getClass().getSimpleName();
    }

    private List<String> parts(List<?> descrs) {
        return descrs.stream().map(descr -> theirs((BaseDescr) descr)).toList();
    }

    private String theirs(PatternDescr pattern) {
        List<String> constraints = pattern.getConstraint().getDescrs().stream()
                .map(this::constraint)
                .toList();
        if (pattern.isQuery() || pattern.isUnification() || !pattern.getBehaviors().isEmpty()) {
            return "more: " + pattern;
        }
        if (pattern.getSource() instanceof AccumulateDescr accumulate) {
            return accumulate(
                    theirs(accumulate.getInput()),
                    accumulate.getFunctions().stream()
                            .map(function -> function.getBind() + ":" + function.getFunction()
                                    + List.of(function.getParams()))
                            .toList(),
                    constraints);
        }
        if (pattern.getSource() != null) {
            return "more: " + pattern;
        }
        return pattern(
                Optional.ofNullable(pattern.getIdentifier()).orElse(""),
                String.valueOf(pattern.getObjectType()),
                constraints);
    }

    private String constraint(BaseDescr descr) {
        if (!(descr instanceof ExprConstraintDescr constraint)
                || constraint.getType() != ExprConstraintDescr.Type.NAMED) {
            return "more: " + descr.getClass().getSimpleName();
        }
        return known.computeIfAbsent(constraint.getExpression(), Agreement::read);
    }

    private static String read(String constraint) {
        DrlExprParser parser = DrlExprParserFactory.getDrlExprParser(Lexer.LEVEL);
        ConstraintConnectiveDescr read = parser.parse(constraint);
        return read == null || parser.hasErrors() ? "unread: " + constraint : expression(read);
    }

    private static String expression(BaseDescr descr) {
        if (descr instanceof ConstraintConnectiveDescr connective && !connective.isNegated()) {
            List<String> parts =
                    connective.getDescrs().stream().map(Agreement::expression).toList();
            if (connective.getConnective() == ConnectiveType.AND) {
                return joined("and", parts);
            } else if (connective.getConnective() == ConnectiveType.OR) {
                return joined("or", parts);
            }
        } else if (descr instanceof RelationalExprDescr relation
                && (relation.getParameters() == null || relation.getParameters().isEmpty())) {
            return literal(
                    expression(relation.getLeft()),
                    relation.getOperator(),
                    relation.isNegated(),
                    expression(relation.getRight()));
        } else if (descr instanceof BindingDescr binding && !binding.isUnification()) {
            return binding(binding.getVariable(), compact(binding.getExpression()));
        } else if (descr instanceof AtomicExprDescr atom) {
            return atom(compact(atom.getExpression()), atom.isNegated());
        }
        return "more: " + descr;
    }

    /** An expression that Drools keeps as text, without the parentheses and negations around it. */
    private static String atom(String text, boolean negated) {
        String inner = text;
        boolean isNegated = negated;
        while (true) {
            if (inner.startsWith("!")) {
                isNegated = !isNegated;
                inner = inner.substring(1);
            } else if (inner.startsWith("(") && closes(inner)) {
                inner = inner.substring(1, inner.length() - 1);
            } else {
                return (isNegated ? "!" : "") + inner;
            }
        }
    }

    /** Whether the first parenthesis is closed by the last character. */
    private static boolean closes(String text) {
        int depth = 0;
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && c == '(') {
                depth++;
            } else if (!quoted && c == ')') {
                depth--;
                if (depth == 0) {
                    return i == text.length() - 1;
                }
            }
        }
        return false;
    }

    /** Without white space and comments; texts stay as they are, and hold no escapes. */
    private static String compact(String text) {
        StringBuilder compact = new StringBuilder(text.length());
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (c == '"') {
                int end = text.indexOf('"', i + 1);
                end = end < 0 ? text.length() - 1 : end;
                compact.append(text, i, end + 1);
                i = end + 1;
            } else if (text.startsWith("//", i)) {
                int end = text.indexOf('\n', i);
                i = end < 0 ? text.length() : end;
            } else if (text.startsWith("/*", i)) {
                int end = text.indexOf("*/", i + 2);
                i = end < 0 ? text.length() : end + 2;
            } else {
                if (!Character.isWhitespace(c)) {
                    compact.append(c);
                }
                i++;
            }
        }
        return compact.toString();
    }

    // ---- the normal form

    private static String pattern(String variable, String type, List<String> constraints) {
        return variable + ":" + type + constraints;
    }

    private static String accumulate(String source, List<String> results, List<String> constraints) {
        return "accumulate(" + source + ";" + results + ";" + constraints + ")";
    }

    private static String binding(String variable, String attribute) {
        return variable + ":" + attribute;
    }

    private static String literal(String left, String operator, boolean negated, String right) {
        return left + (negated ? " not " : " ") + operator + " " + right;
    }

    /** Nested connectives of one kind are one; a connective of one part is the part. */
    private static String joined(String connective, List<String> parts) {
        String prefix = connective + "{";
        List<String> flat = new ArrayList<>();
        for (String part : parts) {
            if (part.startsWith(prefix) && part.endsWith("}")) {
                flat.add(part.substring(prefix.length(), part.length() - 1));
            } else {
                flat.add(part);
            }
        }
        return parts.size() == 1 ? parts.get(0) : prefix + String.join(" | ", flat) + "}";
    }
}
