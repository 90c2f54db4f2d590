package edict.findings;

import edict.document.Names;
import edict.facts.Entity;
import edict.facts.Facts;
import edict.rulebook.Effect;
import edict.rulebook.Provision;
import edict.rulebook.Status;
import edict.rulebook.Timing;
import edict.vocabulary.Text;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Which waivers of a request waive what. One code path decides on that. Not thread-safe. */
final class Waiving {

    private final List<Waiver> waivers;
    private final LocalDate asOf;
    private final Facts design;
    private final Set<Waiver> used = new HashSet<>();

    /** @param design as it is on the day judged */
    Waiving(List<Waiver> waivers, LocalDate asOf, Facts design) {
        this.waivers = waivers;
        this.asOf = asOf;
        this.design = design;
    }

    /**
     * The waiver of a finding, if there is one. The limit on what may be waived holds here whoever read them.
     *
     * @param subject key of what the finding is about
     */
    Optional<Waiver> of(Provision provision, String subject, Judged day, Status status) {
        boolean stands =
                switch (status) {
                    case VIOLATED, REQUIRED, OPEN, PLANNED -> true;
                    // Of a risk that somebody has to look at, somebody may have accepted what remains.
                    case INFO -> provision.enforcement() != Effect.NONE;
                    case SATISFIED, WAIVED, COMPLIANT, NOT_APPLICABLE, NOT_TRIGGERED -> false;
                };
        if (!stands || day.timing() == Timing.LAPSED || Waivers.isBeyondWaiving(provision)) {
            return Optional.empty();
        }
        Set<String> names = new HashSet<>();
        Optional<String> at = Optional.of(subject);
        while (at.isPresent() && names.add(at.get())) {
            Optional<Entity> entity = day.facts().entity(at.get());
            entity.flatMap(Entity::id).ifPresent(names::add);
            at = entity.flatMap(Entity::owner);
        }
        Optional<Waiver> found = waivers.stream()
                .filter(waiver -> waiver.provision().equals(provision.id())
                        && waiver.scope().stream().anyMatch(names::contains)
                        && !waiver.expires().isBefore(day.day()))
                .findFirst();
        found.ifPresent(used::add);
        return found;
    }

    /** Waivers that have expired, and those that waived nothing so far. */
    List<Text> notes() {
        List<Text> notes = new ArrayList<>();
        for (Waiver waiver : waivers) {
            if (waiver.expires().isBefore(asOf)) {
                notes.add(new Text(
                        "The waiver of " + waiver.provision() + " expired on " + waiver.expires() + ".",
                        "La dérogation à " + waiver.provision() + " a expiré le " + waiver.expires() + "."));
            } else if (!used.contains(waiver)) {
                notes.add(idle(waiver));
            }
        }
        return List.copyOf(notes);
    }

    /** Who misspells a name in its scope is told so. */
    private Text idle(Waiver waiver) {
        Set<String> names = new TreeSet<>();
        design.entities().values().forEach(entity -> {
            names.add(entity.key());
            entity.id().ifPresent(names::add);
        });
        Optional<String> lost = waiver.scope().stream().filter(name -> !names.contains(name)).findFirst();
        Optional<String> near = lost.flatMap(name -> Names.nearest(name, names));
        return new Text(
                "The waiver of " + waiver.provision() + " waives nothing"
                        + lost.map(name -> ": nothing in the design is called " + Names.quote(name)).orElse("")
                        + near.map(name -> "; did you mean " + Names.quote(name) + "?").orElse("."),
                "La dérogation à " + waiver.provision() + " ne lève rien"
                        + lost.map(name -> " : rien dans le projet ne s'appelle " + Names.quote(name)).orElse("")
                        + near.map(name -> " ; vouliez-vous dire " + Names.quote(name) + " ?").orElse("."));
    }
}
