package edict.engine;

import edict.facts.Facts;
import edict.findings.Conclusions;
import edict.rulebook.Moment;

/** Opens to other packages of tests what the size of a design decides otherwise. */
public final class Turned {

    private Turned() {}

    /** @param apart whether nothing but the rules that have to run are run */
    public static Conclusions conclude(
            Engine engine, Engine.Before before, Facts facts, Moment moment, boolean apart) {
        return engine.concludeTurned(before, facts, moment, Budget.USUAL, Focus.ALL, apart);
    }
}
