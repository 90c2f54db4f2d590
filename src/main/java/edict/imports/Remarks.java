package edict.imports;

import edict.document.Node;
import edict.document.Problem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What has to be told of one reading beside the draft, in the order in which it is met. */
final class Remarks {

    private final List<Problem> all = new ArrayList<>();

    /** Files and pointers of values that were looked at. */
    private final Set<List<String>> guarded = new HashSet<>();

    List<Problem> all() {
        return all;
    }

    void add(Problem remark) {
        all.add(remark);
    }

    void add(Node at, String message) {
        add(new Problem(at.at(), Secrets.shown(at.pointer()), message));
    }

    /** The same value; says once where it looks like a secret, which is never written. */
    Node.Scalar guarded(Node.Scalar scalar) {
        if (Secrets.isIn(scalar.text()) && guarded.add(List.of(scalar.at().file(), scalar.pointer()))) {
            add(scalar, Secrets.NOTED);
        }
        return scalar;
    }
}
