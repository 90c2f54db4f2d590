package edict.findings;

import edict.vocabulary.Text;
import java.util.List;

/**
 * Something to ask, once for all findings that it could settle.
 *
 * @param pointer where the answer goes
 * @param settles provisions of the findings
 * @param after pointers of what decides whether it makes sense to ask this
 * @param rank from 1, the question whose answer can change most first
 */
public record Question(String pointer, String attribute, Text question, List<String> settles, List<String> after, int rank) {

    /** The same at another place. @param position from 1 */
    public Question ranked(int position) {
        return new Question(pointer, attribute, question, settles, after, position);
    }
}
