package edict.report;

import edict.continuity.Continuity;
import edict.continuity.ContinuityIndex;
import edict.continuity.Impact;
import edict.continuity.Reach;
import edict.continuity.Verdict;
import edict.document.Pointers;
import edict.facts.Called;
import edict.facts.Entity;
import edict.facts.Facts;
import edict.rulebook.Scenario;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ObjectNode;

/** What becomes of a capability, in words. */
final class ContinuityText {

    /** Of what would be enough as well. */
    private static final int SHOWN = 3;

    /** Of a share for programs. */
    private static final int DECIMALS = 4;

    private static final int HOURS = 24;

    private final Language language;
    private final Naming naming;

    /** By ids alone. */
    ContinuityText(Language language) {
        this(language, Naming.plain(Called.NOTHING));
    }

    ContinuityText(Language language, Naming naming) {
        this.language = language;
        this.naming = naming;
    }

    /** {@code Claims are decided (claims)}: a thing that has this id or key. */
    String thing(String id) {
        return naming.of(id);
    }

    /** {@code Claims are decided, Members get answers}. */
    String things(Collection<String> ids) {
        return listed(ids.stream().map(naming::of).toList());
    }

    /** With a stronger sign between them where one of them has a comma of its own, as companies do. */
    String listed(Collection<String> names) {
        return String.join(names.stream().anyMatch(name -> name.contains(",")) ? language.semicolon() : ", ", names);
    }

    /** {@code Answers: retained by a switch after 6 h (allowed: 24 h)}. */
    String verdict(Continuity continuity) {
        return thing(continuity.capability()) + say(": ", " : ") + outcome(continuity) + times(continuity);
    }

    /** {@code Services of one country stop  country-cutoff}: the scenario, by its title, and how to ask for it. */
    String scenario(Continuity continuity) {
        return language.of(continuity.title()) + "  " + continuity.scenario();
    }

    /** {@code retained by a switch}. */
    String outcome(Continuity continuity) {
        return verdict(continuity.verdict());
    }

    /** {@code degraded to 60 %} or {@code retained by a switch after 6 h}, as far as that is known. */
    String whole(Continuity continuity) {
        return outcome(continuity) + ends(continuity);
    }

    /** {@code  to 60 % (allowed: 24 h)} or {@code  after 6 h (allowed: 24 h)}, as far as that is known. */
    String times(Continuity continuity) {
        String allowed = continuity
                .rtoHours()
                .map(hours -> say(" (allowed: ", " (autorisé : ") + language.figure(hours) + " h)")
                .orElse("");
        return ends(continuity) + allowed;
    }

    /** {@code  to 60 %} or {@code  after 6 h}, as far as that is known. */
    String ends(Continuity continuity) {
        String carried = continuity.verdict() == Verdict.DEGRADED ? say(" to ", " à ") + share(continuity) : "";
        return carried + after(continuity.recoveryHours(), soonest(continuity));
    }

    /** {@code  after 2 to 6 h}; empty where that is at once, or isn't known. */
    private String after(Optional<BigDecimal> hours, String soonest) {
        return hours.filter(most -> most.signum() > 0)
                .map(most -> say(" after ", " après ") + soonest + language.figure(most) + " h")
                .orElse("");
    }

    /**
     * {@code  (Own model, after 6 h)} or {@code  (Containers, to 60 %)}: what decides, and how it ends.
     *
     * @param from the day on which the loss begins
     */
    String inBrackets(Continuity continuity, LocalDate from) {
        List<String> told = new ArrayList<>();
        decides(continuity).ifPresent(told::add);
        String ends = ends(continuity).strip();
        if (!ends.isEmpty()) {
            told.add(ends);
        }
        continuity.stopsHours().ifPresent(hours -> told.add(say("stops ", "s'arrête ") + when(from, hours)));
        return told.isEmpty() ? "" : " (" + String.join(", ", told) + ")";
    }

    /** {@code 60 %}, or {@code 60–80 %}: what is carried in the end, of the normal load. */
    String share(Continuity continuity) {
        String least = percent(continuity.share(), language);
        return continuity
                .mostShare()
                .map(most -> percent(most, language))
                .filter(most -> !most.equals(least))
                .map(most -> tenths(continuity.share(), language) + "–" + most)
                .orElse(least);
    }

    /** {@code 2 to }. */
    String soonest(Continuity continuity) {
        return continuity.soonestHours().map(hours -> language.figure(hours) + say(" to ", " à ")).orElse("");
    }

