package edict.engine;

import edict.facts.Ternary;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What a constraint over the results of an accumulate sees: their variables and parameters. */
final class ResultScope implements Truth.Scope {

    private final Map<String, Possible> variables = new HashMap<>(4);
    private final Function<String, Optional<Object>> parameters;

    ResultScope(Function<String, Optional<Object>> parameters) {
        this.parameters = parameters;
    }

    void bind(String variable, Possible value) {
        variables.put(variable, value);
    }

    @Override
    public Possible variable(String name) {
        Possible value = variables.get(name);
        if (value == null) {
            throw new IllegalStateException("unbound variable " + name);
        }
        return value;
    }

    @Override
    public Optional<Object> parameter(String id) {
        return parameters.apply(id);
    }

    @Override
    public Possible attribute(String name) {
        throw new IllegalStateException("a result has no attribute " + name);
    }

    @Override
    public Possible self() {
        throw new IllegalStateException("a result is no fact");
    }

    @Override
    public Ternary contains(String attribute, Possible member) {
        throw new IllegalStateException("a result has no list " + attribute);
    }

    @Override
    public Possible list(String attribute) {
        throw new IllegalStateException("a result has no list " + attribute);
    }

    @Override
    public LocalDate day() {
        throw new IllegalStateException("a result has no day");
    }

    @Override
    public void turnsOn(LocalDate day) {
        throw new IllegalStateException("a result has no day");
    }
}
