package edict.engine;

import edict.facts.Ternary;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;

/** What a constraint sees of the facts in the session. */
final class FactScope implements Truth.Scope {

    private static final String[] NONE = {};
    private static final Possible[] NO_VALUES = {};

    private final Instance self;
    private String[] names = NONE;
    private Possible[] values = NO_VALUES;
    private int size;

    FactScope(Instance self) {
        this.self = self;
    }

    void bind(String variable, Instance fact, Optional<String> attribute) {
        if (size == names.length) {
            names = Arrays.copyOf(names, size + 2);
            values = Arrays.copyOf(values, size + 2);
        }
        names[size] = variable;
        values[size++] = attribute.isPresent() ? fact.value(attribute.get()) : new Possible.Exactly(fact.id);
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
        for (int i = size - 1; i >= 0; i--) {
            if (names[i].equals(name)) {
                return values[i];
            }
        }
        throw new IllegalStateException("unbound variable " + name);
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
