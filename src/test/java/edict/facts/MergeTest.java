package edict.facts;

import static org.assertj.core.api.Assertions.assertThat;

import edict.vocabulary.Attribute;
import edict.vocabulary.Span;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MergeTest {

    private static Value known(Object scalar) {
        return new Value.Known(scalar);
    }

    private static Value number(String text) {
        return known(new BigDecimal(text));
    }

    private static Value from(Object lowest, boolean included) {
        return new Value.Within(Optional.of(lowest), included, Optional.empty(), false);
    }

    private static Value upTo(Object highest, boolean included) {
        return new Value.Within(Optional.empty(), false, Optional.of(highest), included);
    }

    private static Value members(boolean complete, Object... scalars) {
        return new Value.Members(Set.of(scalars), complete);
    }

    @Test
    void equal_values_agree() {
        assertThat(Merge.of(known("a"), known("a"))).contains(known("a"));
        assertThat(Merge.of(number("1"), number("1.0"))).contains(number("1"));
        assertThat(Merge.of(known("a"), known("b"))).isEmpty();
        assertThat(Merge.of(Value.YES, Value.NO)).isEmpty();
    }

    @Test
    void a_value_agrees_with_bounds_it_lies_within() {
        BigDecimal five = new BigDecimal("5");
        assertThat(Merge.of(number("5.0"), from(five, true))).contains(number("5.0"));
        assertThat(Merge.of(from(five, false), number("5.0"))).isEmpty();
        assertThat(Merge.of(number("6"), upTo(five, true))).isEmpty();
        LocalDate day = LocalDate.of(2026, 8, 2);
        assertThat(Merge.of(known(day), upTo(day, false))).isEmpty();
        assertThat(Merge.of(known(day), upTo(day, true))).contains(known(day));
        Span month = new Span(1, Span.Unit.MONTHS);
        assertThat(Merge.of(known(new Span(30, Span.Unit.DAYS)), from(month, true))).isPresent();
    }

    @Test
    void lists_agree_unless_a_complete_one_lacks_a_member() {
        assertThat(Merge.of(members(false, "a"), members(false, "b"))).contains(members(false, "a", "b"));
        assertThat(Merge.of(members(true, "a", "b"), members(false, "b"))).contains(members(true, "a", "b"));
        assertThat(Merge.of(members(true, "a"), members(false, "b"))).isEmpty();
        assertThat(Merge.of(members(true, "a"), members(true, "a", "b"))).isEmpty();
    }

    @Test
    void between_two_is_what_both_leave_possible() {
        assertThat(Merge.between(known("a"), known("b"))).isEqualTo(new Value.OneOf(Set.of("a", "b")));
        assertThat(Merge.between(members(true, "a", "b"), members(true, "b", "c"))).isEqualTo(members(false, "b"));
        assertThat(Merge.between(known("a"), from(BigDecimal.ONE, true))).isEqualTo(Value.UNKNOWN);
    }

    private static Ternary applies(String operator, Value value, Object... expected) {
        return Applicability.of(List.of(new Attribute.OnlyIf("a", operator, List.of(expected))), name -> value);
    }

    @Test
    void a_condition_is_unknown_only_where_its_value_leaves_it_open() {
        assertThat(applies("==", Value.YES, true)).isEqualTo(Ternary.YES);
        assertThat(applies("!=", Value.YES, true)).isEqualTo(Ternary.NO);
        assertThat(applies("==", Value.UNKNOWN, true)).isEqualTo(Ternary.UNKNOWN);
        assertThat(applies("!=", Value.UNKNOWN, true)).isEqualTo(Ternary.UNKNOWN);
        assertThat(applies("in", new Value.OneOf(Set.of("a", "b")), "a", "b", "c")).isEqualTo(Ternary.YES);
        assertThat(applies("in", new Value.OneOf(Set.of("a", "b")), "b")).isEqualTo(Ternary.UNKNOWN);
        assertThat(applies("in", new Value.OneOf(Set.of("a", "b")), "c")).isEqualTo(Ternary.NO);
        assertThat(applies("==", from(BigDecimal.TEN, false), BigDecimal.TEN)).isEqualTo(Ternary.NO);
        assertThat(applies("==", from(BigDecimal.TEN, true), BigDecimal.TEN)).isEqualTo(Ternary.UNKNOWN);
        assertThat(applies("==", upTo(BigDecimal.ONE, true), BigDecimal.TEN)).isEqualTo(Ternary.NO);
        assertThat(applies("contains", members(false, "a"), "a")).isEqualTo(Ternary.YES);
        assertThat(applies("contains", members(false, "a"), "b")).isEqualTo(Ternary.UNKNOWN);
        assertThat(applies("contains", members(true, "a"), "b")).isEqualTo(Ternary.NO);
        assertThat(applies("contains", Value.UNKNOWN, "b")).isEqualTo(Ternary.UNKNOWN);
    }

    @Test
    void what_is_not_applicable_makes_every_positive_condition_false() {
        assertThat(applies("==", Value.NOT_APPLICABLE, true)).isEqualTo(Ternary.NO);
        assertThat(applies("in", Value.NOT_APPLICABLE, "a")).isEqualTo(Ternary.NO);
        assertThat(applies("contains", Value.NOT_APPLICABLE, "a")).isEqualTo(Ternary.NO);
        assertThat(applies("!=", Value.NOT_APPLICABLE, "a")).isEqualTo(Ternary.YES);
    }
}
