package edict.vocabulary;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What kind of value an attribute has. */
public sealed interface AttributeType {

    /** As vocabulary files write it: {@code list of code}. */
    String word();

    /** What one value is: of a list its members, else the type itself. */
    default AttributeType single() {
        return this instanceof ListOf list ? list.of() : this;
    }

    record Bool() implements AttributeType {
        @Override
        public String word() {
            return "boolean";
        }
    }

    record Str() implements AttributeType {
        @Override
        public String word() {
            return "string";
        }
    }

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

        @Override
        public String word() {
            return "code";
        }
    }

    /** ISO 3166-1 alpha-2, upper case. */
    record Country() implements AttributeType {
        @Override
        public String word() {
            return "country";
        }
    }

    record Date() implements AttributeType {
        @Override
        public String word() {
            return "date";
        }
    }

    record Duration() implements AttributeType {
        @Override
        public String word() {
            return "duration";
        }
    }

    /**
     * @param unit for people, empty for a plain number
     * @param minimum inclusive
     * @param maximum inclusive
     */
    record Num(String unit, Optional<BigDecimal> minimum, Optional<BigDecimal> maximum) implements AttributeType {
        @Override
        public String word() {
            return "number";
        }

        /** Whether an attribute of this type can have a number. */
        public boolean has(BigDecimal number) {
            return minimum.map(least -> number.compareTo(least) >= 0).orElse(true)
                    && maximum.map(most -> number.compareTo(most) <= 0).orElse(true);
        }
    }

    /** @param types the types of entity it may name; at least one */
    record Reference(List<String> types) implements AttributeType {
        @Override
        public String word() {
            return "reference";
        }
    }

    /** @param of never a list */
    record ListOf(AttributeType of) implements AttributeType {
        @Override
        public String word() {
            return "list of " + of.word();
        }
    }
}
