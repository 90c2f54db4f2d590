package edict.reference;

import edict.reference.Tree.Accumulate;
import edict.reference.Tree.All;
import edict.reference.Tree.Any;
import edict.reference.Tree.Binding;
import edict.reference.Tree.Call;
import edict.reference.Tree.Compare;
import edict.reference.Tree.Conclusion;
import edict.reference.Tree.Condition;
import edict.reference.Tree.Constant;
import edict.reference.Tree.Constraint;
import edict.reference.Tree.Deny;
import edict.reference.Tree.Either;
import edict.reference.Tree.Every;
import edict.reference.Tree.Forall;
import edict.reference.Tree.Item;
import edict.reference.Tree.Name;
import edict.reference.Tree.No;
import edict.reference.Tree.Operand;
import edict.reference.Tree.Parameter;
import edict.reference.Tree.Pattern;
import edict.reference.Tree.Result;
import edict.reference.Tree.Rule;
import edict.reference.Tree.Several;
import edict.reference.Tree.Some;
import edict.reference.Tree.This;
import edict.reference.Tree.Variable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;

/** Reads the DRL profile, trusting that the text is good. Shares nothing with the reader that the product uses. */
final class TreeReader {

    /** White space and comments without a group, tokens in the first. */
    static final java.util.regex.Pattern TOKEN = java.util.regex.Pattern.compile(
            "\\s+|//[^\\n]*|/\\*(?s:.*?)\\*/|(\"[^\"]*\"|\\$?[A-Za-z_][A-Za-z_0-9]*|-?[0-9]+(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]+)?"
                    + "|==|!=|<=|>=|&&|\\|\\||[-<>!(),:;])");

    private final List<String> tokens = new ArrayList<>();
    private int next;

    private TreeReader(String text) {
        Matcher matcher = TOKEN.matcher(text);
        int end = 0;
        while (matcher.find() && matcher.start() == end) {
            end = matcher.end();
            if (matcher.group(1) != null) {
                tokens.add(matcher.group(1));
            }
        }
        if (end != text.length()) {
            throw new IllegalArgumentException("not a token: " + text.substring(end, Math.min(text.length(), end + 30)));
        }
    }

    static List<Rule> read(String text) {
        TreeReader reader = new TreeReader(text);
        List<Rule> rules = new ArrayList<>();
        while (reader.next < reader.tokens.size()) {
            rules.add(reader.rule());
        }
        return rules;
    }

    private Rule rule() {
        take("rule");
        String name = string();
        take("when");
        List<Condition> when = new ArrayList<>();
        while (!at("then")) {
            when.add(condition());
        }
        take("then");
        List<Conclusion> then = new ArrayList<>();
        while (!at("end")) {
            then.add(conclusion());
        }
        take("end");
        return new Rule(name, when, then);
    }

    private Condition condition() {
        if (skip("not")) {
            return new No(group());
        } else if (skip("exists")) {
            return new Some(group());
        } else if (skip("forall")) {
            return new Forall(group());
        } else if (skip("accumulate")) {
            return accumulate();
        } else if (skip("(")) {
            Condition inner = either();
            take(")");
            return inner;
        }
        return pattern();
    }

    /** What {@code not} and its like govern: something in parentheses, or one pattern without. */
    private List<Condition> group() {
        if (!skip("(")) {
            return List.of(condition());
        }
        List<Condition> parts = new ArrayList<>();
        do {
            Condition part = either();
            parts.addAll(part instanceof All all ? all.parts() : List.of(part));
        } while (!at(")"));
        take(")");
        return parts;
    }

    private Condition either() {
        List<Condition> parts = new ArrayList<>(List.of(both()));
        while (skip("or")) {
            parts.add(both());
        }
        return parts.size() == 1 ? parts.get(0) : new Any(parts);
    }

    private Condition both() {
        List<Condition> parts = new ArrayList<>(List.of(condition()));
        while (skip("and")) {
            parts.add(condition());
        }
        return parts.size() == 1 ? parts.get(0) : new All(parts);
    }

    private Pattern pattern() {
        Optional<String> variable = Optional.empty();
        if (peek().startsWith("$")) {
            variable = Optional.of(take());
            take(":");
        }
        String type = take();
        take("(");
        List<Item> items = items(")");
        take(")");
        return new Pattern(variable, type, items);
    }

