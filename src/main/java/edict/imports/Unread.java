package edict.imports;

import edict.document.Names;
import edict.document.Place;
import edict.vocabulary.Text;
import java.util.Optional;

/**
 * A column of a spreadsheet, or a row where candidates stand side by side, of which nothing was read.
 *
 * @param at its heading
 * @param nearest the heading that it was perhaps meant to be
 */
public record Unread(Place at, String heading, Optional<String> nearest) {

    /** @param reader what says which headings there are */
    public Text told(Text reader) {
        String where = Names.clean(at.toString()) + " ";
        boolean bare = heading.isEmpty();
        return new Text(
                "Not read: " + where
                        + (bare ? "a column without a heading" : Names.quote(heading) + ", a heading that " + reader.en() + " does not know")
                        + nearest.map(near -> "; did you mean " + Names.quote(near) + "?").orElse(""),
                "Non lu : " + where
                        + (bare ? "une colonne sans en-tête" : Names.quote(heading) + ", un en-tête inconnu dans " + reader.fr())
                        + nearest.map(near -> " ; vouliez-vous dire " + Names.quote(near) + " ?").orElse(""));
    }
}
