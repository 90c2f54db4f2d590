package edict.procurement;

import edict.document.Node;
import edict.document.Problem;
import edict.document.Reading;
import edict.imports.Spreadsheet;
import java.util.List;

/** Reads the files that a dossier names. */
public interface Beside {

    /** A document. @param name as the dossier has it @param at where */
    Reading document(String name, Node at);

    /** A spreadsheet; nobody reads one unless they say so. */
    default Spreadsheet.Outcome spreadsheet(String name, Node at) {
        return new Spreadsheet.Rejected(List.of(new Problem(at.at(), at.pointer(), "no spreadsheets are read here")));
    }
}
