package edict.engine;

import edict.facts.Ternary;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What a constraint sees of the facts in the session. */
final class FactScope implements Truth.Scope {

    private final Instance self;
    private Map<String, Possible> variables = Map.of();

    FactScope(Instance self) {
        this.self = self;
    }

    void bind(String variable, Instance fact, Optional<String> attribute) {
        if (variables.isEmpty()) {
            variables = new HashMap<>(4);
        }
        variables.put(variable, attribute.map(fact::value).orElseGet(() -> new Possible.Exactly(fact.id)));
    }

    @Override
    public Possible attribute(String name) {
        return self.value(name);
    }

    @Override
    public Possible self() {
        return new Possible.Exactly(self.id);
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
    public Ternary contains(String attribute, Possible member) {
        return Truth.contains(self.value(attribute), member);
    }

    @Override
    public Possible list(String attribute) {
        return self.value(attribute);
    }

    @Override
    public Optional<Object> parameter(String id) {
        return self.evaluation.parameter(id);
    }

    @Override
    public LocalDate day() {
        return self.evaluation.day();
    }

    @Override
    public void turnsOn(LocalDate day) {
        self.evaluation.turnsOn(day);
    }
}
