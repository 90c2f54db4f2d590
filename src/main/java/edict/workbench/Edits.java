package edict.workbench;

import edict.document.Node;
import edict.document.Trees;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The worlds of cases: what all cases of a group have in common, with what a case puts in and leaves out. */
final class Edits {

    private Edits() {}

    /** What became of the tree. @param wrong pointers that lead nowhere */
    record Edited(Node.Mapping root, List<String> wrong) {}

    /** The world of a case: what is left out goes first, then comes what is put in. */
    static Edited world(CaseFile.Group group, CaseFile.Case one) {
        List<String> wrong = new ArrayList<>();
        Node.Mapping root = Trees.root(group.given());
        for (String pointer : one.without()) {
            Optional<Node.Mapping> left = Trees.without(root, pointer);
            if (left.isEmpty()) {
                wrong.add(pointer);
            }
            root = left.orElse(root);
        }
        for (Map.Entry<String, Node> put : one.with().entrySet()) {
            Optional<Node.Mapping> changed =
                    put.getKey().isEmpty() ? Optional.empty() : Trees.with(root, put.getKey(), put.getValue());
            if (changed.isEmpty()) {
                wrong.add(put.getKey());
            }
            root = changed.orElse(root);
        }
        return new Edited(root, wrong);
    }
}
