package edict.report;

import edict.Evaluation;
import edict.document.Place;
import edict.document.Pointers;
import edict.facts.Entity;
import edict.facts.Facts;
import edict.findings.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where in the document the things stand of which findings speak. */
final class Places {

    private final Facts facts;
    private final String document;

    /** @param document the name under which the document was read */
    Places(Evaluation evaluation, String document) {
        this.facts = evaluation.days().get(0).facts();
        this.document = document;
    }

    /**
     * The line to open for a finding: of its subject, or of the nearest thing around it that is written down; where there is
     * none, of the first fact that was read; else the start of the document.
     */
    Place of(Finding finding) {
        return thing(finding.subject().pointer())
                .or(() -> finding.facts().stream()
                        .map(fact -> new Place(fact.file(), fact.line(), fact.column()))
                        .filter(this::isOwn)
                        .findFirst())
                .orElse(new Place(document, 1, 1));
    }

    /** The line to open for an answer that is missing. */
    Place of(String pointer) {
        return thing(pointer).orElse(new Place(document, 1, 1));
    }

    private Optional<Place> thing(String pointer) {
        for (String at = pointer; !at.isEmpty(); at = Pointers.parent(at)) {
            Optional<Place> place = facts.entity(at).map(Entity::at).filter(this::isOwn);
            if (place.isPresent()) {
                return place;
            }
        }
        return Optional.empty();
    }

    private boolean isOwn(Place place) {
        return place.file().equals(document);
    }

    /** {@code line 12} of the document, {@code answers.yaml:3} of another file. */
    String show(Place place, Language language) {
        return isOwn(place) ? language.say("line ", "ligne ") + place.line() : place.file() + ":" + place.line();
    }

    /** Facts that stand on one line. @param at as {@link #show} says */
    record Read(String at, List<Finding.FactRead> facts) {}

    /** Facts by line, those next to each other. */
    List<Read> byLine(List<Finding.FactRead> facts, Language language) {
        List<Read> lines = new ArrayList<>();
        for (Finding.FactRead fact : facts) {
            String at = show(new Place(fact.file(), fact.line(), fact.column()), language);
            if (lines.isEmpty() || !lines.get(lines.size() - 1).at().equals(at)) {
                lines.add(new Read(at, new ArrayList<>()));
            }
            lines.get(lines.size() - 1).facts().add(fact);
        }
        return lines;
    }

    /** The document's own name, without the way to it. */
    static String shortName(String document) {
        return document.substring(Math.max(document.lastIndexOf('/'), document.lastIndexOf('\\')) + 1);
    }
}
