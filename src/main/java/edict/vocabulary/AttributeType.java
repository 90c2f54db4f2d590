package edict.vocabulary;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** What kind of value an attribute has. */
public sealed interface AttributeType {

    record Bool() implements AttributeType {}

    record Str() implements AttributeType {}

    /** @param codes closed, in the declared order */
    record Code(List<String> codes) implements AttributeType {}

    /** ISO 3166-1 alpha-2, upper case. */
    record Country() implements AttributeType {}

    record Date() implements AttributeType {}

    record Duration() implements AttributeType {}

    /**
     * @param unit for people, empty for a plain number
     * @param minimum inclusive
     * @param maximum inclusive
     */
    record Num(String unit, Optional<BigDecimal> minimum, Optional<BigDecimal> maximum) implements AttributeType {}

    /** @param types the types of entity it may name; at least one */
    record Reference(List<String> types) implements AttributeType {}

    /** @param of never a list */
    record ListOf(AttributeType of) implements AttributeType {}
}
