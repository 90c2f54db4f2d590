package edict.cli;

import edict.document.Node;
import edict.document.Problem;
import edict.document.Reading;
import edict.imports.Spreadsheet;
import edict.procurement.Beside;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The files beside a dossier.
 *
 * @param dossier its name
 * @param seen gets what was read, by its name
 */
record Neighbours(String dossier, Terminal terminal, Map<String, byte[]> seen) implements Beside {

    @Override
    public Reading document(String name, Node at) {
        try {
            return Inputs.read(Inputs.beside(dossier, name), terminal, seen);
        } catch (Unreadable unreadable) {
            return new Reading.Rejected(List.of(named(unreadable, at)));
        }
    }

    @Override
    public Spreadsheet.Outcome spreadsheet(String name, Node at) {
        try {
            return Inputs.spreadsheet(Inputs.beside(dossier, name), terminal, seen);
        } catch (Unreadable unreadable) {
            return new Spreadsheet.Rejected(List.of(named(unreadable, at)));
        }
    }

    /** What can't be read is told where it is named. */
    private static Problem named(Unreadable unreadable, Node at) {
        return new Problem(at.at(), at.pointer(), Objects.requireNonNull(unreadable.getMessage()));
    }
}
