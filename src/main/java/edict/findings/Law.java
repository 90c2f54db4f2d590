package edict.findings;

import edict.drl.Rule;
import edict.rulebook.Calendar;
import edict.rulebook.Dated;
import edict.rulebook.Parameter;
import edict.rulebook.Patterns;
import edict.rulebook.Profile;
import edict.rulebook.Provision;
import edict.rulebook.Rulebook;
import edict.rulebook.Source;
import edict.rulebook.Timeline;
import edict.vocabulary.Text;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What is said about rules besides their conditions: sentences, dates, sources. For one day. */
public interface Law {

    /** Nothing is known but the rules. */
    Law UNTOLD = new Law() {};

    /** The sentence of a provision about what its rule matched. */
    default Optional<Text> because(
            String provision, Conclusions.Ground ground, String subject, Optional<String> bearer) {
        return Optional.empty();
    }

    /** Why a rule concludes nothing on the day. */
    default Text notInForce(Rule rule) {
        return new Text("not in force", "pas en vigueur");
    }

    /** The value of a parameter that counts; empty where a profile sets it. */
    default Optional<Proof.Entry> parameter(String id) {
        return Optional.empty();
    }

    /** The entry of a table that a key names. */
    default Optional<Proof.Entry> row(String key) {
        return Optional.empty();
    }

    /** Whether a pattern is what the whole pack of its rule presupposes. */
    default boolean isGate(Rule rule, Rule.Pattern pattern) {
        return false;
    }

    /** The law of a rulebook as a profile looks at it. */
    static Law of(Calendar calendar, Profile profile, LocalDate knownOn, Judged judged) {
        return new OfTheDay(calendar, profile, knownOn, judged);
    }

    /** The law of a rulebook on a day. */
    final class OfTheDay implements Law {

        private final Rulebook rulebook;
        private final Profile profile;
        private final LocalDate day;
        private final LocalDate knownOn;
        private final Trace trace;

        private OfTheDay(Calendar calendar, Profile profile, LocalDate knownOn, Judged judged) {
            this.rulebook = calendar.rulebook();
            this.profile = profile;
            this.day = judged.day();
            this.knownOn = knownOn;
            this.trace = new Trace(calendar, judged, knownOn);
        }

        @Override
        public Optional<Text> because(
                String provision, Conclusions.Ground ground, String subject, Optional<String> bearer) {
            return Optional.ofNullable(rulebook.provisions().get(provision))
                    .map(known -> trace.because(known, Optional.of(ground), subject, bearer));
        }

        @Override
        public Optional<Proof.Entry> parameter(String id) {
            return profile.parameters().containsKey(id)
                    ? Optional.empty()
                    : Optional.ofNullable(rulebook.parameters().get(id))
                            .map(Parameter::values)
                            .flatMap(values -> values.at(day, knownOn).or(values::some))
                            .map(entry -> entry(id, entry));
        }

        @Override
        public Optional<Proof.Entry> row(String key) {
            return trace.row(key).map(row -> entry(row.table(), row.entry()));
        }

        private static Proof.Entry entry(String id, Dated<?> dated) {
            return new Proof.Entry(
                    id,
                    Optional.of(dated.from()).filter(from -> !from.equals(LocalDate.MIN)),
                    dated.until(),
                    dated.source().map(Source::text),
                    dated.at());
        }

        @Override
        public boolean isGate(Rule rule, Rule.Pattern pattern) {
            return rulebook.isGate(rule, pattern);
        }

        @Override
        public Text notInForce(Rule rule) {
            Provision provision = Objects.requireNonNull(rulebook.provisions().get(rule.provision()));
            return wording(rule, provision)
                    .or(() -> application(provision))
                    .or(() -> parameters(rule))
                    .orElseGet(() -> left(provision));
        }