    /** Why, and what could settle it; a line each. */
    List<String> reasons(Continuity continuity, LocalDate from) {
        List<String> lines = new ArrayList<>(grounds(continuity, from));
        lines.addAll(Dependences.of(continuity.questions(), language));
        return List.copyOf(lines);
    }

    /** Why, and what else comes of it; a line each. @param from the day on which the loss begins */
    List<String> grounds(Continuity continuity, LocalDate from) {
        List<String> lines = new ArrayList<>();
        because(continuity).ifPresent(lines::add);
        if (continuity.already()) {
            lines.add(already());
        }
        continuity.stopsHours().ifPresent(hours -> lines.add(say("goes on until it stops ", "continue jusqu'à son arrêt ") + when(from, hours)));
        continuity.frozenDays().ifPresent(days -> lines.add(degraded(say("without updates; from ", "sans mises à jour ; à partir du "), from, days)));
        continuity.perhapsFrozenDays().ifPresent(days -> lines.add(
                degraded(say("without updates; perhaps from ", "sans mises à jour ; peut-être à partir du "), from, days)));
        continuity.oneTeamHours().ifPresent(hours -> lines.add(say("if each team does one switch after the other: ", "si chaque équipe fait ses bascules l'une après l'autre : ")
                + language.figure(hours) + " h"
                + continuity.rtoHours().filter(allowed -> hours.compareTo(allowed) > 0).map(allowed -> say(", too late", ", trop tard")).orElse("")));
        if (continuity.losesData()) {
            lines.add(say("data missing after the switch: ", "données manquantes après la bascule : ")
                    + continuity.dataAgeHours().map(Nodes::plain).orElseThrow() + " h"
                    + say(" (allowed: ", " (autorisé : ")
                    + continuity.rpoHours().map(Nodes::plain).orElseThrow() + " h)");
        }
        if (continuity.restsOnPaper()) {
            lines.add(say("if every backup were proved: ", "si chaque secours était éprouvé : ")
                    + verdict(continuity.nominal())
                    + after(continuity.nominalHours(), ""));
        }
        if (!continuity.notRestartable().isEmpty()) {
            lines.add(say("could not be started again: ", "ne pourraient pas redémarrer : ")
                    + things(continuity.notRestartable()));
        }
        return List.copyOf(lines);
    }

    /** {@code on 2027-02-01}, or {@code after 30 h} where that is within a day. */
    private String when(LocalDate from, int hours) {
        return hours % HOURS == 0
                ? say("on ", "le ") + from.plusDays(hours / HOURS)
                : say("after ", "après ") + hours + " h";
    }

    /**
     * {@code because of Reader → Model interface; the loss of Tickets alone would do it as well}: what led there, without the capability itself, and what
     * else is lost by which it would be the same; empty where nothing else did.
     */
    Optional<String> because(Continuity continuity) {
        List<String> path = continuity.path();
        List<String> led = !path.isEmpty() && path.get(0).equals(continuity.capability()) ? path.subList(1, path.size()) : path;
        return led.isEmpty()
                ? Optional.empty()
                : Optional.of(say("because of ", "en raison de ") + led.stream().map(naming::of).collect(Collectors.joining(" → "))
                        + others(continuity.others()));
    }

    private String others(List<String> others) {
        if (others.isEmpty()) {
            return "";
        }
        int shown = others.size() == SHOWN + 1 ? others.size() : Math.min(others.size(), SHOWN);
        String named = others.stream().limit(shown).map(naming::of).collect(Collectors.joining(", "))
                + (shown < others.size() ? say(" and ", " et ") + (others.size() - shown) + say(" more", " autres") : "");
        return language.semicolon()
                + (others.size() == 1 ? say("the loss of ", "la seule perte de ") : say("the loss of any of ", "la perte d'un seul de "))
                + named + say(" alone would do it as well", " y suffirait aussi");
    }

    private String degraded(String since, LocalDate from, int days) {
        return since + from.plusDays(days) + say(" degraded, by what is not mended", ", dégradée, faute de correctifs");
    }

    /** {@code One supplier stops: Acme}. */
    String title(Impact impact, Facts facts) {
        return language.of(impact.scenario().title())
                + impact.cause()
                        .map(cause -> say(": ", " : ") + named(cause, facts))
                        .orElseGet(() -> assumed(impact.scenario(), facts));
    }

