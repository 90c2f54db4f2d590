package edict.report;

import edict.facts.Shown;
import edict.rulebook.Provision;
import edict.rulebook.Rulebook;
import edict.rulebook.Template;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** By when a duty has to be met, and by what, as its provision says it of all. */
final class DutyText {

    private final Rulebook rulebook;
    private final Language language;

    DutyText(Rulebook rulebook, Language language) {
        this.rulebook = rulebook;
        this.language = language;
    }

    /** {@code 15 days after incident.awareOn}; empty where the provision sets no day. */
    Optional<String> due(Provision provision) {
        return provision.due().map(this::due);
    }

    /** {@code the control human-oversight (Competent human oversight) with evidence training-record}; empty where nothing is said to meet it. */
    Optional<String> metBy(Provision provision) {
        return provision.satisfiedBy()
                .map(this::metBy)
                .map(by -> by + provision.maxAge()
                        .map(age -> say("; no evidence older than ", " ; aucune preuve de plus de ") + language.of(Shown.words(age)))
                        .orElse(""));
    }

    private String due(Provision.Due due) {
        if (due instanceof Provision.On on) {
            return say("on ", "le ") + on.day();
        }
        if (due instanceof Provision.EarliestOf earliest) {
            return say("the earliest of: ", "la première de ces dates : ")
                    + earliest.of().stream().map(this::due).collect(Collectors.joining(say("; ", " ; ")));
        }
        Provision.After after = (Provision.After) due;
        return (after.lasts() ? say("until ", "jusqu'à ") : "") + period(after.period()) + say(" after ", " après ") + new Template.Name(after.variable(), after.path()).written()
                + after.holidays().map(parameter -> say(", holidays by ", ", jours fériés selon ") + parameter).orElse("");
    }

    private String period(Provision.Period period) {
        if (period instanceof Provision.Fixed fixed) {
            return language.of(Shown.words(fixed.span()));
        }
        Provision.FromParameter parameter = (Provision.FromParameter) period;
        return parameter.id() + " (" + parameter.unit().name().toLowerCase(Locale.ROOT).replace('_', ' ') + ")";
    }

    private String metBy(Provision.Satisfaction satisfaction) {
        if (satisfaction instanceof Provision.AllOf all) {
            return joined(all.of(), say(" and ", " et "));
        }
        if (satisfaction instanceof Provision.AnyOf any) {
            return joined(any.of(), say(" or ", " ou "));
        }
        Provision.ByControl by = (Provision.ByControl) satisfaction;
        String title = Optional.ofNullable(rulebook.controls().get(by.control()))
                .map(control -> " (" + language.of(control.title()) + ")")
                .orElse("");
        return say("control ", "mesure ") + by.control() + title
                + (by.evidence().isEmpty()
                        ? ""
                        : say(" with evidence ", " avec la preuve ") + String.join(say(" and ", " et "), by.evidence()))
                + by.maxAge()
                        .map(age -> say(" not older than ", " de moins de ") + language.of(Shown.words(age)))
                        .orElse("");
    }

    private String joined(List<Provision.Satisfaction> all, String between) {
        return all.stream()
                .map(one -> one instanceof Provision.ByControl ? metBy(one) : "(" + metBy(one) + ")")
                .collect(Collectors.joining(between));
    }

    private String say(String en, String fr) {
        return language.say(en, fr);
    }
}