        private Optional<Text> wording(Rule rule, Provision provision) {
            List<Dated<Provision.Wording>> own = provision.texts().entries().stream()
                    .filter(text -> rule.branch()
                            .filter(branch -> text.value()
                                    .filter(wording -> wording.branches().contains(branch))
                                    .isPresent())
                            .isPresent())
                    .toList();
            boolean valid = provision.texts().isEmpty()
                    || provision.texts().at(day, knownOn).filter(now -> own.isEmpty() || own.contains(now)).isPresent();
            if (valid) {
                return Optional.empty();
            }
            List<Dated<Provision.Wording>> meant = own.isEmpty() ? provision.texts().entries() : own;
            return Optional.of(dates(
                    new Timeline<>(meant), provision.texts(), "this wording applies", "cette rédaction s'applique"));
        }

        private Optional<Text> application(Provision provision) {
            boolean applies = provision.applies().isEmpty()
                    || provision.applies().at(day, knownOn).isPresent();
            return applies
                    ? Optional.empty()
                    : Optional.of(dates(provision.applies(), provision.applies(), "it applies", "elle s'applique"));
        }

        /** From when an entry holds, or until when it did, by what was known. */
        private <T> Text dates(Timeline<T> meant, Timeline<T> all, String en, String fr) {
            Optional<LocalDate> from = all.daysAfter(day, knownOn).stream()
                    .filter(later -> all.at(later, knownOn).filter(meant.entries()::contains).isPresent())
                    .findFirst();
            if (from.isPresent()) {
                Optional<Text> by = all.at(from.get(), knownOn).flatMap(Dated::source).map(Source::text);
                Text dated = new Text(en + " from " + from.get(), fr + " à partir du " + from.get());
                return by.map(dated::bracketed).orElse(dated);
            }
            Optional<LocalDate> until = all.lastDaysBefore(day, knownOn).descendingSet().stream()
                    .filter(last -> all.at(last, knownOn).filter(meant.entries()::contains).isPresent())
                    .findFirst();
            if (until.isPresent()) {
                return new Text(
                        en.replace("applies", "applied") + " until " + until.get(),
                        fr.replace("s'applique", "s'appliquait") + " jusqu'au " + until.get());
            }
            Optional<LocalDate> known = meant.entries().stream()
                    .map(Dated::known)
                    .filter(knownOn::isBefore)
                    .min(LocalDate::compareTo);
            return known.map(first -> new Text(
                            "it was not known before " + first, "elle n'était pas connue avant le " + first))
                    .orElse(new Text(
                            "it has been replaced or annulled", "elle a été remplacée ou annulée"));
        }

        private Optional<Text> parameters(Rule rule) {
            return Patterns.parameters(rule).stream()
                    .filter(id -> !profile.parameters().containsKey(id))
                    .filter(id -> Optional.ofNullable(rulebook.parameters().get(id))
                            .map(Parameter::values)
                            .flatMap(values -> values.at(day, knownOn))
                            .isEmpty())
                    .findFirst()
                    .map(id -> new Text(
                            "the parameter " + id + " has no value on this day",
                            "le paramètre " + id + " n'a pas de valeur ce jour-là"));
        }

        private Text left(Provision provision) {
            if (profile.includesPack(provision.pack()) && profile.includes(provision.force())) {
                return new Text(
                        "it picks rungs for scores, and the profile " + profile.id() + " wants none by " + provision.pack(),
                        "elle retient des échelons pour des notes, et le profil " + profile.id() + " n'en demande pas selon "
                                + provision.pack());
            }
            return profile.includesPack(provision.pack())
                    ? new Text(
                            "the profile " + profile.id() + " does not judge by " + force(provision, true),
                            "le profil " + profile.id() + " ne juge pas d'après " + force(provision, false))
                    : new Text(
                            "the profile " + profile.id() + " leaves out the pack " + provision.pack(),
                            "le profil " + profile.id() + " laisse de côté le paquet " + provision.pack());
        }

        private static String force(Provision provision, boolean english) {
            return switch (provision.force()) {
                case PROPOSED -> english ? "proposed law" : "le droit proposé";
                case PENDING -> english ? "pending law" : "le droit en cours d'adoption";
                case LAW -> english ? "law" : "le droit";
                case GUIDANCE -> english ? "guidance" : "les lignes directrices";
                case LABEL -> english ? "labels" : "les labels";
                case HOUSE -> english ? "house rules" : "les règles de la maison";
            };
        }
    }
}