    /** {@code : Acme}: whom a scenario is about, where the design has to say that; else nothing. */
    String assumed(Scenario scenario, Facts facts) {
        List<String> about = scenario.assumes().stream()
                .flatMap(type -> facts.referred(type, scenario.about()).stream())
                .map(thing -> named(thing.key(), facts))
                .toList();
        return about.isEmpty() ? "" : say(": ", " : ") + listed(about);
    }

    /** {@code no longer lawful: a, b; perhaps c}. Empty where it is told in what becomes of the capabilities. */
    Optional<String> reach(Reach reach) {
        return reach.title()
                .map(language::of)
                .or(() -> reach.mode().flatMap(this::mode))
                .map(title -> {
                    List<String> named = new ArrayList<>();
                    if (!reach.nodes().isEmpty()) {
                        named.add(things(reach.nodes()));
                    }
                    if (!reach.perhaps().isEmpty()) {
                        named.add(say("perhaps ", "peut-être ") + things(reach.perhaps()));
                    }
                    return title + say(": ", " : ") + String.join(language.semicolon(), named);
                });
    }

    private Optional<String> mode(Scenario.Mode mode) {
        return switch (mode) {
            case OFF, FROZEN -> Optional.empty();
            case NO_GROWTH -> Optional.of(say(
                    "runs on, without new capacity or spares", "continue, sans nouvelle capacité ni pièces de rechange"));
            case UNLAWFUL -> Optional.of(say("works, but may no longer be used", "fonctionne, mais n'est plus autorisé"));
            case LICENCE_END -> Optional.of(
                    say("runs on, without a right to new versions", "continue, sans droit aux nouvelles versions"));
        };
    }

    /** What is lost, as people call it, or itself, such as a country. */
    String named(Object cause, Facts facts) {
        return facts.entity(cause.toString())
                .filter(thing -> thing.id().isPresent() || thing.name().isPresent())
                .map(thing -> naming.of(thing.id().orElse(thing.key())))
                .orElseGet(() -> language.country(cause(cause, facts)));
    }

    /** The id of what is lost, the name of what only the registry describes, or what is lost itself, such as a country. */
    String cause(Object cause, Facts facts) {
        String key = cause.toString();
        Optional<Entity> thing = facts.entity(key);
        return thing.flatMap(Entity::id)
                .or(() -> thing.flatMap(Entity::name))
                .or(() -> key.endsWith("/-") ? Optional.of(unnamed(Pointers.parent(key), facts)) : Optional.empty())
                .orElse(key);
    }

    /** Whoever may stand in a list of which nobody says that it is complete. */
    private String unnamed(String list, Facts facts) {
        String owner = Pointers.parent(list);
        return say("somebody in `", "quelqu'un dans `") + list.substring(owner.length() + 1) + say("` of ", "` de ") + named(owner, facts)
                + say(", not named", ", sans nom");
    }

    /** {@code 50 to 100 %}. */
    String shown(ContinuityIndex index) {
        String most = percent(index.most(), language);
        // Ends that differ by less than is shown are none to tell apart.
        return percent(index.least(), language).equals(most) ? most : tenths(index.least(), language) + say(" to ", " à ") + most;
    }

    /** {@code 27.8 %}, of a share from 0 to 1: to a tenth, and 0 or 100 only where that is exact. */
    static String percent(BigDecimal share, Language language) {
        return tenths(share, language) + " %";
    }

    private static String tenths(BigDecimal share, Language language) {
        return language.figure(ContinuityIndex.rounded(share, 3).movePointRight(2));
    }

    /** {@code 50 % (100 %)}: what goes on, and in brackets what would if every backup were proved. */
    String measure(ContinuityIndex effective, ContinuityIndex nominal) {
        String whole = shown(effective);
        return shown(nominal).equals(whole) ? whole : whole + " (" + shown(nominal) + ")";
    }

    static void index(ObjectNode node, ContinuityIndex index) {
        node.put("least", Nodes.plain(ContinuityIndex.rounded(index.least(), DECIMALS)));
        node.put("most", Nodes.plain(ContinuityIndex.rounded(index.most(), DECIMALS)));
    }

    /** What decides, where it is another one than the capability. */
    Optional<String> decides(Continuity continuity) {
        List<String> path = continuity.path();
        return path.size() < 2 ? Optional.empty() : Optional.of(thing(path.get(path.size() - 1)));
    }

    String already() {
        return say("the same where nothing is lost", "de même si rien n'est perdu");
    }

    String verdict(Verdict verdict) {
        return language.of(verdict.word());
    }

    private String say(String en, String fr) {
        return language.say(en, fr);
    }
}
