package edict.findings;

import edict.document.Place;
import java.time.LocalDate;
import java.util.List;

/**
 * Somebody's acceptance that a provision is not kept for a while.
 *
 * @param scope ids of the subjects
 * @param expires last day
 */
public record Waiver(
        String provision, List<String> scope, String reason, String owner, String approver, LocalDate expires, Place at) {}
