package edict.engine;

import edict.facts.Facts;
import edict.rulebook.Moment;
import java.util.function.Function;

/** Opens to other packages of tests what is decided otherwise by what was asked before. */
public final class Turned {

    private Turned() {}

    /** @param apart whether nothing but the rules that have to run are run */
    public static Concluded conclude(
            Engine engine, Concluded before, Facts facts, Moment moment, boolean apart) {
        return engine.concludeTurned(before, facts, moment, Budget.USUAL, Focus.ALL, networks(engine, apart));
    }

    static Function<Network.Part, Network.Built> networks(Engine engine, boolean apart) {
        return some -> engine.parts().of(apart ? some : engine.parts().whole());
    }
}
