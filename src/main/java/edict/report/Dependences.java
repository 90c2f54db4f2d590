package edict.report;

import edict.facts.CatalogueEntry;
import edict.facts.Entity;
import edict.facts.Facts;
import edict.findings.Conclusions;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** What a result depends on, in words. */
final class Dependences {

    /** Nobody reads fifty pointers below each of a hundred findings. */
    private static final int SHOWN = 8;

    private Dependences() {}

    /** The first few, or all where they are few. */
    static List<Conclusions.Asked> shown(List<Conclusions.Asked> asked) {
        return asked.size() <= SHOWN + 1 ? asked : asked.subList(0, SHOWN);
    }

    /**
     * {@code /contracts/2/noticePeriod (api-contract), /contracts/2/exitPlan}: a pointer counts things and does not say which one it means, so
     * the first of those in a row that lead into the same one does.
     */
    static List<String> named(List<Conclusions.Asked> asked, Facts facts) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < asked.size(); i++) {
            boolean goesOn = i > 0 && asked.get(i - 1).entity().equals(asked.get(i).entity());
            names.add(asked.get(i).pointer()
                    + (goesOn ? "" : facts.entity(asked.get(i).entity()).flatMap(Entity::id).map(id -> " (" + id + ")").orElse("")));
        }
        return names;
    }

    /** {@code  and on 12 more answers}, or nothing. */
    static String more(List<Conclusions.Asked> asked, Language language) {
        int more = asked.size() - shown(asked).size();
        return more == 0
                ? ""
                : language.say(" and on " + more + " more answers", " et de " + more + " autres réponses");
    }

    /** A line for each pointer; those beyond the first few are counted. */
    static List<String> of(List<Conclusions.Asked> asked, Language language) {
        return of(asked, one -> "", language);
    }

    /** The same with whose pointer it is and where that stands, for readers who don't have the design that it points into. */
    static List<String> of(List<Conclusions.Asked> asked, Facts facts, Language language) {
        return of(
                asked,
                one -> facts.entity(one.entity())
                        .map(entity -> " (" + entity.id().map(id -> id + ", ").orElse("") + line(entity, language) + ")")
                        .orElse(""),
                language);
    }

    /** What the registry brings along stands in a file of its own. */
    private static String line(Entity entity, Language language) {
        return entity.key().startsWith(CatalogueEntry.KEY)
                ? entity.at().file() + ":" + entity.at().line()
                : language.say("line ", "ligne ") + entity.at().line();
    }

    private static List<String> of(List<Conclusions.Asked> asked, Function<Conclusions.Asked, String> whose, Language language) {
        int shown = shown(asked).size();
        List<String> lines = new ArrayList<>();
        asked.subList(0, shown)
                .forEach(one -> lines.add(language.say("depends on ", "dépend de ") + one.pointer() + whose.apply(one)));
        if (asked.size() > shown) {
            int more = asked.size() - shown;
            lines.add(language.say(
                    "and on " + more + " more answers (`--format json` lists them)",
                    "et de " + more + " autres réponses (`--format json` les cite)"));
        }
        return List.copyOf(lines);
    }
}
