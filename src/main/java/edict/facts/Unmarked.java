package edict.facts;

import edict.document.Pointers;
import edict.rulebook.Words;

/** For whom the decision is not taken: once somebody is marked, whoever says nothing of it is somebody else. */
final class Unmarked {

    private Unmarked() {}

    static void settle(Iterable<Draft> drafts) {
        boolean marked = false;
        for (Draft draft : drafts) {
            Given given = isOrganisation(draft) ? draft.get(index(draft)) : null;
            marked |= given != null && given.value().equals(Value.YES);
        }
        if (marked) {
            drafts.forEach(Unmarked::settle);
        }
    }

    private static void settle(Draft draft) {
        if (isOrganisation(draft) && draft.get(index(draft)) == null) {
            String pointer = Pointers.child(draft.key(), Words.ASSESSED);
            draft.set(index(draft), new Given(Value.NO, Given.Origin.MISSING, pointer, draft.at()));
        }
    }

    private static boolean isOrganisation(Draft draft) {
        return draft.type().equals(Words.ORGANISATION) && index(draft) >= 0;
    }

    private static int index(Draft draft) {
        return draft.shape().index(Words.ASSESSED);
    }
}
