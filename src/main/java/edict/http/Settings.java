package edict.http;

import edict.Edict;
import edict.document.Limits;
import edict.engine.Budget;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/**
 * How the server serves.
 *
 * @param port 0 for any that is free
 * @param bodyBytes the most that a request may carry
 * @param budget what one evaluation may cost; all but the time is as on the command line, since it shows in the answer
 * @param atOnce evaluations that run at the same time; where there are several, one of them is none that judges a design many times over
 * @param waiting evaluations that may wait for their turn; further ones are turned away
 * @param clock says which day it is where a request doesn't
 * @param names by which it may be asked, beside that of its address; where there are none and others than this machine reach it, by any
 * @param origins of other sites whose pages may ask
 */
public record Settings(
        String host, int port, int bodyBytes, Budget budget, int atOnce, int waiting, Clock clock, List<String> names, List<String> origins) {

    /** As long as how many evaluations a search may take. */
    private static final int SEARCHES = 3;

    public Settings {
        names = List.copyOf(names);
        origins = List.copyOf(origins);
    }

    /** Reachable from this machine only; as many evaluations at once as there are processors, but two at least. */
    public static Settings usual(Clock clock) {
        // Of one alone none would be left for who has little to do.
        int processors = Math.max(2, Runtime.getRuntime().availableProcessors());
        return new Settings(
                "127.0.0.1",
                8080,
                Limits.DEFAULT.bytes(),
                new Budget(Duration.ofSeconds(20), Edict.USUAL.matches(), Edict.USUAL.completions()),
                processors,
                8 * processors,
                clock,
                List.of(),
                List.of());
    }

    /** What may be spent on judging a design many times over, in search of changes, of products or of who is the best. */
    Budget searching() {
        return new Budget(budget.time().multipliedBy(SEARCHES), budget.matches(), budget.completions());
    }

    public Settings on(String otherHost, int otherPort) {
        return new Settings(otherHost, otherPort, bodyBytes, budget, atOnce, waiting, clock, names, origins);
    }

    /** The same with another limit of time for one evaluation. */
    public Settings within(Duration time) {
        return new Settings(
                host,
                port,
                bodyBytes,
                new Budget(time, budget.matches(), budget.completions()),
                atOnce,
                waiting,
                clock,
                names,
                origins);
    }

    /** The same with other bounds on how many evaluations run and wait. */
    public Settings with(int running, int queued) {
        return new Settings(host, port, bodyBytes, budget, running, queued, clock, names, origins);
    }

    /** The same under further names. */
    public Settings under(List<String> others) {
        return new Settings(host, port, bodyBytes, budget, atOnce, waiting, clock, others, origins);
    }

    /** The same for pages of other sites as well. @param others such as {@code https://portal.example} */
    public Settings open(List<String> others) {
        return new Settings(host, port, bodyBytes, budget, atOnce, waiting, clock, names, others);
    }
}
