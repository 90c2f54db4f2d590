package edict.rulebook;

import edict.document.Place;
import edict.vocabulary.Text;
import java.util.Optional;

/** Something an organisation can have in place, which may satisfy provisions of several acts at once. */
public record Control(String id, Text title, Optional<Text> question, Place at) {}
