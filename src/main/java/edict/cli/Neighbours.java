package edict.cli;

import edict.document.Node;
import edict.document.Reading;
import edict.imports.Spreadsheet;
import edict.procurement.Beside;
import java.util.Map;

/**
 * The files beside a dossier.
 *
 * @param dossier its name
 * @param hashes gets the SHA-256 of what was read, by name
 */
record Neighbours(String dossier, Terminal terminal, Map<String, String> hashes) implements Beside {

    @Override
    public Reading document(String name, Node at) {
        return Inputs.read(Inputs.beside(dossier, name), terminal, hashes);
    }

    @Override
    public Spreadsheet.Outcome spreadsheet(String name, Node at) {
        return Inputs.spreadsheet(Inputs.beside(dossier, name), terminal, hashes);
    }
}
