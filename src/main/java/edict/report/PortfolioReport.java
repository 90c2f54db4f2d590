package edict.report;

import edict.Portfolio;
import edict.Survey;
import edict.continuity.Continuity;
import edict.facts.Called;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** What losses do to several designs, as JSON for other programs, and for people at a terminal. */
public final class PortfolioReport {

    private final Portfolio portfolio;
    private final Language language;
    private final ContinuityText words;
    private final Map<String, Called> called = new LinkedHashMap<>();

    private PortfolioReport(Portfolio portfolio, Language language) {
        this.portfolio = portfolio;
        this.language = language;
        this.words = new ContinuityText(language);
        portfolio.members().forEach(member -> called.put(member.name(), member.survey().ground().facts().called()));
    }

    /** {@code designs} and {@code losses}, ended by a newline. Equal portfolios give equal bytes. */
    public static String json(Portfolio portfolio, Language language) {
        return JsonText.of(new PortfolioReport(portfolio, language).json());
    }

    /** The worst loss first, each with the designs that it hits; those that take nothing away in one line for each scenario. */
    public static String text(Portfolio portfolio, Language language) {
        return new PortfolioReport(portfolio, language).text();
    }

    private ObjectNode json() {
        ObjectNode node = Nodes.object();
        portfolio.members().stream().findFirst().ifPresent(first -> {
            Survey.Basis basis = first.survey().basis();
            node.put("from", basis.from().toString());
            node.put("knownOn", basis.knownOn().toString());
            node.putObject("rulebook").put("hash", basis.rulebook());
            node.put("profile", basis.profile());
        });
        node.set("designs", Nodes.array(portfolio.members(), this::member));
        node.set("losses", Nodes.array(portfolio.losses(), this::loss));
        return node;
    }

    private ObjectNode member(Portfolio.Member member) {
        ObjectNode node = Nodes.object();
        Survey survey = member.survey();
        node.put("design", member.name());
        survey.worst().ifPresent(worst -> {
            node.put("worst", words.title(worst, survey.ground().facts()));
            ContinuityText.index(node.putObject("effective"), worst.effective());
            ContinuityText.index(node.putObject("nominal"), worst.nominal());
        });
        return node;
    }

    private ObjectNode loss(Portfolio.Loss loss) {
        ObjectNode node = Nodes.object();
        node.put("scenario", loss.scenario().id());
        loss.cause().ifPresent(cause -> node.put("cause", cause));
        node.put("title", title(loss));
        ContinuityText.index(node.putObject("effective"), loss.effective());
        ContinuityText.index(node.putObject("nominal"), loss.nominal());
        node.set("hits", Nodes.array(loss.hits(), hit -> {
            ObjectNode one = Nodes.object().put("design", hit.design());
            one.set("continuity", Nodes.array(hit.capabilities(), SimulationReport::continuity));
            return one;
        }));
        return node;
    }

    private String text() {
        Lines lines = new Lines();
        lines.hanging(0, portfolio.members().size()
                + say(" designs together, if access is lost from ", " projets ensemble, si un accès est perdu à partir du ")
                + portfolio.members().get(0).survey().basis().from()
                + say(
                        ": what goes on; in brackets, if every backup were proved.",
                        " : ce qui continue ; entre parenthèses, si chaque secours était éprouvé."));
        lines.blank();
        Map<String, List<Portfolio.Loss>> harmless = new LinkedHashMap<>();
        for (Portfolio.Loss loss : portfolio.losses()) {
            if (loss.effective().isWhole() && loss.nominal().isWhole()) {
                harmless.computeIfAbsent(loss.scenario().id(), id -> new ArrayList<>()).add(loss);
            } else {
                lines.hanging(1, words.measure(loss.effective(), loss.nominal()) + "  " + named(loss)
                        + say(", hits ", ", touche ") + loss.hits().size() + say(" of ", " sur ")
                        + portfolio.members().size());
                loss.hits().forEach(hit -> lines.hanging(3, hit.design() + say(": ", " : ") + hit(hit)));
            }
        }
        harmless.values().forEach(losses -> lines.hanging(1, "100 %  " + together(losses)));
        lines.blank();
        lines.hanging(0, say("What each withstands:", "Ce à quoi chacun résiste :"));
        portfolio.members().forEach(member -> lines.hanging(1, member.name() + say(": ", " : ")
                + member.survey()
                        .worst()
                        .map(worst -> words.measure(worst.effective(), worst.nominal()) + ", "
                                + in(member.name()).title(worst, member.survey().ground().facts()))
                        .orElse(member.survey().ground().facts().requirements().capabilities().isEmpty()
                                ? say("no `capabilities`", "pas de `capabilities`")
                                : say("no loss is about it", "aucune perte ne le concerne"))));
        return lines.toString();
    }

    /** With the names of one design. */
    private ContinuityText in(String design) {
        return new ContinuityText(language, Naming.plain(called.getOrDefault(design, Called.NOTHING)));
    }

    private String hit(Portfolio.Hit hit) {
        ContinuityText own = in(hit.design());
        List<String> capabilities = new ArrayList<>();
        for (Continuity continuity : hit.capabilities()) {
            capabilities.add(own.thing(continuity.capability()) + " (" + own.outcome(continuity) + own.ends(continuity)
                    + own.decides(continuity).map(node -> ", " + node).orElse("") + ")");
        }
        return String.join(", ", capabilities);
    }

    private String title(Portfolio.Loss loss) {
        return language.of(loss.scenario().title())
                + loss.cause().map(cause -> say(": ", " : ") + cause).orElse("");
    }

    private String named(Portfolio.Loss loss) {
        return language.of(loss.scenario().title())
                + loss.cause().map(cause -> say(": ", " : ") + named(cause)).orElse("");
    }

    /** As the first design calls it that has a name for what all of them mean. */
    private String named(String cause) {
        return called.values().stream()
                .map(names -> names.identity(cause))
                .filter(name -> !name.equals(cause))
                .findFirst()
                .or(() -> unnamed(cause))
                .orElseGet(() -> language.country(cause));
    }

    /** As the first design calls it that knows the list in which somebody isn't named. */
    private Optional<String> unnamed(String cause) {
        return portfolio.members().stream()
                .filter(member -> cause.endsWith("/-"))
                .filter(member -> member.survey().impacts().stream().anyMatch(impact -> impact.cause().filter(cause::equals).isPresent()))
                .findFirst()
                .map(member -> in(member.name()).named(cause, member.survey().ground().facts()));
    }

    private String together(List<Portfolio.Loss> losses) {
        List<String> causes = losses.stream()
                .flatMap(loss -> loss.cause().stream())
                .map(this::named)
                .sorted()
                .toList();
        return language.of(losses.get(0).scenario().title())
                + (causes.isEmpty() ? "" : say(": ", " : ") + words.listed(causes));
    }

    private String say(String en, String fr) {
        return language.say(en, fr);
    }
}
