package edict.cli;

import edict.document.Names;

/** A file that can't be read at all. */
final class Unreadable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Unreadable(String file, String why) {
        super(Names.clean(file) + ": " + why);
    }
}
