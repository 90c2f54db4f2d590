package edict.rulebook;

import edict.document.Names;
import edict.document.Place;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Proves that a decision table decides every finding, and that no row of it is idle. */
final class DecisionTable {

    private DecisionTable() {}

    static void check(String profile, List<Profile.Row> rows, Place at, Values values) {
        Set<Profile.Row> used = new HashSet<>();
        boolean reported = false;
        for (Provision.Kind kind : Provision.Kind.values()) {
            for (Provision.Force force : Provision.Force.values()) {
                for (Status status : Status.values()) {
                    for (Timing timing : Timing.values()) {
                        for (Effect enforcement : Effect.values()) {
                            var first = rows.stream()
                                    .filter(row -> row.matches(kind, force, status, timing, enforcement))
                                    .findFirst();
                            first.ifPresent(used::add);
                            if (first.isEmpty() && !reported) {
                                reported = true;
                                values.named(
                                        at,
                                        "profile " + Names.quote(profile) + " decides nothing for kind "
                                                + kind.code() + ", force " + force.code() + ", status "
                                                + status.code() + ", timing " + timing.code() + ", enforcement "
                                                + enforcement.code()
                                                + "; end the table with a row that has only an `effect`");
                            }
                        }
                    }
                }
            }
        }
        for (Profile.Row row : rows) {
            if (!used.contains(row)) {
                values.named(row.at(), "this row never decides anything; the rows above match all that it matches");
            }
        }
    }
}
