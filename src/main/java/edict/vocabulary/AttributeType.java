package edict.vocabulary;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What kind of value an attribute has. */
public sealed interface AttributeType {

    record Bool() implements AttributeType {}

    record Str() implements AttributeType {}

    /**
     * One of a closed list.
     *
     * @param codes in the declared order
     * @param meanings what codes mean, for those that say so
     */
    record Code(List<String> codes, Map<String, Text> meanings) implements AttributeType {

        /** Codes that speak for themselves. */
        public Code(List<String> codes) {
            this(codes, Map.of());
        }
    }

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

    /** As vocabulary files write it: {@code list of code}. */
    default String word() {
        if (this instanceof ListOf list) {
            return "list of " + list.of().word();
        }
        return this instanceof Bool
                ? "boolean"
                : this instanceof Str
                        ? "string"
                        : this instanceof Code
                                ? "code"
                                : this instanceof Country
                                        ? "country"
                                        : this instanceof Date
                                                ? "date"
                                                : this instanceof Duration
                                                        ? "duration"
                                                        : this instanceof Num ? "number" : "reference";
    }
}
