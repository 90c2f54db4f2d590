package edict.reference;
import java.util.*;
/** Scratch: prints shrunk failures and inexact samples. */
class BugHunt {
    @org.junit.jupiter.api.Test void go() {
        Drawing d = Drawing.of(Integer.getInteger("edict.documents", 100), Long.getLong("edict.seed", 0));
        System.out.println(d);
        System.out.println("FAILURES "+d.failures.size());
        Set<String> seen=new HashSet<>(); int shown=0;
        for (Drawing.Failure f : d.failures) {
            if (shown>=Integer.getInteger("edict.shown",12)) break;
            Drawing.Failure s = Drawing.shrunk(f);
            String sig = s.disagreement().kind()+s.disagreement().text().split("[:\n]")[0]+TreeReader.read(s.sketch().rules()).stream().map(r->Census.constructs(s.sketch().vocabulary(),List.of(),r).toString()).toList();
            if (!seen.add(sig)) continue;
            shown++;
            System.out.println("#### seed "+f.seed()+" "+s.disagreement().kind()+" "+s.disagreement().text()+"\n"+s.sketch());
            if (s.disagreement().text().startsWith("broke")) try { new Product(s.sketch()).conclude(s.sketch()); } catch (RuntimeException e) { for (var t : Arrays.asList(e.getStackTrace()).subList(0,6)) System.out.println("   "+t);} 
        }
    }
}
