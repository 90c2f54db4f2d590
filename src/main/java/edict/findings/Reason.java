package edict.findings;

import edict.drl.Rule;
import edict.facts.Given;
import edict.facts.Ternary;
import edict.rulebook.Calendar;
import edict.rulebook.Provision;
import edict.vocabulary.Text;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Why rules leave some rungs of a criterion and no others.
 *
 * @param subject key of what is scored
 * @param rungs that are certain, in the order of the conclusions
 * @param because a sentence
 * @param facts that the rules read, through what others derived as well; each once
 */
public record Reason(String subject, String criterion, String provision, List<Integer> rungs, Text because, List<Finding.FactRead> facts) {

    private static final Text NONE = new Text("", "");

    /** Of all rungs that are certain on a day, by provision, subject and criterion. */
    public static List<Reason> of(Calendar calendar, Judged judged, LocalDate knownOn) {
        Map<List<String>, List<Conclusions.Drawn>> alike = new LinkedHashMap<>();
        judged.conclusions().drawn().stream()
                .filter(drawn -> drawn.verb() == Rule.Verb.SCORE && drawn.holds() == Ternary.YES)
                .forEach(drawn -> alike.computeIfAbsent(
                                List.of(drawn.provision(), drawn.subject(), drawn.extra().get(0).toString()), key -> new ArrayList<>())
                        .add(drawn));
        Trace trace = new Trace(calendar, judged, knownOn);
        return alike.entrySet().stream().map(one -> of(one.getKey(), one.getValue(), calendar, trace)).toList();
    }

    private static Reason of(List<String> key, List<Conclusions.Drawn> drawn, Calendar calendar, Trace trace) {
        String provision = key.get(0);
        String subject = key.get(1);
        List<Conclusions.Ground> grounds =
                drawn.stream().flatMap(one -> one.grounds().stream()).filter(Conclusions.Ground::certain).distinct().toList();
        Trace.Reading reading = trace.read(grounds);
        Set<Finding.FactRead> facts = new LinkedHashSet<>();
        // What is certain doesn't hang on what nobody has stated.
        Stream.concat(reading.facts().stream(), reading.derivation().stream().flatMap(step -> step.facts().stream()))
                .filter(fact -> fact.origin() != Given.Origin.MISSING)
                .forEach(facts::add);
        Text because = Optional.ofNullable(calendar.rulebook().provisions().get(provision))
                .map(known -> trace.because(known, grounds.stream().findFirst(), subject, Optional.empty()))
                .orElse(NONE);
        return new Reason(
                subject,
                key.get(2),
                provision,
                drawn.stream().map(one -> ((BigDecimal) one.extra().get(1)).intValueExact()).distinct().sorted().toList(),
                because,
                List.copyOf(facts));
    }
}
