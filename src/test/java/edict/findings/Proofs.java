package edict.findings;

import edict.facts.Ternary;
import edict.findings.Proof.Concluded;
import edict.findings.Proof.Verdict;
import java.util.ArrayList;
import java.util.List;

/** What every explanation has to satisfy, whatever it is about. */
public final class Proofs {

    private Proofs() {}

    /** What contradicts itself in a proof or in those below it; nothing when all is well. */
    public static List<String> contradictions(Proof proof) {
        List<String> wrong = new ArrayList<>();
        contradictions(proof, wrong);
        return wrong;
    }

    private static void contradictions(Proof proof, List<String> wrong) {
        if (proof.told()) {
            return;
        }
        boolean allHeld = proof.steps().stream().allMatch(step -> step.verdict() == Verdict.HELD);
        boolean oneFailed = proof.notInForce().isPresent()
                || proof.steps().stream().anyMatch(step ->
                        step.verdict() == Verdict.FAILED || step.verdict() == Verdict.NOT_REACHED);
        Verdict expected = oneFailed ? Verdict.FAILED : allHeld ? Verdict.HELD : Verdict.UNKNOWN;
        if (proof.verdict() != expected) {
            wrong.add(proof.rule() + " reads " + proof.verdict() + ", its conditions " + expected);
        }
        proof.steps().forEach(step -> contradictions(step, proof.rule(), wrong));
    }

    private static void contradictions(Proof.Step step, String rule, List<String> wrong) {
        if (step instanceof Proof.Fact fact) {
            boolean failed = fact.tests().stream().anyMatch(test -> test.verdict() == Verdict.FAILED);
            if (failed && fact.verdict() != Verdict.FAILED) {
                wrong.add(rule + ": " + fact.pattern() + " reads " + fact.verdict() + " and fails a test");
            }
            boolean all = fact.tests().stream().allMatch(test -> test.verdict() == Verdict.HELD);
            if (fact.verdict() == Verdict.HELD && !all) {
                wrong.add(rule + ": " + fact.pattern() + " reads held, and not each of its tests does");
            }
            for (Proof.Near near : fact.nearest()) {
                if (near.verdict() == Verdict.HELD || near.against().isEmpty()) {
                    wrong.add(rule + ": nothing is said against " + near.thing().name().en() + ", which is near");
                }
            }
            boolean proven = fact.proofs().stream().anyMatch(proof -> proof.verdict() == Verdict.HELD);
            if (fact.verdict() == Verdict.FAILED && fact.thing().isEmpty() && proven) {
                wrong.add(rule + ": " + fact.pattern() + " is not there, and its rule holds");
            }
            fact.proofs().forEach(proof -> contradictions(proof, wrong));
            fact.path().forEach(edge -> contradictions(edge, rule, wrong));
        } else if (step instanceof Proof.Absent absent) {
            Verdict inside = absent.ways().stream().map(Proof.Way::verdict).min(Verdict::compareTo).orElse(Verdict.FAILED);
            if (absent.verdict() == Verdict.HELD && inside == Verdict.HELD) {
                wrong.add(rule + ": something is there that is absent");
            }
            absent.ways().forEach(way -> way.steps().forEach(inner -> contradictions(inner, rule, wrong)));
        } else if (step instanceof Proof.Exists exists) {
            boolean shown = exists.ways().stream().anyMatch(way -> way.verdict() == exists.verdict());
            if (!shown && !exists.ways().isEmpty() && exists.verdict() != Verdict.NOT_REACHED) {
                wrong.add(rule + ": exists reads " + exists.verdict() + ", nothing shown does");
            }
            exists.ways().forEach(way -> way.steps().forEach(inner -> contradictions(inner, rule, wrong)));
        } else if (step instanceof Proof.Every every) {
            every.ways().forEach(way -> way.steps().forEach(inner -> contradictions(inner, rule, wrong)));
        } else if (step instanceof Proof.Either either) {
            either.ways().forEach(way -> way.steps().forEach(inner -> contradictions(inner, rule, wrong)));
        } else if (step instanceof Proof.Total total) {
            total.ways().forEach(way -> way.steps().forEach(inner -> contradictions(inner, rule, wrong)));
        }
    }

    /** What contradicts the engine in an explanation of something that it concluded. */
    public static List<String> contradictions(Conclusions.Drawn drawn, List<Concluded> told) {
        // One provision may exempt from several things, and from each for reasons of its own.
        Verdict verdict = verdict(drawn.holds());
        List<Concluded> same = told.stream()
                .filter(one -> one.verb() == drawn.verb() && one.verdict() == verdict)
                .toList();
        List<String> wrong = new ArrayList<>();
        if (same.isEmpty()) {
            return List.of("not told: " + drawn);
        }
        for (Concluded concluded : same) {
            concluded.proofs().forEach(proof -> contradictions(proof, wrong));
            Verdict best = concluded.proofs().stream()
                    .map(Proof::verdict)
                    .min((a, b) -> Integer.compare(rank(a), rank(b)))
                    .orElse(Verdict.NOT_REACHED);
            if (drawn.holds() == Ternary.YES && !concluded.byCompletion() && best != Verdict.HELD) {
                wrong.add("certain, but its proof reads " + best);
            }
            if (!concluded.doubtful() && (best == Verdict.FAILED || best == Verdict.NOT_REACHED)) {
                wrong.add("concluded (" + drawn.holds() + "), but its proof reads " + best);
            }
            if (drawn.holds() == Ternary.NO
                    && concluded.removals().stream().noneMatch(removal -> removal.verdict() != Verdict.FAILED)) {
                wrong.add("exempted, but by nothing");
            }
        }
        return wrong;
    }

    private static Verdict verdict(Ternary holds) {
        return switch (holds) {
            case YES -> Verdict.HELD;
            case UNKNOWN -> Verdict.UNKNOWN;
            case NO -> Verdict.FAILED;
        };
    }

    private static int rank(Verdict verdict) {
        return switch (verdict) {
            case HELD -> 0;
            case UNKNOWN -> 1;
            case FAILED -> 2;
            case NOT_REACHED -> 3;
        };
    }

    /** What contradicts the engine in an explanation of what it did not conclude. */
    public static List<String> contradictions(List<Proof> attempts) {
        List<String> wrong = new ArrayList<>();
        for (Proof attempt : attempts) {
            contradictions(attempt, wrong);
            if (attempt.verdict() == Verdict.HELD) {
                wrong.add("not concluded, but " + attempt.rule() + " reads held");
            }
        }
        return wrong;
    }
}
