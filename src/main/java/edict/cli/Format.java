package edict.cli;

import edict.rulebook.Coded;

/** How a command writes its result. */
enum Format implements Coded {
    TEXT,
    JSON
}
