package edict.rulebook;

import edict.document.Names;
import edict.drl.Rule;
import edict.drl.Rule.Operand;
import edict.vocabulary.Span;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Checks that a provision and its rules count the same period from the same date: what is told as late before it was due, or as due when
 * it has long been late, was changed in one of the two places.
 */
final class DuePeriods {

    private final Provision provision;
    private final Values values;
    private final List<Provision.After> periods;

    private DuePeriods(Provision provision, Values values) {
        this.provision = provision;
        this.values = values;
        this.periods = provision.due().stream()
                .flatMap(Provision.Due::parts)
                .flatMap(due -> due instanceof Provision.After after ? Stream.of(after) : Stream.of())
                .toList();
    }

    static void check(Provision provision, List<Rule> branches, Values values) {
        DuePeriods due = new DuePeriods(provision, values);
        branches.stream().flatMap(rule -> Patterns.matched(rule).stream()).forEach(due::pattern);
    }

    private void pattern(Rule.Pattern pattern) {
        pattern.variable().map(Patterns::plain).ifPresent(variable -> Patterns.tests(pattern.constraint(), test -> {
            if (test instanceof Rule.Call call
                    && call.test() == Rule.Test.OVERDUE
                    && call.arguments().get(0) instanceof Operand.Attribute date) {
                call(call, variable, date.name());
            }
        }));
    }

    private void call(Rule.Call call, String variable, String date) {
        List<Provision.After> same = periods.stream()
                .filter(after -> after.variable().equals(variable) && after.path().equals(List.of(date)))
                .toList();
        if (same.isEmpty()) {
            return;
        }
        List<Provision.After> asLong = same.stream().filter(after -> isAsLong(after.period(), call.arguments().get(1))).toList();
        if (asLong.isEmpty()) {
            values.named(
                    call.at(),
                    "`overdue` counts " + written(call.arguments().get(1)) + " from " + Names.quote(date) + ", but `due` of "
                            + Names.quote(provision.id()) + " counts "
                            + same.stream().map(after -> written(after.period())).collect(Collectors.joining(" or "))
                            + "; write the same in both");
        } else if (asLong.stream().noneMatch(after -> after.holidays().equals(holidays(call)))) {
            values.named(
                    call.at(),
                    "`overdue` counts " + holidays(call).map(id -> "the public holidays of " + Names.quote(id)).orElse("no public holidays")
                            + ", but `due` of " + Names.quote(provision.id()) + " counts "
                            + asLong.get(0).holidays().map(id -> "those of " + Names.quote(id)).orElse("none")
                            + "; write the same in both");
        }
    }

    private static Optional<String> holidays(Rule.Call call) {
        return call.arguments().size() > 2 && call.arguments().get(2) instanceof Operand.Parameter parameter
                ? Optional.of(parameter.id())
                : Optional.empty();
    }

    private static boolean isAsLong(Provision.Period due, Operand late) {
        if (due instanceof Provision.FromParameter from) {
            return late instanceof Operand.Parameter parameter && parameter.id().equals(from.id());
        }
        return late instanceof Operand.Literal literal
                && literal.value().equals(((Provision.Fixed) due).span());
    }

    private static String written(Operand period) {
        return Names.quote(period instanceof Operand.Parameter parameter
                ? parameter.id()
                : String.valueOf(((Operand.Literal) period).value()));
    }

    private static String written(Provision.Period period) {
        return Names.quote(period instanceof Provision.FromParameter from ? from.id() : ((Provision.Fixed) period).span().toString());
    }
}