    private List<Item> items(String end) {
        List<Item> items = new ArrayList<>();
        while (!at(end)) {
            if (peek().startsWith("$") && tokens.get(next + 1).equals(":")) {
                String variable = take();
                take(":");
                items.add(new Binding(variable, take()));
            } else {
                items.add(disjunction());
            }
            if (!at(end)) {
                take(",");
            }
        }
        return items;
    }

    private Accumulate accumulate() {
        take("(");
        List<Condition> source = new ArrayList<>();
        do {
            skip("and");
            Condition part = both();
            source.addAll(part instanceof All all ? all.parts() : List.of(part));
        } while (!at(";"));
        take(";");
        List<Result> results = new ArrayList<>();
        do {
            String variable = take();
            take(":");
            String function = take();
            take("(");
            Optional<String> of = at(")") ? Optional.empty() : Optional.of(take());
            take(")");
            results.add(new Result(variable, function, of));
        } while (skip(","));
        List<Item> items = skip(";") ? items(")") : List.of();
        take(")");
        return new Accumulate(source, results, items);
    }

    private Constraint disjunction() {
        List<Constraint> parts = new ArrayList<>(List.of(conjunction()));
        while (skip("||")) {
            parts.add(conjunction());
        }
        return parts.size() == 1 ? parts.get(0) : new Either(parts);
    }

    private Constraint conjunction() {
        List<Constraint> parts = new ArrayList<>(List.of(constraint()));
        while (skip("&&")) {
            parts.add(constraint());
        }
        return parts.size() == 1 ? parts.get(0) : new Every(parts);
    }

    private Constraint constraint() {
        if (skip("!")) {
            return new Deny(constraint());
        } else if (skip("(")) {
            Constraint inner = disjunction();
            take(")");
            return inner;
        } else if (tokens.get(next + 1).equals("(") && !peek().startsWith("$")) {
            String function = take();
            take("(");
            List<Operand> arguments = new ArrayList<>();
            do {
                arguments.add(operand());
            } while (skip(","));
            take(")");
            return new Call(function, arguments);
        }
        Operand left = operand();
        String operator = take();
        if (operator.equals("not")) {
            operator = "not " + take();
        }
        if (operator.endsWith("in") && !operator.endsWith("contains")) {
            take("(");
            List<Constant> values = new ArrayList<>();
            do {
                values.add((Constant) operand());
            } while (skip(","));
            take(")");
            return new Compare(left, operator, new Several(values));
        }
        return new Compare(left, operator, operand());
    }

    private Operand operand() {
        String token = take();
        char first = token.charAt(0);
        if (first == '"') {
            return new Constant(token.substring(1, token.length() - 1));
        } else if (first == '$') {
            return new Variable(token);
        } else if (first == '-' || Character.isDigit(first)) {
            return new Constant(new BigDecimal(token));
        } else if (token.equals("true") || token.equals("false")) {
            return new Constant(Boolean.valueOf(token));
        } else if (token.equals("this")) {
            return new This();
        } else if (token.equals("parameter")) {
            take("(");
            String id = string();
            take(")");
            return new Parameter(id);
        }
        return new Name(token);
    }

    private Conclusion conclusion() {
        String verb = take();
        take("(");
        Optional<String> type = Optional.empty();
        if (verb.equals("classify")) {
            type = Optional.of(take());
            take("(");
        }
        List<Operand> arguments = new ArrayList<>();
        while (!at(")")) {
            arguments.add(operand());
            skip(",");
        }
        take(")");
        if (type.isPresent()) {
            take(")");
        }
        take(";");
        return new Conclusion(verb, type, arguments);
    }

    private String string() {
        String token = take();
        return token.substring(1, token.length() - 1);
    }

    private String peek() {
        return tokens.get(next);
    }

    private boolean at(String token) {
        return peek().equals(token);
    }

    private boolean skip(String token) {
        if (at(token)) {
            next++;
            return true;
        }
        return false;
    }

    private String take() {
        return tokens.get(next++);
    }

    private void take(String token) {
        if (!skip(token)) {
            throw new IllegalArgumentException(
                    "expected " + token + " but found " + tokens.subList(next, Math.min(tokens.size(), next + 8)));
        }
    }
}
